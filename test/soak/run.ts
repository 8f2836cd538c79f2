/**
 * Lets the Worker live through two months in which everything goes wrong now and then, and holds what it has stored to what the
 * sandbox showed: requests fail in every way, ticks are lost, doubled and overlap, and the Worker is killed in the middle of them.
 *
 *   npm run soak [-- --days 60] [--kills 50] [--seed 1]
 */
import { parseArgs } from 'node:util'
import { bar, progressLine } from '../../scripts/local/progress.ts'
import type { LocalWorker } from '../../scripts/local/worker.ts'
import { DAY, dayOf, HOUR, MINUTE } from '../../workers/days.ts'
import { newDatabase } from '../processes/helpers/migrated.ts'
import { killAtOnce, processesBelow } from '../processes/helpers/processes.ts'
import { cron, workerOn } from '../processes/helpers/ticking.ts'
import { FAULT_MODES } from '../sandbox/faults.ts'
import { fraction } from '../sandbox/random.ts'
import { startSandbox } from '../sandbox/server.ts'
import { checks } from './checks.ts'

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '60' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
})
const days = Number(values.days)
const mostKills = Number(values.kills)
const TICK = 5 * MINUTE
const RATES = { fails: 0.1, lost: 0.05, doubled: 0.05, overlapping: 0.02 }

/** Stretches of some hours in which nothing answers, or in which no tick comes: what leaves gaps. From day and hour on, for so many hours. */
const OUTAGES = [2, 17, 33, 48].map((day) => ({ from: day * 24 + 9, hours: 7, what: 'no answers' as const }))
const SILENCES = [5, 26, 44].map((day) => ({ from: day * 24 + 13, hours: 5, what: 'no ticks' as const }))
const stretchAt = (hour: number): 'no answers' | 'no ticks' | null =>
  [...OUTAGES, ...SILENCES].find((one) => hour >= one.from && hour < one.from + one.hours)?.what ?? null

const from = Date.parse('2026-04-20T00:00:00Z')
const ticks = (days * DAY) / TICK
const sandbox = await startSandbox({
  seed: values.seed,
  now: from,
  failRate: RATES.fails,
  failModes: FAULT_MODES.filter((mode) => mode !== 'none'),
  // Waiting for nothing takes 15 s, 50 times; a connection that ends without an answer teaches as much.
  hangMs: 200,
  slowMs: 100,
})
const database = newDatabase()
let worker: LocalWorker = await workerOn(database, sandbox.url)
const counts = { sent: 0, lost: 0, doubled: 0, overlapping: 0, killed: 0, 'killed and delivered again': 0 }
const chance = (what: string, tick: number): number => fraction(values.seed, what, tick)
/** The moments of the ticks that a kill has ended. */
const kills: number[] = []
const killedAt = new Set(
  Array.from({ length: mostKills }, (_, i) => Math.floor(((i + chance('kill', i)) * ticks) / mostKills)),
)
const began = Date.now()
const progress = progressLine()

async function send(at: number): Promise<void> {
  counts.sent++
  await cron(worker, at).catch(() => 'cut off')
}

async function killDuring(at: number, tick: number): Promise<void> {
  const cut = send(at)
  await new Promise((resolve) => setTimeout(resolve, chance('moment', tick) * 25))
  const wrangler = worker.process.pid ?? 0
  killAtOnce([...processesBelow(wrangler), wrangler])
  await cut
  counts.killed++
  kills.push(at)
  worker = await workerOn(database, sandbox.url)
  if (chance('again', tick) < 0.5) return
  counts['killed and delivered again']++
  await send(at)
}

for (let tick = 0; tick < ticks; tick++) {
  const at = from + tick * TICK
  sandbox.setNow(at)
  const stretch = stretchAt((at - from) / HOUR)
  sandbox.fault(stretch === 'no answers' ? { mode: '503', count: 1000 } : { mode: 'none' })
  const fate = stretch === 'no ticks' ? 0 : chance('fate', tick)
  if (killedAt.has(tick)) await killDuring(at, tick)
  else if (fate < RATES.lost) counts.lost++
  else if (fate < RATES.lost + RATES.doubled) {
    counts.doubled++
    await send(at)
    await send(at)
  } else if (fate < RATES.lost + RATES.doubled + RATES.overlapping) {
    counts.overlapping++
    await Promise.all([send(at), send(at + 1), send(at)])
  } else await send(at)
  progress.show(`${bar(tick, ticks)}  ${dayOf(at)}, ${Math.round((Date.now() - began) / 1000)} s`)
}
progress.end()
await worker.stop()

const faults: Record<string, number> = {}
for (const { fault } of sandbox.log) if (fault !== 'none') faults[fault] = (faults[fault] ?? 0) + 1
const table = (title: string, rows: Record<string, unknown>) => {
  console.log(`\n${title}`)
  for (const [name, value] of Object.entries(rows)) console.log(`  ${name.padEnd(64)} ${value}`)
}
table('Ticks', counts)
table('Requests', { all: sandbox.log.length, ...faults })
const results = checks(database, sandbox.world, from + days * DAY, kills)
table('Stored', results.stored)
console.log('\nChecks')
for (const { what, wrong, of } of results.checks)
  console.log(
    `${wrong.length === 0 ? '  ' : '✗ '}${what.padEnd(64)} ${wrong.length} of ${of}  ${wrong.slice(0, 3).join('; ')}`,
  )
console.log(`\n${days} days in ${Math.round((Date.now() - began) / 1000)} s`)
await sandbox.close()
process.exit(results.checks.every(({ wrong }) => wrong.length === 0) ? 0 : 1)
