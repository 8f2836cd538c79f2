import type { TickReport } from '../../workers/jobs/reports.ts'
import { progressLine } from '../local/progress.ts'
import { tickLine } from '../local/ticks.ts'
import { postAdmin, Refused } from '../target/post-admin.ts'
import type { Filling } from './fill-source.ts'

const MOST_REFUSALS = 5

/**
 * Closes, tags and counts what was brought in, tick after tick, until nothing waits: the cron would take days for it.
 * Ticks that fetch something from a site keep the pace. Returns whether it came to the end.
 */
export async function workOff({ target, pace, mostRows, say }: Filling): Promise<boolean> {
  say('Closing days, finding topics, following trends:')
  const progress = progressLine()
  let ticks = 0
  let refusals = 0
  for (;;) {
    try {
      const { data: report, meta } = await postAdmin<TickReport>(target, '/tick', {})
      refusals = 0
      ticks++
      progress.show(`${ticks} ticks  ${tickLine(report)}`)
      if (report.job === null && report.left === 0) break
      if ((meta?.rows_written_today ?? 0) >= mostRows) {
        progress.end(
          `${meta?.rows_written_today} rows have been written today. The cron does the rest, or the same command tomorrow.`,
        )
        return false
      }
      if (report.job?.kind === 'collect') await pace.turn()
      // A tick that comes within the same millisecond as the one before is taken for the same one.
      else if (report.job === null) await pace.rest(5)
    } catch (error) {
      if (!(error instanceof Refused) || error.status < 500 || ++refusals === MOST_REFUSALS) throw error
      await pace.rest(1000 * 2 ** refusals)
    }
  }
  progress.end(`Done after ${ticks} ticks. Everything that was brought in is counted.`)
  return true
}
