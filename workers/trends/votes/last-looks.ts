import { HOUR, MINUTE } from '../../days.ts'
import type { Moment } from '../../types.ts'
import type { Look } from './ladder.ts'

/** A count of votes and the first moment at which it was seen. */
export interface Count {
  at: Moment
  votes: number
}

/** Pages of one listing are seen within less than this of each other: together they are one look. */
const ONE_LOOK = 30 * MINUTE

/**
 * The last looks at an item, at most three, whether its votes had changed or not.
 * @param counts its last counts, at most three, each held until the next one was seen; oldest first
 * @param looks moments at which its whole listing was seen: at least the first and the last three, in order
 * @param backAt since when it stands on the listing again; `null` when it never had left
 * @param start moment from which ages count
 */
export function lastLooks(
  counts: readonly Count[],
  looks: readonly Moment[],
  backAt: Moment | null,
  start: Moment,
): Look[] {
  const seen = backAt === null ? looks : looks.filter((look) => look >= backAt)
  const first = backAt ?? seen[0] ?? Infinity
  const last = seen.at(-1) ?? -Infinity
  // What was seen elsewhere before, and what a look that has not come to its end has seen already.
  const before = counts.filter(({ at }) => at <= first - ONE_LOOK).map(({ at }) => at)
  const after = counts.filter(({ at }) => at > last && at > first - ONE_LOOK).map(({ at }) => at)
  return [...before, ...seen, ...after].slice(-3).flatMap((moment) => {
    const held = counts.findLast(({ at }) => at <= moment)
    return held === undefined ? [] : [{ age: (moment - start) / HOUR, votes: held.votes }]
  })
}
