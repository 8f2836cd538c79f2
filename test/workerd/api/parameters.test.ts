import { beforeEach, describe, expect, test } from 'vitest'
import { age, close } from '../helpers/aging.ts'
import { api, askCounted } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'
import { upstream } from '../helpers/upstream.ts'

beforeEach(async () => {
  await see(hour(2), [paper(1, 10), paper(2, 30)])
})

const UPVOTES = '/items/huggingface-papers:2506.00001/upvotes'
const far = 'x'.repeat(5000)
const cursorOf = (position: unknown) => btoa(JSON.stringify(position)).replace(/=+$/, '')

describe('refused with the name of the parameter and what is wrong with it', () => {
  test.each([
    ['/items?sorce=x', 'sorce', 'did you mean "source"?'],
    ['/items?foo=x', 'foo', 'is no parameter here. Known: source,'],
    ['/sources?limit=3', 'limit', 'This endpoint takes none.'],
    ['/health?x', 'x', 'is no parameter here'],
    ['/runs/1?day=2025-06-10', 'day', 'is no parameter here'],
    ['/items/huggingface-papers:2506.00001?source=x', 'source', 'is no parameter here'],
    ['/items?source=huggingface', 'source', 'is not one of huggingface-papers, github-trending'],
    ['/items?source=huggingface-paper', 'source', 'did you mean "huggingface-papers"?'],
    ['/items?source=', 'source', 'is not one of'],
    ['/runs?source=hackernews', 'source', 'is not one of'],
    ['/items?source=huggingface-papers&source=github-trending', 'source', 'is given more than once'],
    ['/items?day=2025-02-30', 'day', '"2025-02-30" is not a calendar day like 2025-06-10'],
    ['/items?day=today', 'day', 'is not a calendar day'],
    ['/items?day=2025-6-1', 'day', 'is not a calendar day'],
    ['/items?day=', 'day', 'is not a calendar day'],
    ['/trends/topics', 'topics', 'is missing: one to five ids of topics, separated by commas'],
    [`/items?day=${far}`, 'day', 'is not a calendar day'],
    ['/runs?day=20250610', 'day', 'is not a calendar day'],
    ['/runs?from=x', 'from', 'is not a calendar day'],
    ['/runs?to=2025-13-01', 'to', 'is not a calendar day'],
    ['/runs?from=2025-06-11&to=2025-06-10', 'from', '2025-06-11 is after to, 2025-06-10'],
    [`${UPVOTES}?from=2025-06-11&to=2025-06-10`, 'from', 'is after to'],
    [`${UPVOTES}?from=11`, 'from', 'is not a calendar day'],
    ['/items?day=2025-06-10&from=2025-06-10&to=2025-06-11', 'day', 'goes without from and to'],
    ['/items?day=2025-06-10&to=2025-06-11', 'day', 'goes without from and to'],
    ['/items?from=2025-06-11&to=2025-06-10', 'from', 'is after to'],
    ['/items?from=2025-06-10', 'to', 'is missing'],
    ['/items?to=2025-06-10', 'from', 'is missing'],
    ['/items?from=2025-01-01&to=2025-02-01', 'from', 'more than 31 days'],
    ['/trends/volume?from=2025-06-11', 'from', '2025-06-11 lies in the future'],
    ['/trends/topics?topics=rag&to=2025-06-11', 'to', '2025-06-11 lies in the future'],
    ['/organizations?from=2025-06-11', 'from', '2025-06-11 lies in the future'],
    ['/organizations?from=2025-06-10&to=2025-06-09', 'from', '2025-06-10 is after to, 2025-06-09'],
    ['/items?limit=0', 'limit', '0 is not between 1 and 200'],
    ['/items?limit=201', 'limit', '201 is not between 1 and 200'],
    ['/items?limit=abc', 'limit', '"abc" is not a whole number'],
    ['/items?limit=-1', 'limit', 'is not a whole number'],
    ['/items?limit=1.5', 'limit', 'is not a whole number'],
    ['/items?limit=', 'limit', 'is not a whole number'],
    ['/runs?limit=201', 'limit', '201 is not between 1 and 200'],
    ['/items?min_upvotes=-1', 'min_upvotes', 'is not a whole number'],
    ['/items?min_upvotes=99999999', 'min_upvotes', 'is not between 0 and 10000000'],
    ['/items?organization=', 'organization', 'is empty'],
    [`/items?organization=${far}`, 'organization', 'is longer than 120 characters (5000)'],
    ['/items?sort=upvote', 'sort', 'did you mean "upvotes"?'],
    ['/items?sort=haet', 'sort', 'did you mean "heat"?'],
    ['/trends/topics?topics=rga', 'topics', '"rga" is no topic; did you mean "rag"?'],
    ['/topics?group=zzzzzz', 'group', '"zzzzzz" is no group: there are '],
    ['/items?sort=upvotes%20DESC', 'sort', 'is not one of'],
    ['/runs?status=fine', 'status', 'is not one of ok, unchanged, failed, quarantined'],
    ['/items?cursor=', 'cursor', 'is empty'],
    ['/items?cursor=abc', 'cursor', 'is not a cursor that this endpoint gave out'],
    [`/items?cursor=${far}`, 'cursor', 'is longer than 2000 characters'],
    [`/items?cursor=${cursorOf(['runs', 7])}`, 'cursor', 'is not a cursor'],
    [`/items?cursor=${cursorOf(['published', 7, 1])}`, 'cursor', 'is not a cursor'],
    [`/items?cursor=${cursorOf([7, 1])}`, 'cursor', 'is not a cursor'],
    [`/items?cursor=${cursorOf(['upvotes', 7])}`, 'cursor', 'is not a cursor'],
    [`/items?cursor=${cursorOf(['upvotes', 7, 1, 1])}`, 'cursor', 'is not a cursor'],
    [`/items?cursor=${cursorOf(['upvotes', 7.5, '1'])}`, 'cursor', 'is not a cursor'],
    [`/items?cursor=${cursorOf({})}`, 'cursor', 'is not a cursor'],
    [`/runs?cursor=${cursorOf(['upvotes', 7, 1])}`, 'cursor', 'is not a cursor'],
    [`/runs?cursor=${cursorOf(null)}`, 'cursor', 'is not a cursor'],
  ])('%s', async (path, parameter, message) => {
    const { status, headers, body } = await api(path)
    expect(status).toBe(400)
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toEqual({
      title: 'Bad parameters',
      status: 400,
      detail: expect.stringContaining(message),
      errors: [{ parameter, message: expect.stringContaining(message) }],
    })
    expect(body.detail.length).toBeLessThan(400)
  })

  test('in the path, naming what may have been meant', async () => {
    expect((await api('/export/huggingface-paper/2026-10')).body.detail).toBe(
      'There is no source "huggingface-paper"; did you mean "huggingface-papers"?',
    )
  })

  test('all at once', async () => {
    const { body } = await api('/items?sorce=x&limit=0&day=x&sort=y')
    expect(body.errors.map(({ parameter }: { parameter: string }) => parameter).sort()).toEqual([
      'day',
      'limit',
      'sorce',
      'sort',
    ])
  })

  test('before the database is asked, so that a made-up question costs nothing', async () => {
    expect((await askCounted('/api/v1/items?sorce=x')).usage.statements).toBe(0)
  })
})

describe('accepted', () => {
  test.each([
    `/items?source=${PAPERS}&day=${DAY_ONE}&organization=org-1&min_upvotes=1&sort=upvotes&limit=1`,
    '/items?from=2025-06-10&to=2025-06-10&sort=first_seen',
    '/items?from=2025-01-01&to=2025-01-31&sort=published',
    '/items?limit=200',
    '/items?limit=007',
    `/items?cursor=${cursorOf(['upvotes', 0, 0])}`,
    `/runs?source=${PAPERS}&day=${DAY_ONE}&status=ok&from=2025-06-01&to=2025-06-30&limit=200`,
    `${UPVOTES}?from=2025-06-10&to=2025-06-10`,
  ])('%s', async (path) => {
    expect((await api(path)).status).toBe(200)
  })

  test('from and to of one day are that day', async () => {
    const { body } = await api('/items?from=2025-06-10&to=2025-06-10')
    expect(body.data).toEqual((await api('/items?day=2025-06-10')).body.data)
    expect(body.data[0].rank).toBe(2)
  })

  test('each filter keeps what it says', async () => {
    await see(hour(30), [paper(3, 500), paper(8, 4)], { day: '2025-06-11' })
    const ids = async (query: string) =>
      (await api(`/items?${query}`)).body.data.map(({ id }: { id: string }) => Number(id.slice(-5)))
    expect(await ids('min_upvotes=30')).toEqual([3, 2])
    expect(await ids('organization=org-1')).toEqual([1, 8])
    expect(await ids('organization=org-1&min_upvotes=5')).toEqual([1])
    expect(await ids('organization=nobody')).toEqual([])
    expect(await ids('source=github-trending')).toEqual([])
    expect(await ids('day=2025-06-11')).toEqual([3, 8])
    expect(await ids('from=2025-06-10&to=2025-06-11')).toEqual([3, 2, 1, 8])
    expect(await ids('from=2025-06-10&to=2025-06-11&organization=org-1&sort=first_seen')).toEqual([8, 1])
    expect(await ids('sort=published')).toEqual([8, 3, 2, 1])
    expect(await ids('sort=first_seen')).toEqual([8, 3, 2, 1])
    expect(await ids('sort=published&limit=2')).toEqual([8, 3])
  })
})

describe('a day without items says why', () => {
  const down = upstream()
  down.trouble = () => new Response('', { status: 503 })
  const meta = async (query: string) => {
    const { coverage, reason } = (await api(`/items?${query}`, { now: hour(60) })).body.meta
    return [coverage, reason]
  }

  test.each([
    ['which nobody saw', 'day=2025-06-09', 0, 'no listing of this day has been seen'],
    ['at which an attempt failed', 'day=2025-06-08', 0, 'no listing of this day has been seen'],
    ['with nothing on it', 'day=2025-06-07', 0.5, 'nothing asked for was listed on this day'],
    ['of a source', `day=2025-06-07&source=${PAPERS}`, 1, 'nothing asked for was listed on this day'],
    ['with others', `day=${DAY_ONE}&min_upvotes=31`, 0, 'nothing asked for was listed on this day'],
  ])('%s', async (_, query, coverage, reason) => {
    await collectAt(hour(-10), down, { day: '2025-06-08' })
    await see(hour(-30), [], { day: '2025-06-07', whole: true })
    for (const day of ['2025-06-07', '2025-06-08']) await close(day)
    await age()
    expect(await meta(query)).toEqual([coverage, reason])
    for (const other of ['sort=heat', 'sort=published', 'organization=org-1', 'q=generated'])
      expect((await meta(`${query}&${other}`))[0]).toBe(coverage)
  })

  test('and one with items, or of which that is not asked, has nothing to say', async () => {
    expect(await meta(`day=${DAY_ONE}`)).toEqual([undefined, undefined])
    expect(await meta('min_upvotes=31')).toEqual([undefined, undefined])
  })
})
