/** The 90th percentile of the standard normal: an 80% interval reaches this many deviations each way. */
export const Z_80 = 1.2816

const COEFFICIENTS = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153] as const
const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI)

/**
 * Phi(z): the chance that a standard normal is at most `z`. Error below 7.5e-8.
 * Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17.
 * @throws RangeError when `z` is NaN.
 * @example normalCdf(1.96) // 0.975
 */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalCdf: z is not a number')
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  let polynomial = 0
  for (const coefficient of COEFFICIENTS) polynomial = (polynomial + coefficient) * t
  const tail = DENSITY_AT_ZERO * Math.exp((-z * z) / 2) * polynomial
  return z >= 0 ? 1 - tail : tail
}
