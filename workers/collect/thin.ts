import { DAY, HOUR } from '../days.ts'
import type { Moment } from '../types.ts'

/** Ages in hours at which items are compared with each other. */
export const LADDER = [1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 48, 72, 120, 168]
const KEPT_WHOLE = 14 * DAY

export interface Point {
  observedAt: Moment
  upvotes: number
}

/**
 * Which observations of an item can go once they are 14 days old: all but the last one at or before each
 * ladder age, the last one of each day after the ladder's end, the first, and the newest. What was known
 * at a ladder age before thinning is known after it.
 *
 * @param points oldest first
 * @returns the moments of the observations that can go
 */
export function thinnedOut(points: readonly Point[], firstSeenAt: Moment, at: Moment): Moment[] {
  const old = points.filter(({ observedAt }) => observedAt <= at - KEPT_WHOLE)
  const last = points.at(-1)
  const kept = new Set<Moment | undefined>([points[0]?.observedAt, last?.observedAt])
  for (const age of agesOf(last?.observedAt ?? firstSeenAt, firstSeenAt)) {
    kept.add(old.findLast(({ observedAt }) => observedAt <= firstSeenAt + age)?.observedAt)
  }
  return old.map(({ observedAt }) => observedAt).filter((moment) => !kept.has(moment))
}

function agesOf(newest: Moment, firstSeenAt: Moment): number[] {
  const ages = LADDER.map((hours) => hours * HOUR)
  for (let age = 8 * DAY; age <= newest - firstSeenAt + DAY; age += DAY) ages.push(age)
  return ages
}
