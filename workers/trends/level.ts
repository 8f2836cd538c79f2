import { roundLevel } from './statistics/round.ts'

/** How far the log share of a topic wanders in a day: its variance (0.01 a week). */
export const DAILY_VARIANCE = 0.01 / 7

/** Log shares are kept in [LOWEST, 0]: from one item in a million to every item. */
export const LOWEST = -14

/** What is known of a topic's share at the end of a day. */
export interface Level {
  /** Natural logarithm of the share, in [-14, 0]. */
  x: number
  /** Variance of `x`, greater than 0. */
  p: number
}

/** The same for many topics: entry i of both arrays is topic i. */
export interface Levels {
  x: Float64Array
  p: Float64Array
}

/**
 * The level every topic starts from, before the first day with a listing is stepped.
 * @param meanCount items a topic has on that day, averaged over all topics
 * @param items items listed on that day
 * @throws RangeError when nothing was listed or a number is negative or not finite.
 */
export function startLevel(meanCount: number, items: number): Level {
  if (!(items > 0 && items < Infinity)) throw new RangeError(`startLevel: items must be > 0, got ${items}`)
  if (!(meanCount >= 0 && meanCount < Infinity)) {
    throw new RangeError(`startLevel: mean count must be >= 0, got ${meanCount}`)
  }
  return { x: roundLevel(clamp(Math.log(Math.max(meanCount, 0.05) / items))), p: 1 }
}

/** `startLevel` for each of `topics` topics. */
export function startLevels(topics: number, meanCount: number, items: number): Levels {
  const { x, p } = startLevel(meanCount, items)
  return { x: new Float64Array(topics).fill(x), p: new Float64Array(topics).fill(p) }
}

/**
 * One calendar day of one topic: `count` of `items` listed items were about it. A day without a listing has
 * items = 0 and only widens. Poisson local-level filter: the log share is a random walk, the count is
 * Poisson with mean items x share, and the day is taken in by one Newton step of the log posterior (West and
 * Harrison, Bayesian Forecasting and Dynamic Models, 2nd ed., section 14; Durbin and Koopman, Time Series
 * Analysis by State Space Methods, section 10.6). Rounded to 1e-8, so that a replay gives the same bytes.
 * @throws RangeError unless 0 <= count <= items, both finite.
 */
export function step({ x, p }: Level, count: number, items: number): Level {
  check(count, items)
  const expected = items * Math.exp(x)
  const variance = varianceAfter(p, expected)
  return { x: levelAfter(x, variance, count - expected), p: roundLevel(variance) }
}

/**
 * `step` for all topics at once; `counts[i]` belongs to topic i. The given levels are left as they are.
 * @throws RangeError as `step`, and when the lengths differ.
 */
export function stepDay(levels: Levels, counts: ArrayLike<number>, items: number): Levels {
  const topics = levels.x.length
  if (levels.p.length !== topics || counts.length !== topics) {
    throw new RangeError(
      `stepDay: ${topics} levels but ${levels.p.length} variances, ${counts.length} counts`,
    )
  }
  const next: Levels = { x: new Float64Array(topics), p: new Float64Array(topics) }
  for (let i = 0; i < topics; i++) {
    const x = levels.x[i] ?? 0
    const count = counts[i] ?? 0
    check(count, items)
    const expected = items * Math.exp(x)
    const variance = varianceAfter(levels.p[i] ?? 1, expected)
    next.x[i] = levelAfter(x, variance, count - expected)
    next.p[i] = roundLevel(variance)
  }
  return next
}

/** With nothing listed `expected` is 0 and this is the widening alone. */
function varianceAfter(p: number, expected: number): number {
  return 1 / (1 / (p + DAILY_VARIANCE) + expected)
}

function levelAfter(x: number, variance: number, surplus: number): number {
  return roundLevel(clamp(x + variance * surplus))
}

function clamp(x: number): number {
  return Math.min(0, Math.max(LOWEST, x))
}

function check(count: number, items: number): void {
  if (!(count >= 0 && count <= items && items < Infinity)) {
    throw new RangeError(`step: need 0 <= count <= items, got ${count} of ${items}`)
  }
}
