import { closesAt } from '../collect/schedule.ts'
import { addDays, DAY, dayOf, HOUR, isDay } from '../days.ts'
import { periodsBetween } from '../trends/calendar.ts'
import type { Day, Moment } from '../types.ts'

export const DIGEST_INTERVALS = ['day', 'week'] as const
export type DigestInterval = (typeof DIGEST_INTERVALS)[number]

/** What a digest is about: a day, or a week as ISO 8601 counts them. */
export interface DigestPeriod {
  /** `2026-06-10` or `2026-W24`: its permanent name, and its address. */
  name: string
  interval: DigestInterval
  from: Day
  to: Day
}

/** The period that a day lies in. */
export function periodWith(day: Day, interval: DigestInterval): DigestPeriod {
  const [period] = periodsBetween(day, day, interval)
  if (period === undefined) throw new RangeError(`no ${interval} has ${day} in it`)
  const { name, from, to } = period
  return { name, interval, from, to }
}

/** The period with a name, or `null` when it is none: `2025-02-30`, `2025-W53`, a day before 2000. */
export function periodCalled(name: string): DigestPeriod | null {
  if (!name.startsWith('2')) return null
  if (isDay(name)) return periodWith(name, 'day')
  const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(name) ?? []
  if (year === undefined) return null
  // January 4 always lies in the first week of its year.
  const found = periodWith(addDays(`${year}-01-04`, 7 * (Number(week) - 1)), 'week')
  return found.name === name ? found : null
}

/** The period before or after. */
export const periodBefore = ({ from, interval }: DigestPeriod): DigestPeriod =>
  periodWith(addDays(from, -1), interval)
export const periodAfter = ({ to, interval }: DigestPeriod): DigestPeriod =>
  periodWith(addDays(to, 1), interval)

/** From this moment on the data of a period are not expected to change: its last day is closed. */
export const periodClosesAt = ({ to }: DigestPeriod): Moment => closesAt(to)

/** The newest period that is closed at `now`. */
export function newestClosed(interval: DigestInterval, now: Moment): DigestPeriod {
  const day = dayOf(now - 2 * DAY)
  const period = periodWith(day, interval)
  return period.to <= day ? period : periodBefore(period)
}

/** So long after it is closed, a digest goes without what is not known by then. */
const WAITS = 6 * HOUR

/** From this moment on nothing is waited for any more. */
export const waitsUntil = (period: DigestPeriod): Moment => periodClosesAt(period) + WAITS

/**
 * Whether a digest is final: its period is closed, and every source's topics are followed to its end, or have been
 * waited for long enough.
 *
 * @param published the day each source's calls are published of; `null` before there are any
 */
export const isFinal = (period: DigestPeriod, published: readonly (Day | null)[], now: Moment): boolean =>
  now >= waitsUntil(period) ||
  (now >= periodClosesAt(period) && published.every((day) => day !== null && day >= period.to))
