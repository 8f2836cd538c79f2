import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { readCapture } from './helpers/captures.ts'
import { contents, rows } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { cron, MINUTES, workerOn } from './helpers/ticking.ts'
import { hasRecordings, type Replay, startReplay } from './helpers/upstream.ts'

const FIRST = Date.parse('2025-06-10T02:00:00Z')
/** When all captures have been seen; or when, besides, the days of the first ones are closed. */
const LAST = Date.parse(inject('extent') === 'whole' ? '2025-06-12T06:00:00Z' : '2025-06-11T03:00:00Z')
const CAPTURES = ['2025-06-10__20250610T0245Z', '2025-06-10__20250610T0749Z', '2025-06-10__20250611T0155Z']

describe.skipIf(!hasRecordings)('recorded listings, hour by hour', () => {
  let upstream: Replay
  let worker: LocalWorker
  let database: string

  async function passOver(): Promise<void> {
    for (let hour = FIRST; hour <= LAST; hour += 60 * MINUTES) {
      await upstream.now(hour)
      for (let tick = 0; tick < 12; tick++) expect(await cron(worker, hour + tick * 5 * MINUTES)).toBe('ok')
    }
  }

  beforeAll(async () => {
    upstream = await startReplay()
    database = newDatabase()
    worker = await workerOn(database, upstream.url)
    await passOver()
  }, 120_000)

  afterAll(async () => {
    await worker?.stop()
    upstream?.stop()
  })

  const listed = () =>
    rows(
      database,
      `SELECT i.external_id AS id, i.upvotes, i.id AS item FROM listing_item AS li JOIN item AS i ON i.id = li.item_id
       WHERE li.source = 'huggingface-papers' AND li.day = '2025-06-10'`,
    ) as { id: string; upvotes: number; item: number }[]

  test('the listing holds every paper of its three captures, each with the votes of the latest that has it', () => {
    const latest = new Map<string, number>()
    for (const capture of CAPTURES)
      for (const { id, upvotes } of readCapture(capture)) latest.set(id, upvotes)
    expect(new Map(listed().map(({ id, upvotes }) => [id, upvotes]))).toEqual(latest)
    expect(latest.size).toBe(48)
  })

  test('a paper seen three times has exactly its distinct counts, at the times at which they were seen', () => {
    const captures = CAPTURES.map(
      (name) => new Map(readCapture(name).map(({ id, upvotes }) => [id, upvotes])),
    )
    const thrice = listed().filter(({ id }) => captures.every((capture) => capture.has(id)))
    expect(thrice.length).toBe(14)
    for (const { id, item } of thrice) {
      const series = rows(
        database,
        'SELECT observed_at, upvotes FROM observation WHERE item_id = ? ORDER BY observed_at',
        item,
      )
      const counts = captures.map((capture) => capture.get(id))
      expect(
        series.map(({ upvotes }) => upvotes),
        id,
      ).toEqual(counts.filter((count, i) => count !== counts[i - 1]))
      const seenFrom = ['2025-06-10T03:00:00Z', '2025-06-10T08:00:00Z', '2025-06-11T02:00:00Z'].map((time) =>
        Date.parse(time),
      )
      for (const { observed_at, upvotes } of series) {
        const from = seenFrom[counts.indexOf(upvotes as number)] ?? 0
        expect(Number(observed_at)).toBeGreaterThanOrEqual(from)
        expect(Number(observed_at)).toBeLessThan(from + 60 * MINUTES)
      }
    }
  })

  test('the same ticks over the same hours change no row', async () => {
    const before = contents(database)
    await passOver()
    expect(contents(database)).toEqual(before)
  }, 60_000)

  test('every request named the project, and repeated ones were conditional', async () => {
    const log = await upstream.log()
    expect(log.every(({ userAgent }) => userAgent?.startsWith('Uptrend/'))).toBe(true)
    expect(log.filter(({ status }) => status === 304).length).toBeGreaterThan(50)
  })
})
