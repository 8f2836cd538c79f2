import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { contents, rows } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { cron, MINUTES, workerOn } from './helpers/ticking.ts'
import { hasRecordings, type Replay, startReplay } from './helpers/upstream.ts'

const DATA = ['item', 'listing_item', 'observation', 'gap', 'day_total', 'data_version']
const DAY = '2025-06-10'
const EARLIER = Date.parse('2025-06-10T07:00:00Z')
const LATER = Date.parse('2025-06-10T08:00:00Z')

/** What each way of misbehaving comes to: the run's status, and words of its reason. */
const FAULTS: [mode: string, status: string, reason: RegExp][] = [
  ['500', 'failed', /the site answered 500/],
  ['503', 'failed', /the site answered 503/],
  ['429', 'failed', /the site answered 429, asking for a pause of 120 s/],
  ['timeout', 'failed', /no complete answer within 15 s/],
  ['reset', 'failed', /the connection failed/],
  ['truncate', 'failed', /the connection failed/],
  ['empty', 'failed', /the body is empty/],
  ['html-error', 'failed', /expected JSON, got text\/html/],
  ['not-json', 'failed', /the answer is not JSON/],
  ['wrong-shape', 'quarantined', /none of \d+ rows is a valid paper/],
  ['redirect', 'failed', /redirected to http:\/\/127\.0\.0\.1:1, which is not the site/],
  ['huge', 'failed', /the body is larger than 8 MB/],
]

/** One of each kind: the status, the connection, the answer, its rows. All of them in `npm run test:long`. */
const A_FEW = ['503', 'truncate', 'not-json', 'wrong-shape']
const TRIED = inject('extent') === 'whole' ? FAULTS : FAULTS.filter(([mode]) => A_FEW.includes(mode))

interface Stage {
  database: string
  upstream: Replay
  worker: LocalWorker
}

describe.skipIf(!hasRecordings)('a site that misbehaves', () => {
  /** A database that has seen the first capture of a day whose second one is about to be fetched. */
  let prepared: string
  let tests = 0

  /** A Worker over a copy of that database, with a site of its own: some of them run at once. */
  async function onStage(test: (stage: Stage) => Promise<void>): Promise<void> {
    const place = tests++
    const database = copyOf(prepared)
    const upstream = await startReplay(50 + 3 * place)
    await upstream.now(LATER)
    const worker = await workerOn(database, upstream.url, { place: 3 * place })
    try {
      await test({ database, upstream, worker })
    } finally {
      await worker.stop()
      upstream.stop()
    }
  }

  beforeAll(async () => {
    const upstream = await startReplay()
    prepared = newDatabase()
    await upstream.now(EARLIER)
    const worker = await workerOn(prepared, upstream.url)
    for (let tick = 0; tick < 60; tick++) await cron(worker, EARLIER + tick * 10_000)
    await worker.stop()
    upstream.stop()
  }, 120_000)

  test.concurrent.each(TRIED)(
    '%s: the run says %s, nothing changes, and the next tick recovers',
    (mode, status, reason) =>
      onStage(async ({ database, upstream, worker }) => {
        const newestRun = () => rows(database, 'SELECT * FROM run ORDER BY id DESC LIMIT 1')[0]
        const before = contents(database, DATA)
        await upstream.fault(mode, 1, `/api/daily_papers?date=${DAY}`)
        let tick = 0
        do expect(await cron(worker, LATER + tick++ * 1000)).toBe('ok')
        while (newestRun()?.day !== DAY || newestRun()?.source !== 'huggingface-papers')
        expect(newestRun()).toMatchObject({ status, items_new: 0, items_changed: 0 })
        expect(newestRun()?.error).toMatch(reason)
        expect(contents(database, DATA)).toEqual(before)

        expect(await cron(worker, LATER + 5 * MINUTES)).toBe('ok')
        expect(newestRun()).toMatchObject({
          source: 'huggingface-papers',
          day: DAY,
          status: 'ok',
          items_new: 14,
          error: null,
        })
        expect(
          rows(database, `SELECT failures, retry_at, error FROM listing WHERE day = ?`, DAY),
        ).toContainEqual({ failures: 0, retry_at: null, error: null })
        expect(rows(database, `SELECT * FROM source_state WHERE failures > 0`)).toEqual([])
      }),
    60_000,
  )

  test.concurrent(
    'a site that is down for an hour is asked ever less often, and the other source goes on',
    () =>
      onStage(async ({ database, upstream, worker }) => {
        await upstream.fault('503', 1000, 'papers')
        for (let minute = 0; minute < 60; minute += 5) await cron(worker, LATER + minute * MINUTES)
        const attempts = rows(database, `SELECT scheduled_at FROM run WHERE status = 'failed' ORDER BY id`)
        const minutes = attempts.map(({ scheduled_at }) => (Number(scheduled_at) - LATER) / MINUTES)
        expect(minutes).toEqual([
          minutes[0],
          Number(minutes[0]) + 5,
          Number(minutes[0]) + 15,
          Number(minutes[0]) + 35,
        ])
        expect(
          rows(
            database,
            `SELECT status FROM run WHERE source = 'github-trending' AND scheduled_at >= ?`,
            LATER,
          ),
        ).toEqual([{ status: 'unchanged' }])
      }),
    60_000,
  )
})

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'uptrend-'))
  cpSync(folder, copy, { recursive: true })
  return copy
}
