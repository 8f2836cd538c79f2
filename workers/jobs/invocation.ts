import { MINUTE } from '../days.ts'
import { metered, type Spent } from '../store/meter.ts'
import { recordUsage } from '../store/usage.ts'
import type { Moment } from '../types.ts'
import type { Effects } from './effects.ts'
import type { TickReport } from './reports.ts'
import { tick } from './tick.ts'
import { digestProblems } from './wanted-digests.ts'
import { type Watched, watch } from './watch.ts'

const WATCHED_EVERY = 15 * MINUTE
/**
 * A tick that needed more statements leaves the watch to the next quarter of an hour. Three for looking and five for what
 * is found, one for what it all cost: an invocation comes to at most 20.
 */
const MOST_BEFORE_WATCH = 11

/** What one cron invocation did and cost, in a form that can be logged as one line. */
export interface InvocationReport extends TickReport, Partial<Omit<Spent, 'bytes'>> {
  watch?: Watched
  /** What could not be understood of the settings. */
  settings?: string[]
  /** What went wrong beside the tick. */
  trouble?: string
}

/**
 * One cron invocation: a tick, what it cost, and every quarter of an hour, unless the tick was a heavy one, a look at
 * whether all is well. What goes wrong with the last two is said and harms nothing.
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
  const settings = isTurn ? digestProblems(effects.env) : []
  if (settings.length > 0) report.settings = settings
  try {
    // A tick with nothing to do writes nothing.
    if (spent.rowsWritten > 0) await recordUsage(effects.env.DB, at, 1, spent)
    if (isTurn && spent.statements <= MOST_BEFORE_WATCH) report.watch = await watch(at, effects)
  } catch (error) {
    report.trouble = (error as Error).message
  }
  return report
}
