/**
 * What five years of four sources with 100 items a day and 500 topics cost, beside one year of them: the size on disk, and
 * what every tick and every call reads, writes and computes. `npm run bench:scale`; add `-- --rows` to leave CPU out, and
 * two numbers of days for other histories. Exit code 1 when a call reads more over the longer one, or a tick needs more
 * than 20 statements.
 */
import { bundle } from './alone.ts'
import { growthHeading, growthLine, growthOf } from './scale/growth.ts'
import { measure } from './scale/measure.ts'
import { roomInWords } from './scale/room.ts'
import { startScaleSites } from './scale/sites.ts'

const MOST_STATEMENTS = 20

const rowsOnly = process.argv.includes('--rows')
const [short = 365, long = 5 * 365] = process.argv.slice(2).map(Number).filter(Number.isInteger)
const began = Date.now()
const say = (words: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`)

const sites = await startScaleSites()
try {
  const alone = rowsOnly ? null : await bundle('test/bench/worker/scale-alone-worker.ts', true)
  const before = await measure(short, { say, sites, alone, back: short })
  const after = await measure(long, { say, sites, alone, back: short })
  const growth = growthOf(before, after, MOST_STATEMENTS)
  console.log(`\n${growthHeading(before, after)}`)
  for (const one of growth) console.log(growthLine(one))
  for (const { years, items, size } of [before, after])
    console.log(
      `${years.toFixed(1)} years: ${items.toLocaleString('en')} items, ${(size / 1e6).toFixed(0)} MB, ${(size / items).toFixed(0)} bytes an item`,
    )
  console.log(roomInWords())
  const over = growth.filter(({ over }) => over !== null)
  console.log(
    over.length === 0
      ? 'No call reads more for a longer history.'
      : `Over the limit: ${over.map(({ name, over }) => `${name} (${over})`).join('; ')}`,
  )
  process.exitCode = over.length === 0 ? 0 : 1
} finally {
  sites.stop()
}
