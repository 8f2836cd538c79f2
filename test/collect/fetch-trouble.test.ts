import { afterEach, describe, expect, test, vi } from 'vitest'
import { addressOn } from '../../workers/collect/fetch-page.ts'
import type { TroubleWith } from '../../workers/collect/trouble.ts'
import { DAY } from '../../workers/days.ts'
import { troubleFinder } from './looking.ts'
import { announced, breakOff, never, reset, send, status, streamed, useSite } from './site.ts'

const site = useSite()
const troubleAt = troubleFinder(site)
const BODY = '[{"title":"ünïcode"}]'

/** Makes the 15 seconds of patience shorter, and tells how long they were. */
function hurry(): () => number | undefined {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(60))
  return () => spy.mock.calls[0]?.[0]
}
afterEach(() => void vi.restoreAllMocks())

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
