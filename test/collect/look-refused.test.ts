import { afterEach, describe, expect, test, vi } from 'vitest'
import { type LookRequest, lookAt } from '../../workers/collect/look.ts'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { fixture } from '../sources/fixture.ts'
import {
  announced,
  breakOff,
  never,
  type Respond,
  redirect,
  reset,
  send,
  sha256,
  status,
  streamed,
  useSite,
} from './site.ts'

const site = useSite()
const DAY = '2026-03-11'
const [api, hydration = api, cards = api] = huggingfacePapers.ways
const GOOD = fixture('huggingface/rows.json')
const PAGE = fixture('huggingface/page-2026.html')
const WRONG_SHAPE = '[{"paper":{"id":7,"title":null,"upvotes":"many"}},null,"x",{"constructor":{}}]'

const look = (more: Partial<LookRequest> = {}) =>
  lookAt(
    {
      source: huggingfacePapers,
      day: DAY,
      way: api,
      page: 0,
      origin: site.origin,
      etag: null,
      sha256: null,
      itemsBefore: 0,
      ...more,
    },
    fetch,
  )
const answer = (respond: Respond) =>
  site.answer({ '/api/daily_papers': respond, [`/papers/date/${DAY}`]: respond, '/trending': respond })
const html = (text: string) => send(text, 'text/html; charset=utf-8')
afterEach(() => void vi.restoreAllMocks())

describe('a site that misbehaves fails the look, with the reason and what is known', () => {
  test.each<[string, Respond, 'site' | 'page', RegExp, number | null]>([
    ['500', status(500), 'site', /^the site answered 500$/, 500],
    ['503', status(503), 'site', /^the site answered 503$/, 503],
    [
      '429',
      status(429, { 'retry-after': '120' }),
      'site',
      /^the site answered 429, asking for a pause of 120 s$/,
      429,
    ],
    ['timeout', never, 'site', /^no complete answer within 15 s$/, null],
    ['reset', reset, 'site', /^the connection failed \(.+\)$/, null],
    ['truncate', breakOff(GOOD), 'site', /^the connection failed \(.+\)$/, null],
    ['empty', send(''), 'page', /^the body is empty$/, 200],
    [
      'html-error',
      html('<!doctype html><h1>Checking your browser</h1></html>'),
      'page',
      /^expected JSON, got text\/html/,
      200,
    ],
    [
      'not-json',
      send('{"dailyPapers": [oops'),
      'page',
      /^huggingface-papers: the answer is not JSON \(/,
      200,
    ],
    [
      'an error in JSON',
      send('{"error":"no"}'),
      'page',
      /^huggingface-papers: the answer is not a list of papers$/,
      200,
    ],
    [
      'redirect',
      redirect('http://127.0.0.1:1/x'),
      'page',
      /^redirected to http:\/\/127\.0\.0\.1:1, which/,
      302,
    ],
    ['huge', announced(40 << 20), 'page', /^the body is larger than 8 MB$/, 200],
    ['huge, unannounced', streamed(9 << 20), 'page', /^the body is larger than 8 MB$/, 200],
  ])('%s', async (_, respond, where, message, httpStatus) => {
    const timeout = AbortSignal.timeout.bind(AbortSignal)
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(respond === never ? 40 : 5000))
    answer(respond)
    expect(await look({ itemsBefore: 9 })).toMatchObject({
      status: 'failed',
      trouble: { name: 'Trouble', where, message: expect.stringMatching(message) },
      facts: { httpStatus, rowsSeen: 0, rejected: [] },
    })
  })

  test('what came is described although it could not be read', async () => {
    answer(send('{}'))
    const { facts } = await look()
    expect(facts).toMatchObject({ url: expect.stringContaining('/api/'), bytes: 2, sha256: sha256('{}') })
  })

  test('slow is not wrong', async () => {
    answer((response, request) => void setTimeout(() => send(GOOD)(response, request), 100))
    expect(await look()).toMatchObject({ status: 'seen' })
  })
})

describe('a page fails the look', () => {
  test.each([
    ['that breaks off', PAGE.slice(0, -20), /^the page breaks off before its end$/],
    ['that breaks off within its data', PAGE.slice(0, 4000), /^the page breaks off before its end$/],
    [
      'with the data of other parts alone',
      fixture('huggingface/error-400.html'),
      /has no (?:DailyPapers data|cards)$/,
    ],
    [
      'that shows a later day',
      PAGE.replaceAll('2026-03-11', '2026-03-12'),
      /^asked for 2026-03-11, got 2026-03-12$/,
    ],
  ])('%s', async (_, text, message) => {
    answer(html(text))
    for (const way of [hydration, cards])
      expect(await look({ way })).toMatchObject({
        status: 'failed',
        trouble: { where: 'page', message: expect.stringMatching(message) },
      })
  })

  test('of a 400, and an answer of one', async () => {
    answer(status(400, { 'content-type': 'text/html' }))
    for (const way of [api, hydration])
      expect(await look({ way })).toMatchObject({
        status: 'failed',
        trouble: { where: 'page', httpStatus: 400 },
      })
  })

  test('of cards that does not say which day it shows', async () => {
    answer(html(PAGE.replace(/<time[^>]*>/, '<time>')))
    expect(await look({ way: cards })).toMatchObject({
      status: 'failed',
      trouble: { message: 'the page does not say which day it shows' },
    })
  })

  test('of trending repositories when it has none', async () => {
    answer(html('<html><h1>Trending</h1></html>'))
    expect(await look({ source: githubTrending, way: githubTrending.ways[0] })).toMatchObject({
      status: 'failed',
      trouble: { message: 'github-trending: the page has no article.Box-row' },
    })
  })

  test('but never for what follows its end', async () => {
    answer(html(`${PAGE.trimEnd()}\n\n  \n`))
    expect(await look({ way: hydration })).toMatchObject({ status: 'seen' })
  })
})

test('an answer whose rows are all of another day fails the look', async () => {
  answer(send(GOOD.replaceAll('"submittedOnDailyAt": "2026-03-11', '"submittedOnDailyAt": "2026-03-10')))
  expect(await look()).toMatchObject({
    status: 'failed',
    trouble: { message: 'asked for 2026-03-11, got 2026-03-10' },
  })
})

describe('an answer is not trusted', () => {
  const rows = (good: number, bad = 0) =>
    send(
      JSON.stringify([
        ...Array.from({ length: good }, (_, i) => ({
          paper: { id: `2603.${10_000 + i}`, title: 'T', upvotes: 1 },
        })),
        ...Array.from({ length: bad }, () => ({ paper: { id: 7 } })),
      ]),
    )

  test('when none of its rows is valid: the run says why, row by row', async () => {
    answer(send(WRONG_SHAPE))
    expect(await look()).toMatchObject({
      status: 'quarantined',
      reason: 'none of 4 rows is a valid paper',
      facts: { rowsSeen: 4, rejected: { length: 4 }, httpStatus: 200 },
    })
  })

  test.each<[before: number, good: number, bad: number, reason: string | null]>([
    [0, 1, 0, null],
    [10, 5, 0, null],
    [10, 4, 0, '4 papers, where the same day had 10 before'],
    [10, 0, 0, '0 papers, where the same day had 10 before'],
    [10, 4, 6, '4 papers, where the same day had 10 before'],
    [60, 25, 25, null],
    [60, 24, 26, '24 papers, where the same day had 50 before'],
    [60, 30, 0, null],
    [60, 29, 0, '29 papers, where the same day had 60 before'],
    [200, 50, 0, null],
  ])(
    'when it has under half of what the day had: %i before, now %i and %i bad rows',
    async (itemsBefore, good, bad, reason) => {
      answer(rows(good, bad))
      expect(await look({ itemsBefore })).toMatchObject(
        reason === null ? { status: 'seen' } : { status: 'quarantined', reason },
      )
    },
  )

  test.each<[page: number, before: number, good: number, bad: number, reason: string | null]>([
    [1, 51, 0, 0, null],
    [1, 90, 3, 0, null],
    [1, 90, 0, 9, 'none of 9 rows is a valid paper'],
    [1, 90, 19, 31, '19 papers, where the same day had 40 before'],
    [1, 130, 10, 0, '60 papers, where the same day had 130 before'],
    [2, 130, 0, 0, null],
  ])('on page %i, with %i before, now %i and %i bad rows', async (page, itemsBefore, good, bad, reason) => {
    answer(rows(good, bad))
    expect(await look({ page, itemsBefore })).toMatchObject(
      reason === null ? { status: 'seen' } : { status: 'quarantined', reason },
    )
  })

  test('when the page of a day that had papers shows an earlier day', async () => {
    site.answer({ '/papers/date/2026-03-12': html(PAGE) })
    expect(await look({ way: hydration, day: '2026-03-12', itemsBefore: 3 })).toMatchObject({
      status: 'quarantined',
      reason: '0 papers, where the same day had 3 before',
    })
  })
})
