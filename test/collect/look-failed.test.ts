import { afterEach, describe, expect, test, vi } from 'vitest'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { fixture } from '../sources/fixture.ts'
import { api, cards, DAY, hydration, looker } from './looking.ts'
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
const look = looker(site)
const GOOD = fixture('huggingface/rows.json')
const PAGE = fixture('huggingface/page-2026.html')

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
      'hostile and not-json',
      send('\0\u202eoops\n'),
      'page',
      /^huggingface-papers: the answer is not JSON \([ -~]+\)$/,
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
    [
      'redirect, at length',
      redirect(`http://${'a.'.repeat(400)}x/`),
      'page',
      /^redirected to http:.{280}…$/,
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

test('an answer most of whose rows are of another day fails the look, even if they do not agree', async () => {
  const named = GOOD.replaceAll('"submittedOnDailyAt": "2026-03-11', '"submittedOnDailyAt": "2026-03-10')
  answer(send(named.replace('"submittedOnDailyAt": "2026-03-10', '"submittedOnDailyAt": "2026-03-09')))
  expect(await look()).toMatchObject({
    status: 'failed',
    trouble: { where: 'page', message: 'asked for 2026-03-11, got 2026-03-10' },
  })
})
