import { afterEach, describe, expect, test, vi } from 'vitest'
import { addressOn, fetchPage, type PageRequest, USER_AGENT } from '../../workers/collect/fetch-page.ts'
import { Trouble, type TroubleWith } from '../../workers/collect/trouble.ts'
import { DAY } from '../../workers/days.ts'
import {
  announced,
  breakOff,
  etagOf,
  never,
  redirect,
  reset,
  send,
  sha256,
  status,
  streamed,
  useSite,
} from './site.ts'

const site = useSite()
const BODY = '[{"title":"ünïcode"}]'

const get = (path: string, more: Partial<PageRequest> = {}) =>
  fetchPage({ origin: site.origin, path, accepts: 'json', etag: null, ...more }, fetch)

/** What went wrong; fails when nothing did. */
async function troubleAt(path: string, more: Partial<PageRequest> = {}): Promise<Trouble> {
  const trouble = await get(path, more).catch((error: unknown) => error)
  if (trouble instanceof Trouble) return trouble
  throw new Error(`${path} gave no trouble`, { cause: trouble })
}

/** Makes the 15 seconds of patience shorter, and tells how long they were. */
function hurry(): () => number | undefined {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(60))
  return () => spy.mock.calls[0]?.[0]
}
afterEach(() => void vi.restoreAllMocks())

describe('a page that is what it should be', () => {
  test('comes with its text, size, hash and etag', async () => {
    site.answer({ '/a': send(BODY) })
    expect(await get('/a?day=1')).toEqual({
      status: 200,
      url: `${site.origin}/a?day=1`,
      text: BODY,
      bytes: Buffer.byteLength(BODY),
      sha256: sha256(BODY),
      etag: etagOf(BODY),
    })
  })

  test('is asked for by a named reader who says where to complain, and for one kind of content', async () => {
    site.answer({ '/a': send(BODY), '/b': send('<html></html>', 'text/html; charset=utf-8') })
    await get('/a')
    await get('/b', { accepts: 'html' })
    expect(site.requests.map(({ headers }) => [headers['user-agent'], headers.accept])).toEqual([
      [USER_AGENT, 'application/json'],
      [USER_AGENT, 'text/html'],
    ])
    expect(USER_AGENT).toMatch(/^Uptrend\/\d+\.\d+ \(\+https:\/\/\S+\)$/)
  })

  test('is asked for with the etag of the last time, and only when there is one', async () => {
    site.answer({ '/a': send(BODY) })
    expect(await get('/a', { etag: etagOf(BODY) })).toEqual({ status: 304, url: `${site.origin}/a` })
    expect(await get('/a', { etag: '"older"' })).toMatchObject({ status: 200 })
    await get('/a')
    expect(site.requests.map(({ headers }) => headers['if-none-match'])).toEqual([
      etagOf(BODY),
      '"older"',
      undefined,
    ])
  })

  test('may say JSON in other words, and may have no etag', async () => {
    for (const type of ['application/json', 'APPLICATION/JSON;charset=utf-8', 'application/problem+json']) {
      site.answer({ '/a': (response) => response.writeHead(200, { 'content-type': type }).end('[]') })
      expect(await get('/a')).toMatchObject({ text: '[]', etag: null })
    }
  })

  test('may be as large as 8 MB', async () => {
    site.answer({ '/a': streamed(8 << 20) })
    expect(await get('/a')).toMatchObject({ bytes: 8 << 20 })
  })
})

describe('a redirect', () => {
  test('within the site is followed, three times at most, with the same headers', async () => {
    site.answer({
      '/1': redirect('/2', 301),
      '/2': redirect('3?x=1', 307),
      '/3': redirect(`${site.origin}/4`, 308),
      '/4': send(BODY),
    })
    expect(await get('/1', { etag: '"e"' })).toMatchObject({ status: 200, text: BODY })
    expect(site.requests.map(({ url }) => url)).toEqual(['/1', '/2', '/3?x=1', '/4'])
    for (const { headers } of site.requests)
      expect([headers['user-agent'], headers['if-none-match']]).toEqual([USER_AGENT, '"e"'])
  })

  test('in a circle ends', async () => {
    site.answer({ '/1': redirect('/2'), '/2': redirect('/1') })
    expect(await troubleAt('/1')).toMatchObject({ where: 'page', message: 'redirected more than 3 times' })
    expect(site.requests).toHaveLength(4)
  })

  test.each([
    ['http://127.0.0.1:1/elsewhere', 'http://127.0.0.1:1'],
    ['https://evil.example/', 'https://evil.example'],
    ['//evil.example/x', 'http://evil.example'],
    ['javascript:alert(1)', 'null'],
    ['http://', 'nowhere'],
    [null, 'nowhere'],
  ])('to %j is refused and not followed', async (location, named) => {
    site.answer({ '/a': redirect(location) })
    expect(await troubleAt('/a')).toMatchObject({
      where: 'page',
      httpStatus: 302,
      message: `redirected to ${named}, which is not the site`,
    })
    expect(site.requests).toHaveLength(1)
  })
})

describe('trouble', () => {
  test.each<[number, TroubleWith]>([
    [429, 'site'],
    [403, 'site'],
    [500, 'site'],
    [502, 'site'],
    [503, 'site'],
    [400, 'page'],
    [404, 'page'],
    [410, 'page'],
    [204, 'page'],
    [206, 'page'],
    [304, 'page'],
  ])('is an answer of %i, with the %s', async (code, where) => {
    site.answer({ '/a': status(code) })
    expect(await troubleAt('/a')).toMatchObject({
      where,
      httpStatus: code,
      retryAfter: null,
      message: `the site answered ${code}`,
    })
  })

  test.each([
    ['120', 120_000, ', asking for a pause of 120 s'],
    ['0', 0, ', asking for a pause of 0 s'],
    ['999999999', DAY, ', asking for a pause of 86400 s'],
    ['9'.repeat(400), DAY, ', asking for a pause of 86400 s'],
    ['Wed, 11 Mar 2026 08:00:00 GMT', null, ''],
    ['-5', null, ''],
    ['1e3', null, ''],
    ['soon', null, ''],
    ['', null, ''],
  ])('remembers the pause asked for by Retry-After: %j', async (header, retryAfter, words) => {
    site.answer({ '/a': status(429, { 'retry-after': header }) })
    expect(await troubleAt('/a')).toMatchObject({ retryAfter, message: `the site answered 429${words}` })
  })

  test.each<[string, 'json' | 'html', string | undefined, string]>([
    ['a page for JSON', 'json', 'text/html; charset=utf-8', 'expected JSON, got text/html; charset=utf-8'],
    ['JSON for a page', 'html', 'application/json', 'expected HTML, got application/json'],
    ['text for JSON', 'json', 'text/plain', 'expected JSON, got text/plain'],
    [
      'a type that only begins alike',
      'json',
      'application/jsonlines',
      'expected JSON, got application/jsonlines',
    ],
    [
      'a type that names JSON elsewhere',
      'json',
      'text/x; y=application/json',
      'expected JSON, got text/x; y=application/json',
    ],
    ['no type', 'json', undefined, 'expected JSON, got no content type'],
    ['a very long type', 'json', `text/${'x'.repeat(500)}`, `expected JSON, got text/${'x'.repeat(55)}`],
  ])('is %s', async (_, accepts, type, message) => {
    site.answer({
      '/a': (response) =>
        response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end('[]'),
    })
    expect(await troubleAt('/a', { accepts })).toMatchObject({ where: 'page', httpStatus: 200, message })
  })

  test('is an empty body', async () => {
    site.answer({ '/a': send('') })
    expect(await troubleAt('/a')).toMatchObject({
      where: 'page',
      httpStatus: 200,
      message: 'the body is empty',
    })
  })

  test('is a body of more than 8 MB, announced or not, of which no more is read', async () => {
    site.answer({ '/announced': announced(40 << 20), '/streamed': streamed((8 << 20) + 1) })
    for (const path of ['/announced', '/streamed'])
      expect(await troubleAt(path)).toMatchObject({
        where: 'page',
        httpStatus: 200,
        message: 'the body is larger than 8 MB',
      })
  })

  test('is a connection that is reset, breaks off or is refused', async () => {
    site.answer({ '/reset': reset, '/half': breakOff(BODY.repeat(100)) })
    for (const trouble of [
      await troubleAt('/reset'),
      await troubleAt('/half'),
      await troubleAt('/', { origin: 'http://127.0.0.1:1' }),
    ]) {
      expect(trouble).toMatchObject({ where: 'site', retryAfter: null })
      expect(trouble.message).toMatch(/^the connection failed \(.+\)$/)
    }
  })

  test('is no answer, or half an answer, within 15 seconds', async () => {
    site.answer({ '/never': never, '/half': announced(1000) })
    for (const path of ['/never', '/half']) {
      const patience = hurry()
      expect(await troubleAt(path)).toMatchObject({
        where: 'site',
        message: 'no complete answer within 15 s',
      })
      expect(patience()).toBe(15_000)
      vi.restoreAllMocks()
    }
  })

  test('is an address that is not on the configured site, before anything is asked', async () => {
    site.answer({})
    for (const path of ['//evil.example/x', 'https://evil.example/x', 'http://127.0.0.1:1/'])
      expect(await troubleAt(path)).toMatchObject({
        where: 'page',
        message: `${path} is not on ${site.origin}`,
      })
    expect(site.requests).toHaveLength(0)
    expect(addressOn('https://site.example', '/a?b#c')).toBe('https://site.example/a?b#c')
    expect(addressOn('https://site.example/with/path/', '/a')).toBe('https://site.example/a')
  })
})
