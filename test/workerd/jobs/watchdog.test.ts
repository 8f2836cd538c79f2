import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import worker from '../../../workers/index.ts'
import { collectAt } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'
import { dropTables } from '../setup.ts'

const HOOK = 'https://hooks.example.org/hook'

beforeEach(async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  site.repositories = repositories(2)
  await collectAt(hour(2), site)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** One request for a page, with everything it leads to afterwards. */
async function visit(now: number, vars: object): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now })
  const context = createExecutionContext()
  const request = new Request('https://uptrend.example/api/v1/sources')
  const answer = await worker.fetch(
    request as Parameters<typeof worker.fetch>[0],
    { ...env, ...vars },
    context,
  )
  expect(answer.status).toBe(200)
  await answer.arrayBuffer()
  await waitOnExecutionContext(context)
  vi.useRealTimers()
}

test('a source that is late is told although the cron has died: requests look, at most every ten minutes', async () => {
  const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const told = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('ok'))
  await visit(hour(6), {})
  expect(told).not.toHaveBeenCalled()
  expect(await value('SELECT count(*) FROM incident')).toBe(0)
  await visit(hour(6), { WEBHOOK_URL: HOOK })
  expect(told.mock.calls.map(([url]) => String(url))).toEqual([HOOK])
  expect(logged.mock.calls.map(([line]) => JSON.parse(String(line)).watchdog.begun)).toEqual([1])
  await value('DELETE FROM incident')
  await visit(hour(6) + 9 * 60_000, { WEBHOOK_URL: HOOK })
  expect(await value('SELECT count(*) FROM incident')).toBe(0)
  await visit(hour(6) + 10 * 60_000, { WEBHOOK_URL: HOOK })
  expect(await value('SELECT count(*) FROM incident')).toBe(1)
})

test('a tick that can not be done is one line as well, and counts as failed', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await dropTables()
  const controller = createScheduledController({ scheduledTime: hour(2), cron: '*/5 * * * *' })
  await expect(worker.scheduled(controller, env)).rejects.toThrow('no such table')
  expect(logged).toHaveBeenCalledTimes(1)
  expect(JSON.parse(String(logged.mock.calls[0]?.[0]))).toMatchObject({
    at: '2025-06-10T02:00:00.000Z',
    error: expect.stringContaining('no such table'),
  })
})

test('a tick’s line says what it has cost, and every quarter of an hour that all was looked at', async () => {
  const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('', { status: 503 }))
  for (const at of [hour(4), hour(4) + 5 * 60_000])
    await worker.scheduled(createScheduledController({ scheduledTime: at, cron: '*/5 * * * *' }), env)
  const [first, second] = logged.mock.calls.map(([line]) => JSON.parse(String(line)))
  expect(first).toMatchObject({
    rowsRead: expect.any(Number),
    rowsWritten: expect.any(Number),
    watch: { begun: 0 },
  })
  expect(second).not.toHaveProperty('watch')
  expect(await value(`SELECT rows_written FROM usage WHERE day = '${DAY_ONE}'`)).toBe(
    first.rowsWritten + second.rowsWritten + 2,
  )
})
