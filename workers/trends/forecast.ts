import type { Level } from './level.ts'
import { DAILY_VARIANCE } from './level.ts'
import { chanceOfAtLeast, countQuantile, type NegativeBinomial } from './statistics/negative-binomial.ts'
import { Z_80 } from './statistics/normal.ts'
import { roundMicro } from './statistics/round.ts'

/** Days by which the level has wandered on, seen from today, for an item of the next 28 days. */
const MEAN_LEAD_DAYS = 17.5

/** A number with its 80% interval. */
export interface Interval80 {
  value: number
  lo: number
  hi: number
}

/**
 * How many of the next `items` listed items (over 28 days) will be about the topic: negative binomial, the
 * Poisson count of a share that is itself uncertain. Its log has the variance of the level now plus that of
 * 2.5 weeks of wandering.
 * @throws RangeError when `items` is negative or not finite.
 */
export function nextCount({ x, p }: Level, items: number): NegativeBinomial {
  if (!(items >= 0 && items < Infinity)) throw new RangeError(`nextCount: items must be >= 0, got ${items}`)
  return { mean: items * Math.exp(x), size: 1 / Math.expm1(p + MEAN_LEAD_DAYS * DAILY_VARIANCE) }
}

/** Expected items of a topic among the next `items` listed items, with the 80% interval. */
export function forecastNext(level: Level, items: number): Interval80 {
  const count = nextCount(level, items)
  return { value: roundMicro(count.mean), lo: countQuantile(0.1, count), hi: countQuantile(0.9, count) }
}

/**
 * The chance that among the next `items` listed items the topic's share is at least `times` its baseline
 * share.
 * @param base logarithm of the baseline share, from `baselineLevel`
 */
export function chanceOfLift(level: Level, base: number, items: number, times = 1.25): number {
  return chanceOfAtLeast(countForLift(base, items, times), nextCount(level, items))
}

/** The smallest count among `items` items that is at least `times` the baseline share. */
export function countForLift(base: number, items: number, times = 1.25): number {
  // The small number keeps a threshold that is whole on paper from being pushed up by the last bit.
  return Math.ceil(times * Math.exp(base) * items - 1e-9)
}

/**
 * The level now against the level at an earlier day: the ratio of the shares. The interval adds both
 * variances; the two estimates err in the same direction, so it is rather too wide than too narrow.
 */
export function changeSince(now: Level, then: Level): Interval80 {
  const d = now.x - then.x
  const reach = Z_80 * Math.sqrt(now.p + then.p)
  return {
    value: roundMicro(Math.exp(d)),
    lo: roundMicro(Math.exp(d - reach)),
    hi: roundMicro(Math.exp(d + reach)),
  }
}
