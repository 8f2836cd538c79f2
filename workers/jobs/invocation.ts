import { HOUR, MINUTE } from '../days.ts'
import { metered } from '../store/meter.ts'
import { recordUsage } from '../store/usage.ts'
import type { Moment } from '../types.ts'
import type { Effects } from './effects.ts'
import type { InvocationReport } from './reports.ts'
import { settingsProblems } from './settings-problems.ts'
import { tick } from './tick.ts'
import { watch } from './watch.ts'

const WATCHED_EVERY = 15 * MINUTE
/**
 * A tick that needed more statements leaves the watch to the next quarter of an hour, but not to the next hour: days of
 * heavy ticks are when something may be wrong. Three for looking and one for what it all cost: an invocation comes to at
 * most 20, and where something begins or ends, five more.
 */
const MOST_BEFORE_WATCH = 12

/**
 * One cron invocation: a tick, what it cost, and every quarter of an hour, mostly unless the tick was a heavy one, a look
 * at whether all is well. What goes wrong with the last two is said and harms nothing.
 */
export async function invocation(at: Moment, effects: Effects): Promise<InvocationReport> {
  const { db, spent } = metered(effects.env.DB)
  const report: InvocationReport = await tick(at, {
    ...effects,
    env: { ...effects.env, DB: db },
    bytes: () => spent.bytes,
  })
  report.statements = spent.statements
  report.rowsRead = spent.rowsRead
  report.rowsWritten = spent.rowsWritten
  const isTurn = at % WATCHED_EVERY < 5 * MINUTE
  const settings = isTurn ? settingsProblems(effects.env) : []
  if (settings.length > 0) report.settings = settings
  try {
    // A tick with nothing to do writes nothing.
    if (spent.rowsWritten > 0) await recordUsage(effects.env.DB, at, 1, spent)
    const isLast = at % HOUR >= HOUR - WATCHED_EVERY
    if (isTurn && (isLast || spent.statements <= MOST_BEFORE_WATCH)) report.watch = await watch(at, effects)
  } catch (error) {
    report.trouble = (error as Error).message
  }
  return report
}
