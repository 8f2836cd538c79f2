import { describe, expect, test } from 'vitest'
import { pages } from '../../dashboard/routes.tsx'
import { api } from '../../workers/api/app.ts'
import { ask } from './helpers/app.ts'
import { dropTables } from './setup.ts'

/** Every address that answers GET, with something in the place of each parameter. */
const addresses = (routes: { method: string; path: string }[], at: string): string[] => [
  ...new Set(
    routes
      .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }) => at + path.replace(/:\w+(?:\{[^/]*\})?/g, FILLED).replace(/\/$/, '') || '/'),
  ),
]
const FILLED = 'huggingface-papers:2506.00001'
const PAGES = addresses(pages.routes, '')
const ENDPOINTS = [
  ...addresses(api.routes, '/api/v1'),
  `/api/v1/items/${FILLED}`,
  `/api/v1/items/${FILLED}/upvotes.csv`,
  '/api/v1/trends/topics?topics=agents',
]
const NO_SECRET = { ADMIN_TOKEN: undefined as unknown as string }

test('there are pages and endpoints to be asked', () => {
  expect(PAGES).toEqual(expect.arrayContaining(['/', '/health']))
  expect(ENDPOINTS).toEqual(expect.arrayContaining(['/api/v1/health', '/api/v1/items.csv']))
})

describe('a database without tables', () => {
  test.each(PAGES)('%s says what to do', async (path) => {
    await dropTables()
    const response = await ask(path, { vars: NO_SECRET })
    const html = await response.text()
    expect(response.status).not.toBe(500)
    if (response.status === 503) {
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
      expect(html).toContain('npm run deploy')
    }
  })

  test.each(['/', '/health'])('%s is a page for people, kept by nobody', async (path) => {
    await dropTables()
    const response = await ask(path, { vars: NO_SECRET })
    expect(response.status).toBe(503)
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each(ENDPOINTS)('%s is a problem that names the migrations', async (path) => {
    await dropTables()
    const response = await ask(path, { vars: NO_SECRET })
    const text = await response.text()
    expect(response.status).not.toBe(500)
    if (response.status === 503) expect(text).toContain('apply the migrations')
  })
})

describe('an empty database, no secret set', () => {
  test.each(PAGES)('%s is a page', async (path) => {
    const response = await ask(path, { vars: NO_SECRET })
    expect(response.status).toBeLessThan(500)
    expect(response.headers.get('content-type')).toMatch(/^(?:text\/html|image\/|text\/css|application\/)/)
  })

  test.each(ENDPOINTS)('%s answers', async (path) => {
    const { status } = await ask(path, { vars: NO_SECRET })
    if (path === '/api/v1/health') expect(status).toBe(503)
    else expect(status).toBeLessThan(500)
  })

  test('the first page says that nothing has been seen yet', async () => {
    const html = await (await ask('/', { vars: NO_SECRET })).text()
    expect(html).toMatch(/has not been seen yet|Nothing has been collected yet/)
  })
})
