import type { Day } from '../types.ts'

const MILLISECONDS = 86_400_000

/** 1970-01-01 was a Thursday: this many days after a Monday. */
const WEEKDAY_OF_DAY_ZERO = 3

export type Interval = 'day' | 'week' | 'month'

/**
 * Days since 1970-01-01.
 * @throws RangeError unless `day` is a date of the calendar, written YYYY-MM-DD.
 */
export function dayNumber(day: Day): number {
  const number = Date.parse(`${day}T00:00:00Z`) / MILLISECONDS
  // Some impossible dates parse to the next month: they do not come back as they were written.
  if (!Number.isInteger(number) || dayName(number) !== day) throw new RangeError(`not a day: ${day}`)
  return number
}

/** The day that is `number` days after 1970-01-01. */
export function dayName(number: number): Day {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10)
}

/** 0 on Monday, 6 on Sunday. */
function weekday(number: number): number {
  return (((number + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7
}

/** ISO 8601 week, `2026-W12`: it belongs to the year its Thursday is in. */
function weekName(number: number): string {
  const thursday = number - weekday(number) + 3
  const date = new Date(thursday * MILLISECONDS)
  const year = date.getUTCFullYear()
  // Not by `Date.UTC`, to which the year 50 is 1950.
  const week = Math.floor((thursday - date.setUTCFullYear(year, 0, 1) / MILLISECONDS) / 7) + 1
  return `${String(year).padStart(4, '0')}-W${week < 10 ? '0' : ''}${week}`
}

/** The name of the period a day is in: the day itself, `2026-W12`, or `2026-03`. */
export function periodOf(day: Day, interval: Interval): string {
  if (interval === 'day') return day
  return interval === 'week' ? weekName(dayNumber(day)) : day.slice(0, 7)
}

/** Whether a day is the last of its period, so that its state is a checkpoint. */
export function endsPeriod(day: Day, interval: Interval): boolean {
  if (interval === 'day') return true
  const number = dayNumber(day)
  return interval === 'week' ? weekday(number) === 6 : dayName(number + 1).endsWith('-01')
}

/** One period of the calendar: its name, its first and last day, and how many days it has. */
export interface Period {
  name: string
  from: Day
  to: Day
  days: number
}

/** The days from `from` to `to`, both included. None when `from` is after `to`. */
export function daysBetween(from: Day, to: Day): Day[] {
  const last = dayNumber(to)
  const days: Day[] = []
  let number = dayNumber(from)
  // One date a month and counting on from it: writing out a date costs too much for years of days.
  while (number <= last) {
    const day = dayName(number)
    let date = Number(day.slice(8))
    const nextMonth = startOfPeriod(number - date + 32, 'month')
    for (; number <= last && number < nextMonth; date++, number++) {
      days.push(`${day.slice(0, 8)}${date < 10 ? '0' : ''}${date}`)
    }
  }
  return days
}

/**
 * The whole periods that the days from `from` to `to` touch, in order. None when `from` is after `to`.
 * @throws RangeError when either is not a day.
 */
export function periodsBetween(from: Day, to: Day, interval: Interval): Period[] {
  const first = dayNumber(from)
  const last = dayNumber(to)
  if (first > last) return []
  if (interval === 'day')
    return daysBetween(from, to).map((day) => ({ name: day, from: day, to: day, days: 1 }))
  const periods: Period[] = []
  let start = startOfPeriod(first, interval)
  while (start <= last) {
    const next = startOfPeriod(start + (interval === 'week' ? 7 : 31), interval)
    const day = dayName(start)
    periods.push({ name: periodOf(day, interval), from: day, to: dayName(next - 1), days: next - start })
    start = next
  }
  return periods
}

/**
 * The days of the whole periods that the days from `from` to `to` touch.
 * @throws RangeError when either is not a day.
 */
export function wholePeriods(
  { from, to }: { from: Day; to: Day },
  interval: Interval,
): { from: Day; to: Day } {
  const [first] = periodsBetween(from, from, interval)
  const [last] = periodsBetween(to, to, interval)
  return { from: first?.from ?? from, to: last?.to ?? to }
}

function startOfPeriod(number: number, interval: 'week' | 'month'): number {
  return interval === 'week' ? number - weekday(number) : dayNumber(`${dayName(number).slice(0, 7)}-01`)
}
