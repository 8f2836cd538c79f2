import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { BadCounts, readCounts } from './backtest/counts-file.ts'
import { goals } from './backtest/goals.ts'
import { report } from './backtest/report.ts'
import { run } from './backtest/run.ts'
import type { VotesFile } from './backtest/votes-file.ts'

/**
 * npm run backtest [-- --counts FILE] [--json] [--plot FILE.svg]
 *
 * Measures the trend methods on recorded counts and votes, beside other rules and the goals they have to
 * meet. Exit code 1 when a goal is missed, 2 when it could not run.
 */
const USAGE = 'usage: npm run backtest [-- --counts FILE] [--json] [--plot FILE.svg]'

const fixture = (name: string) => fileURLToPath(new URL(`../test/fixtures/${name}`, import.meta.url))

function options() {
  try {
    return parseArgs({
      options: {
        counts: { type: 'string', default: fixture('backtest-counts.json') },
        json: { type: 'boolean', default: false },
        plot: { type: 'string' },
      },
    }).values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    process.exit(2)
  }
}

async function main(): Promise<number> {
  const { counts, json, plot } = options()
  const votes = JSON.parse(readFileSync(fixture('backtest-votes.json'), 'utf8')) as VotesFile
  const result = run(readCounts(counts), votes)
  const all = goals(result.backtest)
  console.log(json ? JSON.stringify(result.backtest) : report(result, all))
  if (plot !== undefined) {
    // Loaded only here: drawing is the one part that needs the library.
    const { draw } = await import('./backtest/figure.ts')
    writeFileSync(plot, await draw(result))
  }
  return all.every(({ met }) => met) ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof BadCounts)) throw error
  console.error(error.message)
  process.exitCode = 2
}
