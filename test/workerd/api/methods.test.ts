import { describe, expect, test, vi } from 'vitest'
import { api, ask } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { dropTables } from '../setup.ts'

const KNOWN = [
  '/sources',
  '/health',
  '/runs',
  '/runs/1',
  '/items',
  '/items/huggingface-papers:2506.00001',
  '/items.csv',
]

describe('a method that is not possible', () => {
  test.each(KNOWN)('on %s is 405 and says which are', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { status, headers, body } = await api(path, { method })
      expect(status).toBe(405)
      expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS')
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(body).toEqual({
        title: 'Method not allowed',
        status: 405,
        detail: `${method} is not possible here.`,
      })
    }
  })

  test.each(['/nothing', '/item'])('on %s, which is nothing, is 404', async (path) => {
    for (const method of ['GET', 'POST', 'DELETE']) expect((await api(path, { method })).status).toBe(404)
  })
})

test.each(['', '/', '/nothing', '/sources/x', '/v1'])('%s is 404 as a problem', async (path) => {
  const { status, headers, body } = await api(path)
  expect(status).toBe(404)
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(body).toEqual({ title: 'Not found', status: 404, detail: `There is nothing at /api/v1${path}.` })
})

test('a browser on another site is told before it asks what it may do', async () => {
  const response = await ask('/api/v1/items', {
    method: 'OPTIONS',
    headers: { origin: 'https://notebook.example', 'access-control-request-method': 'GET' },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-methods')).toBe('GET,HEAD,OPTIONS')
  expect(response.headers.get('access-control-max-age')).toBe('86400')
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
})

test('a failure within is a problem that gives nothing away, and is logged', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const broken = {
    prepare: () => {
      throw new Error('secret inside')
    },
  } as unknown as D1Database
  const { status, headers, body } = await api('/items', { vars: { DB: broken } })
  expect(status).toBe(500)
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(body).toEqual({
    title: 'Internal error',
    status: 500,
    detail: 'Something went wrong here. It has been logged.',
  })
  expect(logged.mock.calls.join()).toContain('secret inside')
  logged.mockRestore()
})

describe('a database that is not migrated', () => {
  const paths = ['/sources', '/health', '/runs', '/items', '/items/huggingface-papers:2506.00001']

  test.each(paths)('is said to be so by %s', async (path) => {
    await dropTables()
    const { status, body } = await api(path)
    expect(status).toBe(503)
    expect(body).toMatchObject({
      title: 'Not set up',
      detail: expect.stringContaining('apply the migrations'),
    })
  })

  test('in part, too', async () => {
    await value('ALTER TABLE listing DROP COLUMN looked_at')
    expect((await api('/health')).status).toBe(503)
    expect((await api('/health')).body.title).toBe('Not set up')
  })
})
