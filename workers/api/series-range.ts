import { addDays } from '../days.ts'
import type { Interval } from '../trends/calendar.ts'
import type { Day } from '../types.ts'
import { badParameters } from './problem.ts'

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
): { from: Day; to: Day } {
  const last = to ?? today
  const first = from ?? addDays(last, 1 - DEFAULT_DAYS[interval])
  if (first > last) throw badParameters([{ parameter: 'from', message: `${first} is after to, ${last}` }])
  if (last > today) throw badParameters([{ parameter: 'to', message: `${last} lies in the future` }])
  if (interval === 'day' && addDays(first, MOST_DAYS) <= last) {
    throw badParameters([
      { parameter: 'from', message: `more than ${MOST_DAYS} days lie between from and to: take weeks` },
    ])
  }
  return { from: first, to: last }
}
