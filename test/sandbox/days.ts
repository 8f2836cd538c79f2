import type { Day, Moment } from '../../workers/types.ts'

/** A UTC day as the number of days since 1970-01-01. */
export type DayNumber = number

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export const dayNumber = (day: Day): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY

export const dayNamed = (number: DayNumber): Day => new Date(number * DAY).toISOString().slice(0, 10)

export const dayOf = (at: Moment): Day => new Date(at).toISOString().slice(0, 10)

/** 0 is Sunday. */
export const weekday = (number: DayNumber): number => (((number + 4) % 7) + 7) % 7

/** Whether the text is a calendar day that exists; `2025-02-30` is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && dayOf(at) === text
}
