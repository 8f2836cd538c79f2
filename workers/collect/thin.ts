import { DAY, HOUR, startOf } from '../days.ts'
import { LADDER } from '../trends/votes/ladder.ts'
import { looksToAsk } from '../trends/votes/listing-ages.ts'
import type { Day, Moment } from '../types.ts'

const KEPT_WHOLE = 14 * DAY
const END_OF_LADDER = (LADDER.at(-1) ?? 0) * HOUR

/** The ledger is as long as this. */
export const RUNS_KEPT = 90 * DAY

export interface Point {
  observedAt: Moment
  upvotes: number
}

/** A listing as which an item has votes at the ladder ages: they count from 00:00 of its day. */
export interface AgedListing {
  day: Day
  /** Moments at which the whole listing was seen, ascending. */
  looks: readonly Moment[]
}

/** The moments at which votes tell what they were at the ladder ages: those of the ages, and of the looks around each. */
export function tellingMoments({ day, looks }: AgedListing): Moment[] {
  return [...LADDER.map((age) => startOf(day) + age * HOUR), ...looksToAsk(day, looks, LADDER).moments]
}

/**
 * Which observations of an item can go once they are 14 days old: all but those that hold at a telling moment, the
 * last one of each day after the ladder's end, the first, and the newest. What was known at a ladder age before
 * thinning is known after it, so that a day that is opened again comes to the same votes.
 *
 * @param points oldest first
 * @param telling `tellingMoments` of its listings, in any order
 * @param day the first day on whose listing it stood
 * @returns the moments of the observations that can go
 */
export function thinnedOut(
  points: readonly Point[],
  telling: readonly Moment[],
  day: Day,
  at: Moment,
): Moment[] {
  const told = heldAt(points, telling)
  const settled = startOf(day) + END_OF_LADDER
  return points
    .filter(({ observedAt }, i) => {
      const next = points[i + 1]?.observedAt
      if (i === 0 || next === undefined || observedAt > at - KEPT_WHOLE) return false
      const midnight = Math.ceil(observedAt / DAY) * DAY
      return !told.has(observedAt) && !(midnight > settled && midnight < next)
    })
    .map(({ observedAt }) => observedAt)
}

/** The moments of the observations that hold at some moments: the last one at or before each. */
function heldAt(points: readonly Point[], moments: readonly Moment[]): Set<Moment> {
  const held = new Set<Moment>()
  let place = -1
  for (const moment of [...moments].sort((a, b) => a - b)) {
    while ((points[place + 1]?.observedAt ?? Infinity) <= moment) place++
    const point = points[place]
    if (point !== undefined) held.add(point.observedAt)
  }
  return held
}
