import type { Day, Moment } from './types.ts'

/** Arithmetic on UTC calendar days. Pure. */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The UTC day a moment lies in. */
export const dayOf = (moment: Moment): Day => new Date(moment).toISOString().slice(0, 10)

/** The moment at which a day begins. */
export const startOf = (day: Day): Moment => Date.parse(day)

/** The moment at which a day is over. */
export const endOf = (day: Day): Moment => startOf(day) + DAY

export const addDays = (day: Day, days: number): Day => dayOf(startOf(day) + days * DAY)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((startOf(to) - startOf(from)) / DAY)

/** Whether a text is a real calendar day: `2025-02-30` is not. Nor are days before 1970, which no listing has ever had. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < '1970') return false
  const moment = Date.parse(text)
  return !Number.isNaN(moment) && dayOf(moment) === text
}
