import { beforeEach, describe, expect, test } from 'vitest'
import { api } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { upstream } from '../helpers/upstream.ts'

beforeEach(async () => {
  await see(hour(2), [paper(1, 10, { rank: 2 }), paper(2, 30, { rank: 1 })])
  await see(hour(3), [repository('owner/upvotes', 500, 1)], { source: REPOSITORIES, whole: true })
  await see(hour(4), [paper(1, 15, { rank: 2 }), paper(2, 30, { rank: 1 })])
})

const PAPER_ONE = {
  id: 'huggingface-papers:2506.00001',
  source: PAPERS,
  title: 'Generated paper number 1',
  summary: 'What paper 1 is about.',
  topics: null,
  url: 'https://huggingface.co/papers/2506.00001',
  authors: ['Author 1 A', 'Author 1 B'],
  author_count: 2,
  organization: 'Organisation 1',
  organization_id: 'org-1',
  published_at: '2025-06-01T00:01:00Z',
  first_seen_at: '2025-06-10T02:00:00Z',
  changed_at: '2025-06-10T04:00:00Z',
  upvotes: 15,
  unit: 'upvotes',
  comments: 3,
  details: { github_repo: 'owner-1/code', keywords: ['one', 'two'] },
}
const META = { as_of: '2025-06-10T04:00:00Z', version: expect.any(Number) }

describe('/sources', () => {
  test('tells each source, what it counts, and how far it has come', async () => {
    const { status, body } = await api('/sources')
    expect(status).toBe(200)
    expect(body).toEqual({
      data: [
        {
          id: PAPERS,
          name: 'Hugging Face Daily Papers',
          unit: 'upvotes',
          entry: 'papers',
          home: 'https://huggingface.co/papers',
          first_day: DAY_ONE,
          last_day: DAY_ONE,
          items: 2,
          last_good_run: 3,
          last_good_run_at: '2025-06-10T04:00:00Z',
        },
        {
          id: REPOSITORIES,
          name: 'GitHub Trending',
          unit: 'stars',
          entry: 'repositories',
          home: 'https://github.com/trending',
          first_day: DAY_ONE,
          last_day: DAY_ONE,
          items: 1,
          last_good_run: 2,
          last_good_run_at: '2025-06-10T03:00:00Z',
        },
      ],
      meta: META,
    })
  })
})

describe('/runs', () => {
  test('is the ledger, newest first', async () => {
    const { body } = await api('/runs')
    expect(body.data.map(({ id }: { id: number }) => id)).toEqual([3, 2, 1])
    expect(body.data[0]).toEqual({
      id: 3,
      source: PAPERS,
      day: DAY_ONE,
      scheduled_at: '2025-06-10T04:00:00Z',
      took_ms: 7,
      status: 'ok',
      way: 'api',
      url: 'https://site.example/page',
      http_status: 200,
      bytes: 1000,
      sha256: 'aa',
      rows_seen: 2,
      rows_rejected: 0,
      rejected: [],
      items_new: 0,
      items_changed: 1,
      error: null,
    })
    expect(body.meta).toEqual({ ...META, next: null })
  })

  test('one run tells which rows were left out and why', async () => {
    const site = upstream()
    site.papers.set('2025-06-09', [
      { number: 5, upvotes: 1 },
      { number: 5, upvotes: 1 },
    ])
    await collectAt(hour(5), site, { day: '2025-06-09' })
    const { status, body } = await api('/runs/4')
    expect(status).toBe(200)
    expect(body.data).toMatchObject({
      id: 4,
      rows_rejected: 1,
      rejected: [{ row: 2, externalId: '2506.00005', reason: 'stands twice on the page' }],
    })
  })

  test.each(['/runs/99', '/runs/0', '/runs/-1', '/runs/1e3', '/runs/abc', '/runs/99999999999999999999'])(
    '%s is not there',
    async (path) => {
      expect((await api(path)).status).toBe(404)
    },
  )
})

describe('/items', () => {
  test('are sorted by upvotes, across sources', async () => {
    const { status, body } = await api('/items')
    expect(status).toBe(200)
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([
      'github-trending:owner/upvotes',
      'huggingface-papers:2506.00002',
      'huggingface-papers:2506.00001',
    ])
    expect(body.data[2]).toEqual(expect.objectContaining(PAPER_ONE))
    expect(body.meta).toEqual({ ...META, next: null })
  })

  test('of one day carry their place', async () => {
    const { body } = await api(`/items?day=${DAY_ONE}&source=${PAPERS}`)
    expect(body.data).toMatchObject([
      { id: 'huggingface-papers:2506.00002', rank: 1 },
      { id: 'huggingface-papers:2506.00001', rank: 2 },
    ])
  })

  test('of a day without data are an empty list', async () => {
    const { status, body } = await api('/items?day=2019-01-01')
    expect(status).toBe(200)
    expect(body).toEqual({
      data: [],
      meta: { ...META, coverage: 0, reason: 'no listing of this day has been seen', next: null },
    })
  })
})

test('an API answer says what it is, who may read it and that it is nothing else', async () => {
  for (const path of ['/sources', '/items', '/runs/1', '/nothing', '/items?bad=1']) {
    const { headers } = await api(path)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json/)
  }
})

test('an answer says when a listing was last seen, also once the newest ones never were', async () => {
  const down = upstream()
  down.trouble = () => new Response('', { status: 503 })
  for (const day of ['2025-06-11', '2025-06-12', '2025-06-13'])
    for (const source of [PAPERS, REPOSITORIES]) await collectAt(hour(70), down, { source, day })
  const asOf = async (path: string) => (await api(path, { now: hour(75) })).body.meta.as_of
  expect(await asOf('/items')).toBe('2025-06-10T04:00:00Z')
  expect(await asOf(`/items?source=${REPOSITORIES}`)).toBe('2025-06-10T03:00:00Z')
})

test('a database without a single run answers with empty lists', async () => {
  for (const table of ['run', 'item', 'listing', 'listing_item', 'observation', 'source_state'])
    await value(`DELETE FROM ${table}`)
  expect((await api('/items')).body).toEqual({
    data: [],
    meta: { as_of: null, version: expect.any(Number), next: null },
  })
  expect((await api('/runs')).body.data).toEqual([])
  expect((await api('/sources')).body.data).toMatchObject([
    { id: PAPERS, items: 0, first_day: null, last_day: null, last_good_run: null, last_good_run_at: null },
    { id: REPOSITORIES, items: 0 },
  ])
})
