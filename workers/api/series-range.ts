import type { Interval } from '../trends/calendar.ts'
import type { Day } from '../types.ts'
import { type Days, daysAsked, refuseMoreThan } from './days-asked.ts'

/** More days than this are drawn as weeks. */
export const MOST_DAYS = 400

const DEFAULT_DAYS: Record<Interval, number> = { day: 90, week: 364, month: 1095 }

/**
 * The days a series is asked for.
 *
 * @throws {Problem} 400 when they are the wrong way round, lie in the future, or are too many
 */
export function rangeOf(
  { from, to, interval }: { from?: Day | undefined; to?: Day | undefined; interval: Interval },
  today: Day,
): Days {
  const days = daysAsked({ from, to }, today, DEFAULT_DAYS[interval])
  if (interval === 'day') refuseMoreThan(MOST_DAYS, days, ': take weeks')
  return days
}
