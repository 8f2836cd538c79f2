import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { contents } from './helpers/database.ts'
import { cron, MINUTES, newDatabase, workerOn } from './helpers/ticking.ts'
import { hasRecordings, type Replay, startReplay } from './helpers/upstream.ts'

const KILLS = 20
const FIRST = Date.parse('2025-06-10T07:00:00Z')
/** Ticks over an hour in which listings fill: first looks, pages, closed days, unchanged answers, new votes. */
const TICKS = Array.from({ length: 30 }, (_, i) => FIRST + i * 5 * MINUTES)

describe.skipIf(!hasRecordings)('a Worker that is killed in the middle of a tick', () => {
  let upstream: Replay
  /** How long each tick took where nothing was killed. */
  const lasted: number[] = []
  let unharmed: ReturnType<typeof contents>

  async function timed(worker: LocalWorker, at: number): Promise<number> {
    await upstream.now(at)
    const began = performance.now()
    expect(await cron(worker, at)).toBe('ok')
    return performance.now() - began
  }

  beforeAll(async () => {
    upstream = await startReplay()
    const database = newDatabase()
    const worker = await workerOn(database, upstream.url)
    for (const at of TICKS) lasted.push(await timed(worker, at))
    await worker.stop()
    unharmed = contents(database)
  }, 60_000)

  afterAll(() => upstream?.stop())

  test(`${KILLS} times, at as many moments: after the ticks that follow, the database equals one that never was`, async () => {
    const database = newDatabase()
    let worker = await workerOn(database, upstream.url)
    let killed = 0
    for (const [i, at] of TICKS.entries()) {
      // The first ticks die, each a little later within its run than the one before.
      if (killed < KILLS) {
        await upstream.now(at)
        const cut = cron(worker, at).catch(() => 'cut off')
        await new Promise((resolve) => setTimeout(resolve, ((killed + 0.5) / KILLS) * (lasted[i] ?? 10)))
        kill(worker)
        await cut
        killed++
        worker = await workerOn(database, upstream.url)
      }
      // The platform delivers a tick at least once: what was cut off comes again.
      await timed(worker, at)
    }
    await worker.stop()
    expect(killed).toBe(KILLS)
    for (const [table, content] of Object.entries(contents(database)))
      expect(content, table).toEqual(unharmed[table])
    expect(unharmed.run?.length).toBeGreaterThan(KILLS)
  }, 180_000)
})

/** SIGKILL for the runtime itself and for what would start it again. */
function kill(worker: LocalWorker): void {
  const wrangler = worker.process.pid ?? 0
  const below = (pid: number): number[] => {
    const children = childrenOf(pid)
    return [...children, ...children.flatMap(below)]
  }
  for (const pid of [...below(wrangler), wrangler]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It was gone already.
    }
  }
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)
  } catch {
    return []
  }
}
