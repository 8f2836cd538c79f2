import { writeFileSync } from 'node:fs'
import { fitBeforeSplit } from './votes.ts'
import { pairsOf, readSeries, toVotesFile } from './votes-file.ts'

/**
 * node scripts/backtest/record-votes.ts SERIES
 *
 * Takes the figures of a recorded series of votes (JSON lines with id, listing_date, captured_at, upvotes;
 * may be gzipped) into the back-test's fixture, and prints the fits that workers/trends/votes/recorded.ts ships.
 */
const series = process.argv[2]
if (series === undefined) {
  console.error('usage: node scripts/backtest/record-votes.ts SERIES.jsonl.gz')
  process.exit(2)
}
const file = toVotesFile(readSeries(series))
writeFileSync(
  new URL('../../test/fixtures/backtest-votes.json', import.meta.url),
  `${JSON.stringify(file)}\n`,
)
for (const age of [3, 8] as const) console.log(JSON.stringify(fitBeforeSplit(pairsOf(file, age), age)))
