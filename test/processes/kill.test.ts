import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { DAY } from '../../workers/days.ts'
import { contents } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { killAtOnce, processesBelow } from './helpers/processes.ts'
import { tickLog } from './helpers/tick-log.ts'
import { cron, MINUTES, workerOn } from './helpers/ticking.ts'
import { hasRecordings, type Replay, startReplay } from './helpers/upstream.ts'

const KILLS = 20
const MOST_TICKS = 400
const FIRST = Date.parse('2025-06-10T07:00:00Z')
/**
 * Hours in which listings fill: first looks, pages, unchanged answers, new votes; quick ticks until nothing waits; and
 * the same three weeks later, when days are closed, followed and thinned out.
 */
const TIMES = [
  { from: FIRST, step: 5 * MINUTES, ticks: 30 },
  { from: FIRST + 150 * MINUTES, step: 10_000, ticks: MOST_TICKS },
  { from: FIRST + 22 * DAY, step: 10_000, ticks: MOST_TICKS },
]
const KINDS = [
  'age-listing',
  'close-day',
  'collect',
  'count-topics',
  'follow-topics',
  'learn-votes',
  'new-generation',
  'note-words',
  'sort-words',
  'tag',
  'thin-out',
]

interface Done {
  at: number
  kind: string
  /** Milliseconds. */
  took: number
}

describe.skipIf(!hasRecordings)('a Worker that is killed in the middle of a tick', () => {
  let upstream: Replay
  let worker: LocalWorker
  /** What each tick did where nothing was killed. */
  const done: Done[] = []
  let unharmed: ReturnType<typeof contents>

  beforeAll(async () => {
    upstream = await startReplay()
    const database = newDatabase()
    const log = tickLog()
    worker = await workerOn(database, upstream.url, { onLine: log.onLine })
    for (const { from, step, ticks } of TIMES) {
      for (let i = 0; i < ticks; i++) {
        const at = from + i * step
        await upstream.now(at)
        const began = performance.now()
        expect(await cron(worker, at)).toBe('ok')
        const took = performance.now() - began
        const kind = (await log.tick(at)).job?.kind ?? 'nothing'
        done.push({ at, kind, took })
        if (kind === 'nothing') break
      }
    }
    await worker.stop()
    unharmed = contents(database)
  }, 120_000)

  afterAll(async () => {
    await worker?.stop()
    upstream?.stop()
  })

  test('the ticks are of every kind', () => {
    expect(done.map(({ kind }) => kind)).toEqual(expect.arrayContaining(KINDS))
    expect(unharmed.run?.length).toBeGreaterThan(KILLS)
  })

  test(`${KILLS} times, in jobs of every kind, at as many moments: after the ticks that follow, the database equals one that never was`, async () => {
    const database = newDatabase()
    worker = await workerOn(database, upstream.url)
    const dying = ticksToKill(done)
    const outcomes: string[] = []
    for (const [i, { at, took }] of done.entries()) {
      await upstream.now(at)
      if (dying.has(i)) {
        // Each at another moment of its run: the steps of 7 spread the moments over the kinds.
        const share = (((outcomes.length * 7) % KILLS) + 0.5) / KILLS
        outcomes.push(await killedWithin(worker, at, share * took))
        worker = await workerOn(database, upstream.url)
      }
      // The platform delivers a tick at least once: what was cut off comes again.
      expect(await cron(worker, at)).toBe('ok')
    }
    await worker.stop()
    expect(outcomes.length).toBe(KILLS)
    expect(outcomes.filter((outcome) => outcome === 'cut off').length).toBeGreaterThan(KILLS / 2)
    for (const [table, content] of Object.entries(contents(database)))
      expect(content, table).toEqual(unharmed[table])
  }, 180_000)
})

/** Ticks of all kinds in turn, the first ones of each. */
function ticksToKill(ticks: readonly Done[]): Set<number> {
  const working = [...ticks.keys()].filter((i) => ticks[i]?.kind !== 'nothing')
  const kinds = Object.values(Object.groupBy(working, (i) => ticks[i]?.kind ?? '')).map(
    (places) => places ?? [],
  )
  const inTurn = ticks.flatMap((_, turn) => kinds.flatMap((places) => places.slice(turn, turn + 1)))
  return new Set(inTurn.slice(0, KILLS))
}

/** Kills the runtime itself, and what would start it again, so long after a tick began. */
async function killedWithin(worker: LocalWorker, at: number, milliseconds: number): Promise<string> {
  const wrangler = worker.process.pid ?? 0
  const pids = [...processesBelow(wrangler), wrangler]
  const outcome = cron(worker, at).catch(() => 'cut off')
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  killAtOnce(pids)
  return await outcome
}
