import type { History } from './history.ts'

/** What really came after a cut-off, judged without the method. */
export interface Outcome {
  /** Items of the topic in the 28 days after. */
  next: number
  /** A real rise: 3 items, 1.3 times what was expected, and less than 5% likely without one. */
  hit: boolean
  /** How large the rise was: standard deviations, from 0 to 8. */
  gain: number
  /** Whether the share came out above the baseline share at all. */
  stillAbove: boolean
}

/** Items at the mean share that are mixed into a topic's baseline. */
const PRIOR_ITEMS = 5

/** Compares the days from `end` to `after` with those from `from` to `start`, for every topic. */
export function outcomes(truth: History, from: number, start: number, end: number, after: number): Outcome[] {
  const itemsBefore = truth.itemsIn(from, start)
  const itemsAfter = truth.itemsIn(end, after)
  const before = truth.topics.map((_, topic) => truth.countIn(topic, from, start))
  const meanCount = before.reduce((sum, count) => sum + count, 0) / Math.max(1, before.length)
  const prior = itemsBefore > 0 ? (PRIOR_ITEMS * meanCount) / itemsBefore : 0
  return before.map((count, topic) => {
    const next = truth.countIn(topic, end, after)
    const expected = (itemsAfter * (count + prior)) / (itemsBefore + PRIOR_ITEMS)
    const ratio = (next + 0.5) / (expected + 0.5)
    return {
      next,
      hit: next >= 3 && ratio >= 1.3 && poissonAtLeast(next, expected) < 0.05,
      gain: Math.min(8, Math.max(0, (next - expected) / Math.sqrt(expected + 1))),
      stillAbove: itemsAfter > 0 && itemsBefore > 0 && next / itemsAfter > count / itemsBefore,
    }
  })
}

/** P(count >= k) of a Poisson count. */
function poissonAtLeast(k: number, mean: number): number {
  let term = Math.exp(-mean)
  let below = 0
  for (let i = 0; i < k; i++) {
    below += term
    term *= mean / (i + 1)
  }
  return 1 - below
}
