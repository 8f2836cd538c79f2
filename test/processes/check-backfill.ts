/**
 * Fills in 900 days of the sandbox, killed three times and started again each time, and holds what is stored to what the sandbox showed.
 *
 *   npm run backfill:check [-- --days 900]
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { lastSettledDay } from '../../scripts/backfill/options.ts'
import { addDays } from '../../workers/days.ts'
import { startSandbox } from '../sandbox/server.ts'
import { type Backfill, daysIn, startBackfill } from './helpers/backfilling.ts'
import { rows } from './helpers/database.ts'
import { newDatabase } from './helpers/migrated.ts'
import { workerOn } from './helpers/ticking.ts'

const { values } = parseArgs({ options: { days: { type: 'string', default: '900' } } })
const all = Number(values.days)
const MOST_MINUTES = 15
const KILLS = 3

const to = lastSettledDay(Date.now())
const from = addDays(to, 1 - all)
const sandbox = await startSandbox({ seed: 'backfill' })
const database = newDatabase()
const worker = await workerOn(database, sandbox.url)
const began = Date.now()

/** Megabytes that a process holds in memory, where the system says. */
function memoryOf({ process: { pid } }: Backfill): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

let reported = 0
for (let kill = 0; kill < KILLS; kill++) {
  const cut = startBackfill(worker.url, sandbox.url, ['--from', from, '--no-ticks'])
  await cut.untilDays(Math.floor(all / (KILLS + 3)))
  cut.process.kill('SIGKILL')
  await cut.ended
  reported += daysIn(cut.output)
  console.log(`killed after ${reported} days and ${seconds()} s`)
}
const last = startBackfill(worker.url, sandbox.url, ['--from', from])
const memory: number[] = []
const watch = setInterval(() => memory.push(memoryOf(last)), 500)
const code = await last.ended
clearInterval(watch)
const minutes = (Date.now() - began) / 60_000

const refused = new Set(sandbox.truth({ from, to }).refused.map(({ id }) => id))
const expected = new Set<string>()
for (let day = from; day <= to; day = addDays(day, 1))
  for (const { row } of sandbox.world.listingAt(day, Date.now()))
    if (!refused.has(row.paper.id)) expected.add(`${day} ${row.paper.id}`)
const stored = rows(
  database,
  `SELECT li.day || ' ' || i.external_id AS place FROM listing_item AS li JOIN item AS i ON i.id = li.item_id
   WHERE li.source = 'huggingface-papers' AND li.day BETWEEN ? AND ?`,
  from,
  to,
).map(({ place }) => String(place))
const [counts = {}] = rows(
  database,
  `SELECT (SELECT count(*) FROM item) AS items,
     (SELECT count(*) - count(DISTINCT source || ' ' || external_id) FROM item) AS doubled,
     (SELECT count(*) FROM listing WHERE uncounted = 1 OR (stage = 'open' AND day <= ?)) AS waiting,
     (SELECT max(rows_written) FROM usage) AS written, (SELECT max(ticks) FROM usage) AS ticks`,
  to,
)
const settled = memory.slice(Math.floor(memory.length / 4))
const results: [string, unknown, boolean][] = [
  ['exit code', code, code === 0],
  ['minutes', minutes.toFixed(1), minutes <= MOST_MINUTES],
  ['papers shown', expected.size, expected.size > all],
  ['missing', [...expected].filter((one) => !stored.includes(one)).length, stored.length > 0],
  [
    'stored, but not shown',
    stored.filter((one) => !expected.has(one)).length,
    stored.every((one) => expected.has(one)),
  ],
  ['places', stored.length, stored.length === expected.size],
  ['items stored twice', counts.doubled, counts.doubled === 0],
  ['days not closed or counted', counts.waiting, counts.waiting === 0],
  ['ticks', counts.ticks, true],
  ['rows written', counts.written, true],
  ['rows written an item', (Number(counts.written) / Number(counts.items)).toFixed(1), true],
  [
    'memory, MB (first quarter to end)',
    `${Math.round(settled[0] ?? 0)} to ${Math.round(settled.at(-1) ?? 0)}, most ${Math.round(Math.max(0, ...memory))}`,
    (settled.at(-1) ?? 0) < (settled[0] ?? 0) * 1.5 + 20,
  ],
]
for (const [what, value, holds] of results) console.log(`${holds ? '  ' : '✗ '}${what.padEnd(36)} ${value}`)
if (code !== 0) console.log(last.output.slice(-2000))
await worker.stop()
await sandbox.close()
process.exit(results.every(([, , holds]) => holds) ? 0 : 1)

function seconds(): number {
  return Math.round((Date.now() - began) / 1000)
}
