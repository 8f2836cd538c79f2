import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from './server.ts'

const NOW = Date.parse('2026-06-17T02:00:00Z')
const LISTING = '/api/daily_papers?date=2026-06-16'
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1, now: NOW, hangMs: 60, slowMs: 60 })
})
afterAll(() => sandbox.close())
beforeEach(() => {
  sandbox.setNow(NOW)
  sandbox.fault({ mode: 'none' })
})
const get = (path: string, init: RequestInit = {}) =>
  fetch(sandbox.url + path, { redirect: 'manual', ...init })

describe('the sandbox', () => {
  it('serves both sites on one port and moves with its clock', async () => {
    const before = await (await get(LISTING)).json()
    sandbox.setNow(Date.parse('2026-06-16T03:00:00Z'))
    const earlier = await (await get(LISTING)).json()
    expect(earlier.length).toBeLessThan(before.length)
    expect((await get('/papers/date/2026-06-16')).headers.get('content-type')).toContain('text/html')
    expect((await get('/trending?since=daily')).status).toBe(200)
    expect((await get('/nothing')).status).toBe(404)
  })

  it('answers 304 to the tag it gave, until something changes', async () => {
    const etag = (await get(LISTING)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"[0-9a-f]{16}"$/)
    const again = await get(LISTING, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    sandbox.setNow(NOW + 86_400_000)
    expect((await get(LISTING, { headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  it('serves the same bytes as another one with the same seed', async () => {
    const other = await startSandbox({ seed: 1, now: 0 })
    other.setNow(NOW)
    const bytes = async (url: string) => (await fetch(url + LISTING)).text()
    expect(await bytes(other.url)).toBe(await bytes(sandbox.url))
    await other.close()
  })

  it('writes down every request', async () => {
    const from = sandbox.log.length
    await get(LISTING, { headers: { 'user-agent': 'reader/1', 'if-none-match': 'W/"x"' } })
    expect(sandbox.log.slice(from)).toEqual([
      {
        at: '2026-06-17T02:00:00.000Z',
        method: 'GET',
        url: LISTING,
        status: 200,
        fault: 'none',
        userAgent: 'reader/1',
        ifNoneMatch: 'W/"x"',
      },
    ])
  })

  it('runs on the real clock when it has no other', async () => {
    sandbox.setNow(null)
    const from = Date.now()
    await get('/trending')
    expect(Date.parse(sandbox.log.at(-1)?.at ?? '')).toBeGreaterThanOrEqual(from)
  })
})

describe('faults', () => {
  it.each(['500', '503', '429'] as const)('%s answers with that status', async (mode) => {
    sandbox.fault({ mode })
    const answer = await get(LISTING)
    expect(answer.status).toBe(Number(mode))
    expect(answer.headers.get('retry-after')).toBe(mode === '429' ? '120' : null)
    expect((await get(LISTING)).status).toBe(200)
  })

  it('happen as often as asked, to the requests they are meant for', async () => {
    sandbox.fault({ mode: '500', count: 2, match: 'trending' })
    const statuses: number[] = []
    for (const path of [LISTING, '/trending', LISTING, '/trending', '/trending'])
      statuses.push((await get(path)).status)
    expect(statuses).toEqual([200, 500, 200, 500, 200])
  })

  it.each(['timeout', 'reset', 'truncate'] as const)('%s breaks the connection', async (mode) => {
    sandbox.fault({ mode })
    await expect(get(LISTING).then((answer) => answer.text())).rejects.toThrow()
    expect((await get(LISTING)).status).toBe(200)
  })

  it('empty, html-error, not-json and wrong-shape answer 200 with something else', async () => {
    const bodies: string[] = []
    for (const mode of ['empty', 'html-error', 'not-json', 'wrong-shape'] as const) {
      sandbox.fault({ mode })
      const answer = await get(LISTING)
      expect(answer.status).toBe(200)
      bodies.push(await answer.text())
    }
    expect(bodies[0]).toBe('')
    expect(bodies[1]).toContain('<!doctype html>')
    expect(() => JSON.parse(bodies[2] ?? '')).toThrow()
    expect(JSON.parse(bodies[3] ?? '')[0].paper).toEqual({ id: 12, title: null, upvotes: 'several' })
  })

  it('redirect leads away', async () => {
    sandbox.fault({ mode: 'redirect' })
    const answer = await get(LISTING)
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('http://127.0.0.1:1/elsewhere')
  })

  it('huge answers with 40 MB', async () => {
    sandbox.fault({ mode: 'huge' })
    expect((await (await get(LISTING)).arrayBuffer()).byteLength).toBe(40 * 1024 * 1024)
  })

  it('slow answers late, but rightly', async () => {
    sandbox.fault({ mode: 'slow' })
    const late = await (await get(LISTING)).text()
    expect(late).toBe(await (await get(LISTING)).text())
  })

  it('come by chance too: the same ones for the same seed, about as many as asked for', async () => {
    const statuses = async () => {
      const shaky = await startSandbox({ seed: 2, now: NOW, failRate: 0.2, failModes: ['500', '503'] })
      const seen: number[] = []
      for (let at = 0; at < 100; at++)
        seen.push((await fetch(`${shaky.url}/api/daily_papers?date=2026-06-14`)).status)
      await shaky.close()
      return seen
    }
    const seen = await statuses()
    expect(await statuses()).toEqual(seen)
    const failed = seen.filter((status) => status >= 500).length
    expect(failed).toBeGreaterThan(8)
    expect(failed).toBeLessThan(36)
  })

  it('let the sandbox close while requests hang', async () => {
    const hanging = await startSandbox({ seed: 1, now: NOW })
    hanging.fault({ mode: 'timeout' })
    const request = fetch(hanging.url + LISTING).then(
      () => 'answered',
      () => 'broken',
    )
    while (hanging.log.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await hanging.close()
    expect(await request).toBe('broken')
  })
})

describe('remote control', () => {
  const post = (path: string) => get(path, { method: 'POST' })

  it('moves the clock, sets faults, tells the log and the truth', async () => {
    expect(await (await post('/__now?at=2026-06-01T00:00:00Z')).json()).toEqual({
      now: '2026-06-01T00:00:00.000Z',
    })
    await post('/__fault?mode=503&count=1&match=papers')
    expect((await get(LISTING)).status).toBe(503)
    const log = await (await get('/__log')).json()
    expect(log.at(-1)).toMatchObject({
      at: '2026-06-01T00:00:00.000Z',
      url: LISTING,
      status: 503,
      fault: '503',
    })
    const truth = await (await get('/__truth?from=2026-06-01&to=2026-06-05')).json()
    expect(truth.changes.length).toBe(30)
    expect(truth).toMatchObject({ seed: '1', from: '2026-06-01', to: '2026-06-05' })
  })

  it('refuses what makes no sense, and says why', async () => {
    for (const path of ['/__now?at=noon', '/__fault?mode=flood']) {
      const answer = await post(path)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toHaveProperty('error')
    }
    expect((await get('/__truth?from=june')).status).toBe(400)
    expect((await get('/__now?at=2026-06-01T00:00:00Z')).status).toBe(404)
  })
})
