import { describe, expect, test } from 'vitest'
import { api, ask, askCounted } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { feed } from '../helpers/feeds.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

const NAMES = ['daily', 'rising', 'digest', 'topics/rag']

describe.each(NAMES)('%s', (name) => {
  test('is valid when there is nothing', async () => {
    const { entries, updated } = await feed(name)
    expect([entries, updated]).toEqual([[], '1970-01-01T00:00:00.000Z'])
  })

  test.each(['xml', 'json'])(
    'as %s is "not modified" while nothing changed, for two rows read',
    async (format) => {
      const path = `/feeds/${name}.${format}`
      const first = await ask(path)
      const tag = first.headers.get('etag') ?? ''
      expect(first.headers.get('cache-control')).toBe(
        'public, max-age=60, s-maxage=300, stale-while-revalidate=86400',
      )
      expect(first.headers.get('access-control-allow-origin')).toBe('*')
      const { response, usage } = await askCounted(path, { headers: { 'if-none-match': tag } })
      expect([response.status, await response.text()]).toEqual([304, ''])
      expect(usage.rowsRead).toBeLessThanOrEqual(2)
      await see(hour(2), [paper(1, 1)])
      expect((await ask(path, { headers: { 'if-none-match': tag } })).status).toBe(200)
    },
  )

  test.each([
    ['?limit=5', 'limit'],
    ['?min_upvotes=-1', 'min_upvotes'],
    ['?min_upvotes=1&min_upvotes=2', 'min_upvotes'],
    ['?source=hugging-face', 'source'],
  ])('%s is refused by name', async (query, parameter) => {
    for (const format of ['xml', 'json']) {
      const response = await ask(`/feeds/${name}.${format}${query}`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ errors: [{ parameter }] })
    }
  })
})

test('a feed of 28 days reads a row for each of them, however many there are', async () => {
  const days = `WITH RECURSIVE d(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < 399)`
  await value(
    `${days} INSERT INTO day_best (source, day, closed_at, items)
     SELECT s.value, date('2025-06-08', '-' || i || ' days'), i, '[["2506.00001","Title",5]]'
     FROM d, json_each('["${PAPERS}","${REPOSITORIES}"]') AS s`,
  )
  const { response, usage } = await askCounted('/feeds/daily.json')
  expect(((await response.json()) as { items: unknown[] }).items).toHaveLength(28)
  expect(usage.rowsRead).toBeLessThanOrEqual(28 + 5)
})

test.each([
  '/feeds',
  '/feeds/',
  '/feeds/daily',
  '/feeds/daily.rss',
  '/feeds/topics/rag',
  '/feeds/topics/.xml',
])('%s is not there', async (path) => expect((await ask(path)).status).toBe(404))

test('a topic that is not there, or another format, is named', async () => {
  const detailOf = async (path: string) => ((await (await ask(path)).json()) as { detail: string }).detail
  expect(await detailOf('/feeds/topics/rga.xml')).toBe('There is no topic "rga"; did you mean "rag"?')
  expect(await detailOf('/feeds/topics/rag.rss')).toMatch(/^There is no feed "rag.rss": .*rag\.xml/)
})

test('other methods are refused', async () => {
  const response = await ask('/feeds/daily.xml', { method: 'POST' })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
})

test('a feed is not confused with the API', async () => {
  expect((await api('/feeds/daily.xml')).status).toBe(404)
})
