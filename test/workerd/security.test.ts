import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Env } from '../../workers/env.ts'
import worker from '../../workers/index.ts'
import { admin, api, ask, askCounted } from './helpers/app.ts'
import { value } from './helpers/database.ts'
import { DAY_ONE, hour, PAPERS } from './helpers/times.ts'

const TOKEN = 'a-very-secret-token'
const WEBHOOK = 'https://hooks.example.org/services/a-very-secret-path'
const SECRETS: Partial<Env> = { ADMIN_TOKEN: TOKEN, WEBHOOK_URL: WEBHOOK }

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the admin token', () => {
  test.each(['a-very-secret-tokem', 'a', 'a-very-secret-token-and-more'])(
    'is compared in constant time, by digests of one length: %s',
    async (given) => {
      const compared = vi.spyOn(crypto.subtle, 'timingSafeEqual')
      const { status } = await api('/admin/tick', {
        method: 'POST',
        headers: { authorization: `Bearer ${given}` },
        vars: SECRETS,
      })
      expect(status).toBe(401)
      expect(compared).toHaveBeenCalledTimes(1)
      const lengths = compared.mock.calls[0]?.map((one) => (one as ArrayBuffer).byteLength)
      expect(lengths).toEqual([32, 32])
    },
  )

  test('that is wrong costs no question to the database', async () => {
    const { response, usage } = await askCounted('/api/v1/admin/listings', { method: 'POST', vars: SECRETS })
    expect(response.status).toBe(401)
    expect(usage.statements).toBe(0)
  })

  test('can not be given in the address', async () => {
    const { status } = await api(`/admin/tick?token=${TOKEN}&ADMIN_TOKEN=${TOKEN}`, {
      method: 'POST',
      vars: SECRETS,
    })
    expect(status).toBe(401)
  })
})

describe('secrets are never logged and never answered', () => {
  const said: string[] = []
  beforeEach(() => {
    said.length = 0
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, level).mockImplementation((...words) => void said.push(words.map(String).join(' ')))
  })
  const expectNoSecret = () => {
    for (const words of said) expect(words).not.toMatch(/a-very-secret/)
  }

  test('by requests, good, bad and failing', async () => {
    const fail = () => {
      throw new Error('the database is away')
    }
    const broken = { prepare: fail, batch: fail } as unknown as D1Database
    const headers = { authorization: `Bearer ${TOKEN}` }
    for (const path of ['/', '/health', '/nothing', '/api/v1/items', '/api/v1/health', '/feeds/daily.xml']) {
      for (const vars of [SECRETS, { ...SECRETS, DB: broken }])
        said.push(await (await ask(path, { vars, headers })).text())
    }
    for (const body of ['{}', 'not json', '{"at":"x"}'])
      for (const vars of [SECRETS, { ...SECRETS, DB: broken }])
        said.push(await (await ask('/api/v1/admin/listings', { method: 'POST', headers, body, vars })).text())
    expect(said.length).toBeGreaterThan(18)
    expectNoSecret()
  })

  test('by a tick, and by a webhook that fails', async () => {
    await value(
      `INSERT INTO listing (source, day, stage, looked_at, attempted_at) VALUES ('${PAPERS}', '${DAY_ONE}', 'open', 1, 1)`,
    )
    const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
      throw new Error(`could not reach ${String(url)}`)
    })
    const controller = createScheduledController({ scheduledTime: hour(6), cron: '*/5 * * * *' })
    await worker.scheduled(controller, { ...env, ...SECRETS })
    expect(fetched.mock.calls.map(([url]) => String(url))).toContain(WEBHOOK)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('"untold":["webhook: could not reach (address)"')
    expectNoSecret()
    expect(await value(`SELECT group_concat(error) FROM incident`)).not.toContain('a-very-secret')
  })
})

describe('an answer of the API is no page', () => {
  test.each([
    '/api/v1/items',
    '/api/v1/items.csv',
    '/api/v1/runs.ndjson',
    '/api/v1/health',
    '/api/v1/nothing',
    '/api/v1/items?day=x',
    '/api/v1/admin/tick',
    '/feeds/daily.xml',
    '/feeds/daily.json',
  ])('%s can not be framed, sniffed or made to run anything', async (path) => {
    const { headers } = await ask(path)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/)
    expect(headers.get('content-type')).not.toMatch(/^text\/html/)
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
  })
})

test('names that mean something to JavaScript are data like any other', async () => {
  const row =
    '{"external_id":"2506.00001","title":"T","upvotes":1,"details":{"__proto__":{"polluted":1},"constructor":{"x":1}}}'
  const body = `{"source":"${PAPERS}","day":"${DAY_ONE}","observed_at":"2025-06-10T08:00:00Z","way":"api","items":[${row}]}`
  expect((await admin('/listings', body)).status).toBe(200)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(await value('SELECT details FROM item')).toBe('{}')
  const { status } = await api('/items?__proto__=x&constructor=y')
  expect(status).toBe(400)
})

test('an item’s links lead to https alone, whatever a site has said of them', async () => {
  const items = ['javascript:alert(1)', 'http://insecure.example', 'data:text/html,x', '//evil.example'].map(
    (project_page, i) => ({
      external_id: `2506.0000${i}`,
      title: 'T',
      upvotes: 1,
      details: { project_page, github_repo: 'https://evil.example/a/b' },
    }),
  )
  await admin('/listings', {
    source: PAPERS,
    day: DAY_ONE,
    observed_at: '2025-06-10T08:00:00Z',
    way: 'api',
    items,
  })
  expect(await value(`SELECT group_concat(DISTINCT details) FROM item`)).not.toMatch(
    /javascript|insecure|data:|evil/,
  )
})
