import { logGamma } from './log-gamma.ts'

/** Terms smaller than this share of the sum no longer change it. */
const NEGLIGIBLE = 1e-17
/**
 * The smallest number of full precision. Below it a product is rounded to so few bits that a term times a ratio
 * can be the same term forever; a sum of such terms is 0 to every reader.
 */
const SMALLEST = 2 ** -1022

/** A count with mean `mean` and variance `mean + mean^2 / size`: a Poisson whose rate is itself uncertain. */
export interface NegativeBinomial {
  mean: number
  /** r > 0; the larger, the closer to Poisson. */
  size: number
}

/**
 * P(count >= k). Sums the shorter tail with the ratio of neighbouring terms, starting from the logarithm
 * of one term, so large means do not underflow. A chance below 1e-307 is 0.
 * @throws RangeError unless mean >= 0 and size > 0 are finite and k is not NaN.
 */
export function chanceOfAtLeast(k: number, { mean, size }: NegativeBinomial): number {
  check(mean, size)
  if (Number.isNaN(k)) throw new RangeError('chanceOfAtLeast: k is not a number')
  const from = Math.ceil(k)
  if (from <= 0) return 1
  if (mean === 0 || from === Infinity) return 0
  const ratio = mean / (size + mean)
  let sum = 0
  if (from > mean) {
    let term = chanceOfExactly(from, mean, size)
    for (let i = from; matters(term, sum); i++) {
      sum += term
      term *= ((i + size) / (i + 1)) * ratio
    }
    return Math.min(1, sum)
  }
  let term = chanceOfExactly(from - 1, mean, size)
  for (let i = from - 1; i >= 0 && matters(term, sum); i--) {
    sum += term
    term *= i / (i - 1 + size) / ratio
  }
  return Math.max(0, 1 - sum)
}

/**
 * The smallest k with P(count <= k) >= share.
 * @throws RangeError unless 0 < share < 1, and as `chanceOfAtLeast`.
 */
export function countQuantile(share: number, { mean, size }: NegativeBinomial): number {
  check(mean, size)
  if (!(share > 0 && share < 1)) throw new RangeError(`countQuantile: share must be in (0, 1), got ${share}`)
  if (mean === 0) return 0
  // Below ten standard deviations there is no mass that matters; starting there keeps large means cheap.
  let k = Math.max(0, Math.floor(mean - 10 * Math.sqrt(mean + (mean * mean) / size)))
  const ratio = mean / (size + mean)
  let term = chanceOfExactly(k, mean, size)
  if (term < SMALLEST) {
    k = firstOfFullPrecision(k, mean, size)
    term = chanceOfExactly(k, mean, size)
  }
  let below = term
  while (below < share && matters(term, below)) {
    term *= ((k + size) / (k + 1)) * ratio
    k++
    below += term
  }
  return k
}

/**
 * The first count from `start` on whose chance is a number of full precision; found by halving, for up to the most likely
 * count chances rise. Those before it together are nothing: with a wide spread, ten deviations reach down to them.
 */
function firstOfFullPrecision(start: number, mean: number, size: number): number {
  let low = start
  let high = Math.max(start, Math.floor(((size - 1) / size) * mean))
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (chanceOfExactly(middle, mean, size) < SMALLEST) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a term changes the sum of those before it, and those after it can be had from it. */
function matters(term: number, sum: number): boolean {
  return term >= SMALLEST && term > sum * NEGLIGIBLE
}

function chanceOfExactly(k: number, mean: number, size: number): number {
  const successes = size * Math.log1p(mean / size)
  const failures = k === 0 ? 0 : k * Math.log(mean / (size + mean))
  return Math.exp(logGamma(k + size) - logGamma(size) - logGamma(k + 1) - successes + failures)
}

function check(mean: number, size: number): void {
  if (!(mean >= 0 && mean < Infinity))
    throw new RangeError(`negative binomial: mean must be >= 0, got ${mean}`)
  if (!(size > 0 && size < Infinity)) throw new RangeError(`negative binomial: size must be > 0, got ${size}`)
}
