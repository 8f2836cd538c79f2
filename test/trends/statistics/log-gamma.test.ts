import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logGamma } from '../../../workers/trends/statistics/log-gamma.ts'

describe('logGamma', () => {
  // Closed forms: Gamma(1/2) = sqrt(pi), Gamma(n + 1) = n!; ln 99! from Abramowitz and Stegun, table 6.4.
  test.each([
    [0.5, Math.log(Math.sqrt(Math.PI))],
    [1, 0],
    [1.5, Math.log(Math.sqrt(Math.PI) / 2)],
    [2, 0],
    [10, Math.log(362_880)],
    [100, 359.1342053695754],
  ])('of %f is the published value', (x, published) => {
    expect(logGamma(x)).toBeCloseTo(published, 10)
  })

  test('follows Gamma(x + 1) = x Gamma(x) over its whole range', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (x) => {
        const next = logGamma(x + 1)
        expect(Math.abs(next - logGamma(x) - Math.log(x))).toBeLessThan(1e-11 * Math.max(1, Math.abs(next)))
      }),
    )
  })

  test.each([0, -1, Number.NaN, Infinity])('refuses %f', (x) => {
    expect(() => logGamma(x)).toThrow(RangeError)
  })
})
