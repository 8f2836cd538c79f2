/**
 * What five years of four sources with 100 items a day and 500 topics cost, beside one year of them: the size on disk, and
 * what every tick and every call reads, writes and computes. `npm run bench:scale`; add `-- --rows` to leave CPU out, and
 * two numbers of days for other histories. Exit code 1 when a call reads more over the longer one, or a tick needs more
 * than 20 statements. `-- --form` holds the made-up histories to what the Worker itself leaves after three days, instead.
 */
import { bundle } from './alone.ts'
import { compareForms, differences, formLine } from './scale/form.ts'
import { growthHeading, growthLine, growthOf } from './scale/growth.ts'
import { ENTRY, measure, type Scale } from './scale/measure.ts'
import { roomInWords } from './scale/room.ts'
import { startScaleSites } from './scale/sites.ts'

const MOST_STATEMENTS = 20

const began = Date.now()
const say = (words: string) =>
  console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`)

const sizeLine = ({ years, items, size, day }: Scale): string =>
  `${years.toFixed(1)} years: ${items.toLocaleString('en')} items, ${(size / 1e6).toFixed(0)} MB, ` +
  `${(size / items).toFixed(0)} bytes an item; a day has ${day.busy} jobs, which read ${day.rowsRead.toLocaleString('en')} rows ` +
  `and write ${day.rowsWritten.toLocaleString('en')}`

async function growth(short: number, long: number, rowsOnly: boolean): Promise<string[]> {
  const sites = await startScaleSites()
  try {
    const alone = rowsOnly ? null : await bundle('test/bench/worker/scale-alone-worker.ts', true)
    const before = await measure(short, { say, sites, alone, back: short })
    const after = await measure(long, { say, sites, alone, back: short })
    const calls = growthOf(before, after, MOST_STATEMENTS)
    console.log(`\n${growthHeading(before, after)}`)
    for (const one of calls) console.log(growthLine(one))
    console.log(`${sizeLine(before)}\n${sizeLine(after)}\n${roomInWords()}`)
    return calls.flatMap(({ name, over }) => (over === null ? [] : [`${name} (${over})`]))
  } finally {
    sites.stop()
  }
}

async function form(): Promise<string[]> {
  const compared = await compareForms(ENTRY)
  for (const one of compared) console.log(formLine(one))
  return compared.flatMap(differences)
}

const [short = 365, long = 5 * 365] = process.argv.slice(2).map(Number).filter(Number.isInteger)
const over = process.argv.includes('--form')
  ? await form()
  : await growth(short, long, process.argv.includes('--rows'))
console.log(over.length === 0 ? 'Everything is as it should be.' : `Not as it should be: ${over.join('; ')}`)
process.exit(over.length === 0 ? 0 : 1)
