import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createTestHarness } from 'wrangler'
import { HOUR, MINUTE } from '../../workers/days.ts'
import { type Cost, mainThreadCpu, median } from './cpu.ts'
import type { CrowdedDay } from './scenarios.ts'
import type { Sites } from './sites.ts'

const PROCESSES = 5
/** The hours in which a day's listing is looked at every hour, and how many of its last looks count as warm. */
const HOURS = 28
const WARM_TICKS = 15
const WARM_READS = 30

/** The Worker and its database in one runtime, without static assets: those are served elsewhere. */
interface Whole {
  get(path: string): Promise<void>
  cron(at: number): Promise<void>
  /**
   * Milliseconds of CPU an action costs the runtime. `pause` is waited before and after: what comes late is
   * counted too, but a runtime that has idled is slower again, so a series is measured without.
   */
  costOf(action: () => Promise<void>, pause: number): Promise<number>
  /** What the Worker printed last. */
  lastLog(): string
  close(): Promise<void>
}

async function start(script: string, sites: Sites): Promise<Whole> {
  const server = createTestHarness({
    workers: [
      {
        config: {
          name: 'uptrend',
          main: script,
          no_bundle: true,
          compatibility_date: '2026-11-01',
          triggers: { crons: ['*/5 * * * *'] },
          d1_databases: [
            {
              binding: 'DB',
              database_name: 'uptrend',
              database_id: 'bench',
              migrations_dir: resolve('migrations'),
            },
          ],
          vars: { HUGGINGFACE_URL: sites.url, GITHUB_URL: sites.url },
        },
      },
    ],
  })
  const { url } = await server.listen()
  await server.getWorker().applyD1Migrations('DB' as never)
  const runtimes = runtimesOf(process.pid)
  const get = async (path: string) => void (await (await fetch(new URL(path, url))).text())
  const spent = () => runtimes.map(mainThreadCpu)
  return {
    get,
    cron: (at) => get(`/cdn-cgi/handler/scheduled?cron=*/5+*+*+*+*&time=${at}&format=json`),
    async costOf(action, pause) {
      await wait(pause)
      const before = spent()
      await action()
      await wait(pause)
      // The other runtime only passes requests on.
      return Math.max(...spent().map((after, i) => after - (before[i] ?? 0)))
    },
    lastLog: () => server.getLogs().at(-1)?.message ?? '',
    close: () => server.close(),
  }
}

function runtimesOf(parent: number): number[] {
  const children = execFileSync('pgrep', ['-a', '-P', String(parent)], { encoding: 'utf8' })
    .trim()
    .split('\n')
  return children.filter((line) => line.includes('workerd serve')).map((line) => Number.parseInt(line, 10))
}

/** A tick that collects 50 rows of the API, and a read of 50 items; cold and warm. */
export async function measureWhole(
  worker: string,
  sites: Sites,
  { at }: CrowdedDay,
): Promise<{ collect: Cost; read: Cost }> {
  const script = join(mkdtempSync(join(tmpdir(), 'uptrend-bench-')), 'worker.js')
  writeFileSync(script, worker)
  const collects: number[] = []
  const reads: number[] = []
  let warm = { collect: Number.NaN, read: Number.NaN }
  for (let i = 0; i < PROCESSES; i++) {
    const whole = await start(script, sites)
    // A page that asks the database nothing: what it costs to be reached at all is not a tick's cost.
    await whole.get('/nothing-here')
    await sites.now(at)
    await whole.cron(at)
    collects.push(await whole.costOf(() => whole.cron(at + 5 * MINUTE), 50))
    reads.push(await whole.costOf(() => whole.get('/api/v1/items'), 50))
    if (i === 0) warm = await warmCosts(whole, sites, at)
    await whole.close()
  }
  return {
    collect: { cold: median(collects), warm: warm.collect },
    read: { cold: median(reads), warm: warm.read },
  }
}

async function warmCosts(whole: Whole, sites: Sites, at: number): Promise<{ collect: number; read: number }> {
  const costs: number[] = []
  for (let hour = 1; hour <= HOURS; hour++) {
    for (let minute = 0; minute < 30; minute += 5) {
      const time = at + hour * HOUR + minute * MINUTE
      await sites.now(time)
      const cost = await whole.costOf(() => whole.cron(time), 0)
      // Other listings are due in between; a full page of the API is what is asked about.
      if (whole.lastLog().includes('"items":50')) costs.push(cost)
    }
  }
  const collects = costs.slice(-WARM_TICKS)
  const read = await whole.costOf(async () => {
    for (let i = 0; i < WARM_READS; i++) await whole.get('/api/v1/items')
  }, 0)
  return { collect: collects.reduce((sum, cost) => sum + cost, 0) / collects.length, read: read / WARM_READS }
}
