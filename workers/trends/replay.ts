import type { Day } from '../types.ts'
import { dayName, dayNumber } from './calendar.ts'
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

/** A level as it was stored at the end of `day`. */
export interface Checkpoint extends Level {
  day: Day
}

/** One day of one topic, with its level at the end of the day. */
export interface LevelDay extends Checkpoint {
  count: number
  items: number
  complete: boolean
}

/**
 * The daily levels of one topic from the day after a checkpoint to `to`. Rows are in the order of their
 * days; a day without a listing row was missed: it has no items and widens the level.
 * @throws RangeError when a day is none, rows are not in order, or a count exceeds its listing.
 */
export function replayTopic(
  checkpoint: Checkpoint,
  to: Day,
  listings: readonly ListingDay[],
  counts: readonly TopicDay[],
): LevelDay[] {
  const first = dayNumber(checkpoint.day) + 1
  const last = dayNumber(to)
  const listingOn = cursor(listings)
  const countOn = cursor(counts)
  const days: LevelDay[] = []
  let level: Level = checkpoint
  for (let number = first; number <= last; number++) {
    const day = dayName(number)
    const listing = listingOn(day)
    const items = listing?.items ?? 0
    const count = countOn(day)?.count ?? 0
    level = step(level, count, items)
    days.push({ day, x: level.x, p: level.p, count, items, complete: listing?.complete ?? false })
  }
  return days
}

/** Walks rows ordered by day alongside the calendar: cheaper than a map for three years of days. */
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
