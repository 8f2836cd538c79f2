import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../workers/days.ts'
import { api, askCounted } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { all } from '../helpers/database.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, type Upstream, upstream } from '../helpers/upstream.ts'

let site: Upstream
beforeEach(async () => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  site.repositories = repositories(2)
  await collectAt(hour(2), site)
  await collectAt(hour(2), site, { source: REPOSITORIES })
})

const UPKEEP = {
  backlog: { unclosed: 0, untagged: 0 },
  today: {
    ticks: 0,
    rows_read: 0,
    rows_read_allowed: 5_000_000,
    rows_written: 0,
    rows_written_allowed: 100_000,
  },
  database: { bytes: expect.any(Number), bytes_allowed: 500_000_000 },
  incidents: [],
}
const health = (now: number) => api('/health', { now })
const broken = (status: number) => (url: URL) =>
  url.pathname === '/trending' ? undefined : new Response('', { status })

test('a fresh database has never been seen, and says so with 503', async () => {
  for (const table of ['listing', 'run', 'source_state']) await all(`DELETE FROM ${table}`)
  const { status, body } = await health(hour(2))
  expect(status).toBe(503)
  expect(body.data).toEqual({
    status: 'late',
    sources: [PAPERS, REPOSITORIES].map((id) => ({
      id,
      status: 'never',
      last_attempt: null,
      last_success: null,
      failure_streak: 0,
      error: null,
      next_due: '2025-06-10T02:00:00Z',
    })),
    ...UPKEEP,
  })
})

test('all is well while both sources were seen', async () => {
  const { status, body } = await health(hour(2) + 30 * MINUTE)
  expect(status).toBe(200)
  expect(body.data).toEqual({
    status: 'ok',
    sources: [PAPERS, REPOSITORIES].map((id) => ({
      id,
      status: 'ok',
      last_attempt: '2025-06-10T02:00:00Z',
      last_success: '2025-06-10T02:00:00Z',
      failure_streak: 0,
      error: null,
      next_due: '2025-06-10T03:00:00Z',
    })),
    ...UPKEEP,
  })
})

test.each([
  [4, 200, 'ok'],
  [4.1, 200, 'late'],
  [5, 200, 'late'],
  [5.1, 503, 'late'],
])('at hour %f after a look at hour 2 it answers %i, %s', async (hours, status, state) => {
  const answer = await health(hour(hours))
  expect(answer.status).toBe(status)
  expect(answer.body.data.sources[0].status).toBe(state)
  expect(answer.body.data.status).toBe(status === 200 ? 'ok' : 'late')
})

describe('a source that fails', () => {
  test('with the whole site is failing, for how often, why, and when it is asked next', async () => {
    site.trouble = broken(503)
    await collectAt(hour(3), site)
    await collectAt(hour(3) + 5 * MINUTE, site)
    const { status, body } = await health(hour(3) + 6 * MINUTE)
    expect(status).toBe(200)
    expect(body.data.sources).toMatchObject([
      {
        id: PAPERS,
        status: 'failing',
        last_attempt: '2025-06-10T03:05:00Z',
        last_success: '2025-06-10T02:00:00Z',
        failure_streak: 2,
        error: 'the site answered 503',
        next_due: '2025-06-10T03:14:00Z',
      },
      { id: REPOSITORIES, status: 'ok', failure_streak: 0, error: null },
    ])
  })

  test('with its page alone is failing just as much', async () => {
    site.trouble = broken(404)
    await collectAt(hour(3), site)
    await collectAt(hour(3) + 5 * MINUTE, site)
    const { body } = await health(hour(3) + 6 * MINUTE)
    expect(body.data.sources[0]).toMatchObject({
      status: 'failing',
      failure_streak: 2,
      error: 'the site answered 404',
      next_due: '2025-06-10T03:14:00Z',
    })
  })

  test('is well again after the next success', async () => {
    site.trouble = broken(404)
    await collectAt(hour(3), site)
    site.trouble = () => undefined
    await collectAt(hour(3) + 5 * MINUTE, site)
    expect((await health(hour(3) + 6 * MINUTE)).body.data.sources[0]).toMatchObject({
      status: 'ok',
      failure_streak: 0,
      error: null,
      next_due: '2025-06-10T04:00:00Z',
    })
  })

  test('from the first try has no success to tell of', async () => {
    for (const table of ['listing', 'run', 'source_state']) await all(`DELETE FROM ${table}`)
    site.trouble = broken(503)
    await collectAt(hour(3), site)
    const { status, body } = await health(hour(3))
    expect(status).toBe(503)
    expect(body.data.sources[0]).toMatchObject({ status: 'failing', last_success: null, failure_streak: 1 })
  })
})

test('days that wait to be closed are counted', async () => {
  expect((await health(hour(47))).body.data.backlog).toEqual({ unclosed: 0, untagged: 0 })
  expect((await health(hour(49))).body.data.backlog).toEqual({ unclosed: 2, untagged: 0 })
})

test('nothing is fetched, and few rows are read', async () => {
  const requests = site.requests.length
  const { usage } = await askCounted('/api/v1/health')
  expect(site.requests).toHaveLength(requests)
  expect(usage.rowsWritten).toBe(0)
  expect(usage.rowsRead).toBeLessThanOrEqual(3 * 2 + 20)
})
