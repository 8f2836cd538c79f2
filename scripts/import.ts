/**
 * Brings saved listings into a Worker's database.
 *
 *   npm run import -- FILE... [--day YYYY-MM-DD] [--source ID] [--observed-at TIME] [--target URL]
 *
 * Reads API JSON (also .gz), a page as HTML, or the text of a page. The target is http://localhost:8787
 * unless told otherwise; ADMIN_TOKEN comes from the environment. A file that can't be read stores nothing,
 * the others go on, and the exit code is 1.
 */
import { isDay } from '../workers/days.ts'
import { sources } from '../workers/sources/index.ts'
import { readListing, type Told } from './import/read-listing.ts'
import { sendListing } from './import/send-listing.ts'
import { commandLine } from './local/command-line.ts'
import { type Target, targetAt } from './target/post-admin.ts'

const { values, positionals } = commandLine({
  allowPositionals: true,
  options: {
    day: { type: 'string' },
    source: { type: 'string' },
    'observed-at': { type: 'string' },
    target: { type: 'string', default: 'http://localhost:8787' },
  },
})

function refuse(reason: string): never {
  console.error(reason)
  process.exit(1)
}

function told(): Told {
  const { day, source, 'observed-at': observed } = values
  if (day !== undefined && !isDay(day)) refuse(`--day ${day} is not a calendar day like 2025-10-28`)
  if (source !== undefined && !sources.some(({ id }) => id === source)) {
    refuse(`--source ${source} is none of ${sources.map(({ id }) => id).join(', ')}`)
  }
  const observedAt = observed === undefined ? undefined : Date.parse(observed)
  if (Number.isNaN(observedAt)) refuse(`--observed-at ${observed} is not a time like 2025-10-28T08:00:00Z`)
  return { day, source, observedAt }
}

function asked(): Target {
  try {
    return targetAt(values.target)
  } catch (error) {
    refuse((error as Error).message)
  }
}

if (positionals.length === 0) refuse('Which files? npm run import -- FILE... [--day YYYY-MM-DD]')
const facts = told()
const target = asked()
let failed = 0
for (const file of positionals) {
  try {
    const listing = readListing(file, facts, Date.now())
    const result = await sendListing(target, listing)
    const left = listing.rejected.length + result.rejected.length
    console.log(
      `${file}: ${listing.source} ${listing.day}, ${listing.items.length} items: ${result.new} new, ${result.changed} changed, ` +
        `${result.unchanged} unchanged${left > 0 ? `, ${left} rows left out` : ''}${listing.cutOff ? '; the day may have more' : ''}`,
    )
    for (const { row, reason } of listing.rejected) console.log(`  row ${row} left out: ${reason}`)
  } catch (error) {
    failed++
    console.error(`${file}: ${(error as Error).message}`)
  }
}
process.exit(failed > 0 ? 1 : 0)
