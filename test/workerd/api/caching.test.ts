import { beforeEach, describe, expect, test } from 'vitest'
import { api, ask, askCounted } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { papers, type Upstream, upstream } from '../helpers/upstream.ts'

const ITEM = '/items/huggingface-papers:2506.00001'
const OF_DATA = ['/items', `/items?day=${DAY_ONE}`, ITEM]
const OF_RUNS = ['/sources', '/runs', '/runs/1', `${ITEM}/upvotes`]

let site: Upstream
beforeEach(async () => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  await collectAt(hour(2), site)
})

const tagOf = async (path: string) => (await api(path)).headers.get('etag') ?? 'none'
const again = (path: string, tag: string) =>
  askCounted(`/api/v1${path}`, { headers: { 'if-none-match': tag } })

describe.each([...OF_DATA, ...OF_RUNS])('%s', (path) => {
  test('carries a weak tag and may be kept for a while', async () => {
    const { headers } = await api(path)
    expect(headers.get('etag')).toMatch(/^W\/"[\w.-]+"$/)
    expect(headers.get('cache-control')).toBe(
      'public, max-age=60, s-maxage=300, stale-while-revalidate=86400',
    )
  })

  test('is "not modified" while nothing changed, for at most two rows read', async () => {
    const tag = await tagOf(path)
    const { response, usage } = await again(path, tag)
    expect(response.status).toBe(304)
    expect(await response.text()).toBe('')
    expect(response.headers.get('etag')).toBe(tag)
    expect(response.headers.get('cache-control')).toContain('max-age=60')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(usage.rowsRead).toBeLessThanOrEqual(2)
  })

  test('knows its tag among others, weak or strong', async () => {
    const tag = await tagOf(path)
    expect((await again(path, `"other", ${tag}`)).response.status).toBe(304)
    expect((await again(path, tag.slice(2))).response.status).toBe(304)
    expect((await again(path, '"other"')).response.status).toBe(200)
    expect((await again(path, '')).response.status).toBe(200)
  })

  test('is new once data changed', async () => {
    const tag = await tagOf(path)
    site.papers.set(DAY_ONE, papers(3, 1, 130))
    await collectAt(hour(3), site)
    expect((await again(path, tag)).response.status).toBe(200)
  })
})

test.each(OF_DATA)('%s stays "not modified" through runs that found nothing new', async (path) => {
  const tag = await tagOf(path)
  await collectAt(hour(3), site)
  site.trouble = () => new Error('no route')
  await collectAt(hour(4), site)
  expect((await again(path, tag)).response.status).toBe(304)
})

test.each(OF_RUNS)('%s is new after every run', async (path) => {
  const tag = await tagOf(path)
  await collectAt(hour(3), site)
  expect((await again(path, tag)).response.status).toBe(200)
})

test('upvotes are new once a gap is known', async () => {
  const tag = await tagOf(`${ITEM}/upvotes`)
  await collectAt(hour(7), site)
  expect((await again(`${ITEM}/upvotes`, tag)).response.status).toBe(200)
})

test('tags differ by path, parameters and format, but not by the order of parameters', async () => {
  const tags = await Promise.all(
    ['/items', '/items?limit=50', '/items?limit=51', '/items.csv', '/items.ndjson', ITEM].map(async (path) =>
      (await ask(`/api/v1${path}`)).headers.get('etag'),
    ),
  )
  expect(new Set(tags).size).toBe(tags.length)
  expect(await tagOf('/items?limit=5&sort=published')).toBe(await tagOf('/items?sort=published&limit=5'))
})

test('a bad question is never "not modified"', async () => {
  expect((await again('/items?limit=0', '*')).response.status).toBe(400)
  for (const path of ['/topics/nope', '/items/huggingface-papers:2506.09999', '/export/nope/2025-06'])
    expect([path, (await again(path, '*')).response.status]).toEqual([path, 404])
  expect((await again('/topics/rag', '*')).response.status).toBe(200)
})

test('what changes with time alone has no tag and is not kept', async () => {
  const { headers } = await api('/health')
  expect(headers.get('etag')).toBeNull()
  expect(headers.get('cache-control')).toBe('no-store')
})

test('a HEAD request has the headers of the answer and no body', async () => {
  const head = await ask('/api/v1/items', { method: 'HEAD' })
  const get = await ask('/api/v1/items')
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  for (const name of ['etag', 'content-type', 'cache-control', 'x-content-type-options'])
    expect(head.headers.get(name)).toBe(get.headers.get(name))
})

test('an item seen first after a tag was given out is found', async () => {
  const tag = await tagOf('/items')
  await see(hour(5), [paper(77, 1)])
  const { response } = await again('/items', tag)
  expect(response.status).toBe(200)
  expect(((await response.json()) as { data: unknown[] }).data).toHaveLength(4)
})
