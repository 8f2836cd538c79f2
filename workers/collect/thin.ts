import { DAY, HOUR } from '../days.ts'
import { LADDER } from '../trends/votes/ladder.ts'
import type { Moment } from '../types.ts'

const KEPT_WHOLE = 14 * DAY

/** The ledger is as long as this. */
export const RUNS_KEPT = 90 * DAY

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
  return points
    .filter(({ observedAt }, i) => {
      const next = points[i + 1]
      const isEnd = i === 0 || next === undefined
      return (
        !isEnd &&
        observedAt <= at - KEPT_WHOLE &&
        !isLastBeforeAnAge(observedAt, next.observedAt, firstSeenAt)
      )
    })
    .map(({ observedAt }) => observedAt)
}

/** Whether the first age to keep from `observedAt` on is reached before the `next` observation. */
function isLastBeforeAnAge(observedAt: Moment, next: Moment, firstSeenAt: Moment): boolean {
  const age = observedAt - firstSeenAt
  const rung = LADDER.find((hours) => hours * HOUR >= age)
  const keptAge = rung === undefined ? Math.ceil(age / DAY) * DAY : rung * HOUR
  return firstSeenAt + keptAge < next
}
