import { counted } from '../workers/counted.ts'
import type { Day, Moment } from '../workers/types.ts'

/** Numbers and times in words. Written out by hand: Intl costs a Worker several milliseconds at first use. */

export { count, counted } from '../workers/counted.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** `Tuesday, 10 June 2025`. */
export function longDay(day: Day): string {
  const date = new Date(day)
  return `${WEEKDAYS[date.getUTCDay()]}, ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `10 June 2025`. */
export function shortDate(at: Day | Moment): string {
  const date = new Date(at)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `10 Jun`. */
export function dayAndMonth(day: Day): string {
  const date = new Date(day)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]?.slice(0, 3)}`
}

/** `10 Jun 2025, 02:05 UTC`. */
export function dateAndTime(moment: Moment): string {
  const date = new Date(moment)
  const time = date.toISOString().slice(11, 16)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]?.slice(0, 3)} ${date.getUTCFullYear()}, ${time} UTC`
}

/** A length of time in its largest unit: `45 minutes`, `3 hours`, `12 days`. */
export function duration(milliseconds: number): string {
  const minutes = Math.max(0, Math.round(milliseconds / 60_000))
  if (minutes < 90) return counted(minutes, { one: 'minute', many: 'minutes' })
  const hours = Math.round(minutes / 60)
  if (hours < 48) return counted(hours, { one: 'hour', many: 'hours' })
  return counted(Math.round(hours / 24), { one: 'day', many: 'days' })
}

/** A share in per cent, three figures at most: `13.5%`, `2.81%`, `0.420%`. */
export function share(value: number): string {
  const percent = 100 * value
  return `${percent >= 10 ? percent.toFixed(1) : percent >= 1 ? percent.toFixed(2) : percent.toFixed(3)}%`
}

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
