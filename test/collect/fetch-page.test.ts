import { describe, expect, test } from 'vitest'
import { USER_AGENT } from '../../workers/collect/fetch-page.ts'
import { getter, troubleFinder } from './looking.ts'
import { etagOf, redirect, send, sha256, streamed, useSite } from './site.ts'

const site = useSite()
const get = getter(site)
const troubleAt = troubleFinder(site)
const BODY = '[{"title":"ünïcode"}]'

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
