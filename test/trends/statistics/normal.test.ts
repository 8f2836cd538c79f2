import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalCdf } from '../../../workers/trends/statistics/normal.ts'

describe('normalCdf', () => {
  // Abramowitz and Stegun, table 26.1.
  test.each([
    [0, 0.5],
    [1, 0.8413447461],
    [1.96, 0.9750021049],
    [2.58, 0.9950599843],
    [3, 0.998650102],
    [-1, 0.1586552539],
    [-2, 0.0227501319],
  ])('of %f is the published value', (z, published) => {
    expect(Math.abs(normalCdf(z) - published)).toBeLessThan(7.5e-8)
  })

  test('stays in [0, 1] and never falls', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (one, other) => {
        const [low, high] = [normalCdf(Math.min(one, other)), normalCdf(Math.max(one, other))]
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        // The formula is exact to 7.5e-8, so neighbours may be out of order by as much.
        expect(high - low).toBeGreaterThan(-1.5e-7)
      }),
    )
  })

  test('refuses NaN', () => {
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError)
  })
})
