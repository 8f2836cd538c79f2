/**
 * Puts Uptrend on Cloudflare. The first time: builds, deploys, which creates the database, and then makes its tables. After that it
 * brings a newer version, the tables first: the code that is there runs on newer ones, but newer code does not on older ones. What
 * is there already is left as it is.
 *
 *   npm run deploy [-- --dry-run]
 *
 * `--dry-run` builds everything, says how large it is, refuses what is too large, and sends nothing.
 */
import { explain, lacksDatabase } from './deploy/explain.ts'
import { checkHealth, nextSteps } from './deploy/next-steps.ts'
import { sizesIn } from './deploy/sizes.ts'
import { type Ended, wrangler } from './deploy/wrangler.ts'
import { commandLine } from './local/command-line.ts'
import { inTemporaryFolder } from './local/temporary-folder.ts'

/** Ends with what went wrong, in words somebody can act on; wrangler's own have been printed already. */
function mustSucceed(step: string, { code, output }: Ended): void {
  if (code === 0) return
  console.error(`\n${step} failed.\n\n${explain(output) ?? 'What went wrong is said above.'}\n`)
  console.error('Nothing is half done that a second "npm run deploy" would not finish.')
  process.exit(1)
}

/** Says how large everything would be. @returns whether it fits */
async function rehearse(): Promise<boolean> {
  const { built, sizes } = await inTemporaryFolder(async (folder) => {
    const built = await wrangler(['deploy', '--dry-run', '--outdir', folder])
    return { built, sizes: built.code === 0 ? sizesIn(folder) : [] }
  })
  mustSucceed('The build', built)
  for (const { name, kilobytes, most } of sizes)
    console.log(`${name.padEnd(8)} ${kilobytes.toFixed(1).padStart(6)} KB gzip, at most ${most}`)
  return sizes.every(({ kilobytes, most }) => kilobytes <= most)
}

/** Whether there is a database; wrangler looks for it as it does for the migrations. */
async function hasDatabase(): Promise<boolean> {
  const listed = await wrangler(['d1', 'migrations', 'list', 'DB', '--remote'], { quiet: true })
  if (lacksDatabase(listed.output)) return false
  if (listed.code !== 0) console.error(listed.output)
  mustSucceed('Looking for the database', listed)
  return true
}

const migrate = async (): Promise<void> =>
  mustSucceed(
    'Bringing the tables up to date',
    await wrangler(['d1', 'migrations', 'apply', 'DB', '--remote']),
  )

const { values: options } = commandLine({ options: { 'dry-run': { type: 'boolean', default: false } } })
if (options['dry-run']) process.exit((await rehearse()) ? 0 : 1)

// Asked first: otherwise wrangler may open a browser in the middle of things, or hang where there is none.
const who = await wrangler(['whoami', '--json'], { quiet: true })
if (who.code !== 0) {
  console.error(explain('not logged in'))
  process.exit(1)
}
const isUpgrade = await hasDatabase()
if (isUpgrade) await migrate()
const deployed = await wrangler(['deploy'])
mustSucceed('The deploy', deployed)
if (!isUpgrade) await migrate()

const address = /https:\/\/[\w.-]+\.workers\.dev/.exec(deployed.output)?.[0] ?? null
console.log(nextSteps(address, address === null ? null : await checkHealth(address)))
