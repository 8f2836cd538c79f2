import { cutoffs } from './cutoffs.ts'
import { type History, without } from './history.ts'
import { mean } from './mean.ts'
import { seeded } from './random.ts'
import { rising } from './rising.ts'
import { method } from './rules.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const DROPPED = 0.2

/**
 * P@10 of the method when it never sees a random fifth of the days, averaged over eight draws. The days are
 * gone from everything it knows; what really rose is still judged on all of them.
 */
export function risingWithDroppedDays(whole: History): number | null {
  const all = SEEDS.map((seed) => {
    const random = seeded(seed)
    const missed = whole.counts.map(() => random() < DROPPED)
    return rising(method, cutoffs(without(whole, (day) => missed[day] ?? false), whole)).p_at_10
  })
  return mean(all.filter((precision) => precision !== null))
}
