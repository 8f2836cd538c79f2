/**
 * Fills in the past: fetches the listings of days that are over and brings them into a Worker's database.
 *
 *   npm run backfill -- --from YYYY-MM-DD [--to YYYY-MM-DD] [--source ID] [--target URL] [--again] [--dry-run]
 *
 * One request a second, and a pause when the site asks for one. Days the target has seen are left out, so stopping it
 * (Ctrl-C) and starting it again goes on where it was. Only sources that still show past days can be filled in. Without `--to`
 * it goes up to the newest day that is settled; younger ones are the cron's.
 *
 *   --target URL     http://localhost:8787 unless told otherwise; ADMIN_TOKEN comes from the environment
 *   --again          fetches days the target has seen as well, should what it has of them not be all
 *   --dry-run        says which days would be fetched, and fetches nothing
 *   --most-rows N    stops when the target has written N rows today: 60000 unless it is on this machine. The free
 *                    plan writes 100000 a day, and the cron needs its share
 *   --no-ticks       leaves closing, tagging and counting to the cron, which takes days for what takes minutes here
 *   --pause SECONDS  between two requests; below 1 only for a site on this machine
 *
 * HUGGINGFACE_URL in the environment stands in for the real site.
 */

import { type Filled, type Filling, fillSource } from './backfill/fill-source.ts'
import { lastSettledDay, readOptions } from './backfill/options.ts'
import { paced } from './backfill/pace.ts'
import { workOff } from './backfill/work-off.ts'

const options = readOptions(process.argv.slice(2), process.env, lastSettledDay(Date.now()))
if ('problem' in options) {
  console.error(options.problem)
  process.exit(1)
}

const filling: Filling = {
  ...options,
  pace: paced(options.pauseMs),
  say: (line) => console.log(line),
}
try {
  const filled: Filled[] = []
  for (const source of options.sources)
    if (!filled.includes('stopped')) filled.push(await fillSource(source, filling))
  const goesOn = !filled.includes('stopped') && !options.dryRun && options.ticks
  const isCounted = !goesOn || (await workOff(filling))
  process.exit(isCounted && filled.every((far) => far === 'whole') ? 0 : 2)
} catch (error) {
  console.error(`\n${(error as Error).message}`)
  console.error(
    `What has been brought in stays.${options.again ? '' : ' The same command goes on from here.'}`,
  )
  process.exit(1)
}
