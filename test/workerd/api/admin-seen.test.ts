import { expect, test, vi } from 'vitest'
import { admin } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { arxivId } from '../helpers/rows.ts'
import { PAPERS } from '../helpers/times.ts'
import { upstream } from '../helpers/upstream.ts'

const NOW = Date.parse('2025-06-20T00:00:00Z')
const seen = (span: object) => admin('/seen', { source: PAPERS, ...span }, { now: NOW })
const row = (number: number) => ({ external_id: arxivId(number), title: `Paper ${number}`, upvotes: 1 })
const bring = (day: string, observed_at: string, facts: object = {}) =>
  admin(
    '/listings',
    { source: PAPERS, day, observed_at, way: 'api', items: [row(1)], ...facts },
    { now: NOW },
  )

test('a day counts as seen when somebody looked 24 h after its end, be it empty', async () => {
  await bring('2025-06-01', '2025-06-03T00:00:00Z')
  await bring('2025-06-02', '2025-06-03T23:59:59Z')
  await bring('2025-06-03', '2025-06-12T00:00:00Z', { items: [] })
  await bring('2025-05-31', '2025-06-12T00:00:00Z')
  const { status, body, headers } = await seen({ from: '2025-06-01', to: '2025-06-05' })
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(body).toEqual({ data: { days: ['2025-06-01', '2025-06-03'] } })
})

test('a listing that is sent in parts counts as seen with the last of them', async () => {
  const time = '2025-06-12T00:00:00Z'
  await bring('2025-06-01', time, { more: true })
  expect((await seen({ from: '2025-06-01', to: '2025-06-01' })).body.data.days).toEqual([])
  expect(await value('SELECT count(*) FROM listing_item')).toBe(1)
  await bring('2025-06-01', time, { items: [row(2)] })
  expect((await seen({ from: '2025-06-01', to: '2025-06-01' })).body.data.days).toEqual(['2025-06-01'])
  expect(await value('SELECT items FROM listing')).toBe(2)
})

test.each([
  [{ from: '2025-06-02', to: '2025-06-01' }, 'from'],
  [{ from: '2025-06-02', to: '2026-06-03' }, 'from'],
  [{ from: 'x', to: '2026-06-03' }, 'from'],
  [{ from: '2025-06-02' }, 'to'],
  [{ source: 'x', from: '2025-06-01', to: '2025-06-01' }, 'source'],
  [{ from: '2025-06-01', to: '2025-06-01', other: 1 }, 'other'],
])('%j is refused, naming %s', async (span, parameter) => {
  const { status, body } = await seen(span)
  expect(status).toBe(400)
  expect(body.errors[0].parameter).toBe(parameter)
})

test('what work has cost is said, and added up for its day', async () => {
  const first = (await bring('2025-06-01', '2025-06-12T00:00:00Z')).body.meta
  const second = (await bring('2025-06-02', '2025-06-12T00:00:00Z')).body.meta
  expect(first.rows_written).toBeGreaterThan(8)
  expect(second.rows_written_today).toBe(first.rows_written + second.rows_written + 2)
  expect(await value('SELECT ticks FROM usage')).toBe(0)
  const site = upstream()
  const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation((...request) => site.fetch(...request))
  const tick = (await admin('/tick', undefined, { now: NOW })).body.meta
  fetching.mockRestore()
  expect(site.requests).toEqual(['/trending?since=daily'])
  expect(tick.rows_written_today).toBe(second.rows_written_today + tick.rows_written + 1)
  expect(await value('SELECT ticks FROM usage')).toBe(1)
})
