import { daysBetween } from '../days.ts'
import { type Interval, wholePeriods } from '../trends/calendar.ts'
import type { Day } from '../types.ts'
import { type Days, daysAsked } from './days-asked.ts'
import { badParameters } from './problem.ts'

/** Days, weeks or months of one series: more are neither answered nor drawn. */
const MOST_PERIODS = 400

const DEFAULT_DAYS: Record<Interval, number> = { day: 90, week: 364, month: 1095 }

/** How long a period is, in days: a month on average. */
const LENGTH: Record<Interval, number> = { day: 1, week: 7, month: 30.44 }

const INSTEAD: Record<Interval, string> = { day: ': take weeks', week: ': take months', month: '' }

/** Whether a series of these days has more points than one may have. */
export const hasTooMany = ({ from, to }: Days, interval: Interval): boolean =>
  daysBetween(from, to) / LENGTH[interval] >= MOST_PERIODS

/** Where a series begins: without a first day asked for, where anything is known. */
export const beginningOf = (asked: Day | undefined, { from }: Days, firstDay: Day): Day =>
  asked === undefined && from < firstDay ? firstDay : from

/** Why a series that begins after its last day is empty. */
export const nothingListedBy = ({ to }: Days): string => `nothing had been listed by ${to}`

/**
 * The days a series is asked for: all of the weeks or months they lie in, but none that are still to come.
 *
 * @throws {Problem} 400 when they are the wrong way round, lie in the future, or are too many
 */
export function rangeOf(
  { from, to, interval }: { from?: Day | undefined; to?: Day | undefined; interval: Interval },
  today: Day,
): Days {
  const asked = daysAsked({ from, to }, today, DEFAULT_DAYS[interval])
  if (hasTooMany(asked, interval)) {
    const message = `more than ${MOST_PERIODS} ${interval}s lie between from and to${INSTEAD[interval]}`
    throw badParameters([{ parameter: 'from', message }])
  }
  const whole = wholePeriods(asked, interval)
  return { from: whole.from, to: whole.to < today ? whole.to : today }
}
