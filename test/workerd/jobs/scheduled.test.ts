import { createExecutionContext, createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import worker from '../../../workers/index.ts'
import { settlePast } from '../helpers/collecting.ts'
import { all, value } from '../helpers/database.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'

const site = upstream()
beforeEach(async () => {
  site.papers.set(DAY_ONE, papers(3))
  site.repositories = repositories(2)
  site.requests.length = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation((...request) => site.fetch(...request))
  await settlePast(DAY_ONE, hour(48))
})
afterEach(() => {
  vi.restoreAllMocks()
})

const scheduledAt = (at: number): Promise<void> =>
  worker.scheduled(
    createScheduledController({ scheduledTime: at, cron: '*/5 * * * *' }),
    env,
    createExecutionContext(),
  )

test('a cron invocation is one tick at its scheduled time, logged as one line', async () => {
  const logged = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await scheduledAt(hour(2))
  expect(site.requests).toEqual(['/trending?since=daily'])
  expect(await all('SELECT source, scheduled_at, status FROM run')).toEqual([
    { source: REPOSITORIES, scheduled_at: hour(2), status: 'ok' },
  ])
  expect(logged).toHaveBeenCalledTimes(1)
  const [[line]] = logged.mock.calls as [[string]]
  expect(line).not.toContain('\n')
  expect(JSON.parse(line)).toMatchObject({
    at: '2025-06-10T02:00:00.000Z',
    job: { kind: 'collect', source: REPOSITORIES, day: DAY_ONE },
    left: 1,
  })
})

test('history can be lived through at any time, since only the scheduled time counts', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  for (const at of [hour(2), hour(2) + 300_000, hour(3), hour(3) + 300_000]) await scheduledAt(at)
  const moments = await all<{ observed_at: number }>(
    'SELECT DISTINCT observed_at FROM observation ORDER BY 1',
  )
  expect(moments.map(({ observed_at }) => observed_at)).toEqual([hour(2), hour(2) + 300_000])
  expect(await value('SELECT max(scheduled_at) FROM run')).toBe(hour(3) + 300_000)
})

test('requests say who asks, take no redirects, and go to the configured sites alone', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
  await scheduledAt(hour(2))
  await scheduledAt(hour(2) + 300_000)
  const calls = vi.mocked(globalThis.fetch).mock.calls
  expect(calls.map(([url]) => new URL(String(url)).origin)).toEqual([env.GITHUB_URL, env.HUGGINGFACE_URL])
  for (const [, init] of calls) {
    expect(init?.redirect).toBe('manual')
    expect(new Headers(init?.headers).get('user-agent')).toMatch(/^Uptrend\/.+\+https:\/\//)
  }
  expect(await value(`SELECT count(*) FROM item WHERE source = '${PAPERS}'`)).toBe(3)
})
