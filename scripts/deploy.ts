/**
 * Puts Uptrend on Cloudflare: builds, deploys (the first time this creates the database), applies the migrations. Running it
 * again brings a newer version; what is there already is left as it is.
 *
 *   npm run deploy [-- --dry-run]
 *
 * `--dry-run` builds everything, says how large it is, refuses what is too large, and sends nothing.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { explain } from './deploy/explain.ts'
import { checkHealth, nextSteps } from './deploy/next-steps.ts'
import { sizesIn } from './deploy/sizes.ts'
import { type Ended, wrangler } from './deploy/wrangler.ts'

const { values: options } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })

/** Ends with what went wrong, in words somebody can act on; wrangler's own have been printed already. */
function mustSucceed(step: string, { code, output }: Ended): void {
  if (code === 0) return
  console.error(`\n${step} failed.\n\n${explain(output) ?? 'What went wrong is said above.'}\n`)
  console.error('Nothing is half done that a second "npm run deploy" would not finish.')
  process.exit(1)
}

if (options['dry-run']) {
  const folder = mkdtempSync(join(tmpdir(), 'uptrend-deploy-'))
  mustSucceed('The build', await wrangler(['deploy', '--dry-run', '--outdir', folder]))
  const sizes = sizesIn(folder)
  for (const { name, kilobytes, most } of sizes)
    console.log(`${name.padEnd(8)} ${kilobytes.toFixed(1).padStart(6)} KB gzip, at most ${most}`)
  process.exit(sizes.some(({ kilobytes, most }) => kilobytes > most) ? 1 : 0)
}

// Asked first: otherwise wrangler may open a browser in the middle of things, or hang where there is none.
const who = await wrangler(['whoami', '--json'], { quiet: true })
if (who.code !== 0) {
  console.error(explain('not logged in'))
  process.exit(1)
}
const deployed = await wrangler(['deploy'])
mustSucceed('The deploy', deployed)
mustSucceed('Creating the tables', await wrangler(['d1', 'migrations', 'apply', 'DB', '--remote']))

const address = /https:\/\/[\w.-]+\.workers\.dev/.exec(deployed.output)?.[0] ?? null
console.log(nextSteps(address, address === null ? null : await checkHealth(address)))
