import { describe, expect, test, vi } from 'vitest'
import { ask } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { open } from '../helpers/page.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS } from '../helpers/times.ts'
import { dropTables } from '../setup.ts'

const ITEM = `/items/${PAPERS}:2506.00001`
const PAGES = [
  '/',
  '/topics',
  '/topics/rag',
  '/listings',
  '/listings?day=2025-06-10',
  ITEM,
  '/digest',
  '/health',
]
const navigation = async () => await (await open('/')).attributes('nav[aria-label="Pages"] a', 'href')

/** Pages that say what is wrong with an address before they ask the database. */
const WRONG = ['/nothing', '/digest/x', '/listings?day=x', '/items/x', '/?source=x', '/?sort=x']

describe.each([...PAGES, ...WRONG])('%s', (path) => {
  test('carries the headers that keep it safe', async () => {
    await see(hour(2), [paper(1, 10)])
    const { headers } = await ask(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain("base-uri 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/)
    expect(headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i)
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  test('is a whole page, in which people find their way', async () => {
    await see(hour(2), [paper(1, 10)])
    const page = await open(path)
    expect(page.html).toMatch(/^<!doctype html><html lang="en">.*<\/html>$/s)
    expect(await page.texts('h1')).toHaveLength(1)
    expect((await page.texts('title'))[0]).toMatch(/Uptrend/)
    expect(await page.attributes('nav[aria-label="Pages"] a', 'href')).toEqual(await navigation())
    expect(await page.attributes('a.skip', 'href')).toEqual(['#main'])
    expect(await page.attributes('main', 'id')).toEqual(['main'])
    expect((await page.attributes('link[rel="stylesheet"]', 'href'))[0]).toMatch(
      /^\/assets\/style\.[0-9a-f]+\.css$/,
    )
  })

  test('says what it is to those who show links to it, if it is worth one', async () => {
    await see(hour(2), [paper(1, 10)])
    const page = await open(path)
    const said = async (name: string) => (await page.attributes(`meta[property="${name}"]`, 'content'))[0]
    const canonical = await page.attributes('link[rel="canonical"]', 'href')
    if (WRONG.includes(path)) {
      expect(canonical).toEqual([])
      return expect(await page.attributes('meta[property]', 'property')).toEqual([])
    }
    expect(canonical).toEqual([`https://uptrend.example${path}`])
    expect(await said('og:url')).toBe(canonical[0])
    expect(await said('og:title')).toBe((await page.texts('title'))[0])
    expect(await said('og:description')).toBe(
      (await page.attributes('meta[name="description"]', 'content'))[0],
    )
    expect((await said('og:description'))?.length).toBeGreaterThan(15)
    expect(await said('og:image')).toBe('https://uptrend.example/preview.png')
    expect([await said('og:image:width'), await said('og:image:height')]).toEqual(['1200', '630'])
    expect(await said('og:image:alt')).toMatch(/Uptrend/)
    expect(await page.attributes('meta[name="twitter:card"]', 'content')).toEqual(['summary_large_image'])
  })

  test('shows the banner only when the data is generated', async () => {
    await see(hour(2), [paper(1, 10)])
    expect(await (await open(path)).texts('.banner')).toEqual([])
    const [banner = ''] = await (await open(path, { vars: { SAMPLE_DATA: 'true' } })).texts('.banner')
    expect(banner).toContain('Sample data.')
    expect(await (await open(path, { vars: { SAMPLE_DATA: 'false' } })).texts('.banner')).toEqual([])
  })

  test('without tables says what to do', async () => {
    await dropTables()
    const page = await open(path)
    if (WRONG.includes(path)) return expect(page.status).toBeLessThan(500)
    expect(page.status).toBe(503)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await page.texts('.trouble-page p'))[0]).toContain('Apply the migrations')
  })
})

test('every entry of the navigation leads to a page, and is marked there', async () => {
  const paths = await navigation()
  expect(paths.length).toBeGreaterThanOrEqual(4)
  expect(paths).toContain('/docs')
  // That one is a file, written at build: test/workerd/pages/reference.test.ts.
  for (const path of paths.filter((one) => one !== '/docs')) {
    const page = await open(path ?? '')
    expect(page.status).toBe(200)
    expect(await page.attributes('nav[aria-label="Pages"] a[aria-current]', 'href')).toEqual([path])
  }
})

test('what a form has left empty is no part of the address', async () => {
  const page = await open('/topics?q=rag&group=&sort=')
  expect(await page.attributes('link[rel="canonical"]', 'href')).toEqual([
    'https://uptrend.example/topics?q=rag',
  ])
})

test('a good page may be kept for a minute, a bad one not at all', async () => {
  expect((await ask('/')).headers.get('cache-control')).toMatch(/^public, max-age=60/)
  expect((await ask('/nothing')).headers.get('cache-control')).toBe('no-store')
})

test('every page loads the keys, and only one with a chart what draws it', async () => {
  await see(hour(2), [paper(1, 10)])
  const scripts = async (path: string) => await (await open(path)).attributes('script[src]', 'src')
  const charts = async (path: string) =>
    await (await open(path)).attributes('script[data-charts]', 'data-charts')
  const page = expect.stringMatching(/^\/assets\/page\.[0-9a-f]+\.js$/)
  expect(await scripts('/')).toEqual([page])
  expect(await scripts('/health')).toEqual([page])
  expect(await scripts('/topics')).toEqual([page])
  expect(await scripts(ITEM)).toEqual([page])
  expect(await charts('/health')).toEqual([])
  expect(await charts(ITEM)).toEqual([expect.stringMatching(/^\/assets\/script\.[0-9a-f]+\.js$/)])
})

test.each(['/nothing', '/favicon.png', '/api', '/api/v2/items', '/health/x', '/.env'])(
  '%s is a page that says that there is none',
  async (path) => {
    const page = await open(path)
    expect(page.status).toBe(404)
    expect(await page.texts('h1')).toEqual([expect.stringMatching(/There is no such page|Never seen/)])
    expect(await page.attributes('.trouble-page a', 'href')).toEqual(['/', '/health'])
  },
)

test.each(['POST', 'PUT', 'DELETE'])(
  '%s to a page changes nothing and is answered by a page',
  async (method) => {
    const page = await open('/', { method })
    expect(page.status).toBe(404)
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  },
)

test('a HEAD request has the headers and no body', async () => {
  const response = await ask('/', { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/html/)
  expect(await response.text()).toBe('')
})

test('a failure within is a page that gives nothing away, and is logged', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const fail = () => {
    throw new Error('secret inside')
  }
  const page = await open('/', { vars: { DB: { prepare: fail, batch: fail } as unknown as D1Database } })
  expect(page.status).toBe(500)
  expect(await page.texts('h1')).toEqual(['Something went wrong'])
  expect(page.html).not.toContain('secret')
  expect(logged.mock.calls.join()).toContain('secret inside')
  logged.mockRestore()
})

test('a database migrated in part says what to do', async () => {
  await value('ALTER TABLE listing DROP COLUMN looked_at')
  expect((await open('/')).status).toBe(503)
})
