import { cutoffs } from './cutoffs.ts'
import { type History, without } from './history.ts'
import { mean } from './mean.ts'
import { seeded } from './random.ts'
import { rising } from './rising.ts'
import { method } from './rules.ts'

/** One draw moves the precision by 0.017 either way; this many bring the error of the mean to 0.0016. */
const DRAWS = 120
const DROPPED = 0.2

/**
 * P@10 of the method when it never sees a random fifth of the days, averaged over the draws. The days are
 * gone from everything it knows, counts and levels; what really rose is still judged on all of them.
 */
export function risingWithDroppedDays(whole: History): number | null {
  const precisions = Array.from({ length: DRAWS }, (_, draw) => {
    const random = seeded(draw + 1)
    const missed = whole.counts.map(() => random() < DROPPED)
    return rising(
      method,
      cutoffs(
        without(whole, (day) => missed[day] ?? false),
        whole,
      ),
    ).p_at_10
  })
  return mean(precisions.filter((precision) => precision !== null))
}
