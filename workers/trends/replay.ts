import type { Day } from '../types.ts'
import { daysBetween } from './calendar.ts'
import { type Level, type Levels, step, stepDay } from './level.ts'

/** One day of a listing with the count of every topic, in the order of the levels. */
export interface DayOfTopics {
  items: number
  counts: ArrayLike<number>
}

/** Steps all topics through consecutive days. Any split of the days into slices ends at the same levels. */
export function replay(levels: Levels, days: Iterable<DayOfTopics>): Levels {
  let now = levels
  for (const { items, counts } of days) now = stepDay(now, counts, items)
  return now
}

/** A day of a source: how many items it listed, and whether it was collected to its end. */
export interface ListingDay {
  day: Day
  items: number
  complete: boolean
}

/** How many items of one day were about a topic. Days without any need no row. */
export interface TopicDay {
  day: Day
  count: number
}

/** One day of one topic, with its level at the end of the day. */
export interface LevelDay extends Level {
  day: Day
  count: number
  items: number
  complete: boolean
}

/**
 * Every day from `from` to `to` once, in order: the given rows, and for a day without a row one that says it
 * was missed, with no items. Done once for a source, it serves any number of topics.
 * @param rows ordered by day; those outside the range are left out
 * @throws RangeError when rows are not in order.
 */
export function fillDays(rows: readonly ListingDay[], from: Day, to: Day): ListingDay[] {
  const rowOn = cursor(rows)
  return daysBetween(from, to).map((day) => rowOn(day) ?? { day, items: 0, complete: false })
}

/**
 * The daily levels of one topic over consecutive days.
 * @param before its level at the end of the day before the first
 * @param days from `fillDays`
 * @param counts ordered by day
 * @throws RangeError when counts are not in order, or one exceeds its listing.
 */
export function replayTopic(
  before: Level,
  days: readonly ListingDay[],
  counts: readonly TopicDay[],
): LevelDay[] {
  const countOn = cursor(counts)
  let level = before
  return days.map(({ day, items, complete }) => {
    const count = countOn(day)?.count ?? 0
    level = step(level, count, items)
    return { day, x: level.x, p: level.p, count, items, complete }
  })
}

/** Walks rows ordered by day alongside ascending days: cheaper than a map for three years of days. */
function cursor<T extends { day: Day }>(rows: readonly T[]): (day: Day) => T | undefined {
  let at = 0
  return (day) => {
    let row = rows[at]
    while (row !== undefined && row.day < day) {
      const next = rows[++at]
      if (next !== undefined && next.day <= row.day) throw new RangeError(`rows out of order at ${next.day}`)
      row = next
    }
    return row?.day === day ? row : undefined
  }
}
