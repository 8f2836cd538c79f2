import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { AppEnv } from '../../../workers/api/context.ts'
import { Problem, problemResponse } from '../../../workers/api/problem.ts'
import { RATE_LIMITS, rateLimited } from '../../../workers/api/rate-limit.ts'
import configuration from '../../../wrangler.toml?raw'

const app = new Hono<AppEnv>()
app.use('/export', rateLimited('export'))
app.get('/export', () => new Response('rows'))
app.onError((error) => problemResponse(error instanceof Problem ? error : new Problem(500, '', '')))

/** A limiter that lets so many requests through, of each reader. */
function limiter(most: number): RateLimit {
  const counts = new Map<string, number>()
  return {
    limit: async ({ key }) => {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return { success: (counts.get(key) ?? 0) <= most }
    },
  }
}

const ask = (bindings: object, reader = '192.0.2.1') =>
  app.request('/export', { headers: { 'cf-connecting-ip': reader } }, bindings)

test('as many requests as are allowed are answered, and told how many that is', async () => {
  const bindings = { EXPORT_LIMIT: limiter(2) }
  for (let i = 0; i < 2; i++) {
    const response = await ask(bindings)
    expect(response.status).toBe(200)
    expect(response.headers.get('ratelimit-policy')).toBe('"export";q=10;w=60')
    expect(await response.text()).toBe('rows')
  }
})

test('one more is told to wait, and other readers are not', async () => {
  const bindings = { EXPORT_LIMIT: limiter(1) }
  await ask(bindings)
  const response = await ask(bindings)
  expect(response.status).toBe(429)
  expect(response.headers.get('retry-after')).toBe('60')
  expect(response.headers.get('ratelimit')).toBe('"export";r=0;t=60')
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(await response.json()).toMatchObject({ status: 429, title: 'Too many requests' })
  expect((await ask(bindings, '192.0.2.2')).status).toBe(200)
})

test('without the binding nothing is limited, and nothing is said', async () => {
  const response = await ask({})
  expect(response.status).toBe(200)
  expect(response.headers.get('ratelimit-policy')).toBeNull()
})

test.each(Object.values(RATE_LIMITS))('$binding says what wrangler.toml says', ({ binding, requests }) => {
  const [, table = ''] = configuration.split(`name = "${binding}"`)
  expect(/simple = \{ limit = (\d+), period = (\d+) \}/.exec(table)?.slice(1)).toEqual([
    String(requests),
    '60',
  ])
})
