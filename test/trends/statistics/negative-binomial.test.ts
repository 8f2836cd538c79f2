import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOfAtLeast, countQuantile } from '../../../workers/trends/statistics/negative-binomial.ts'

const distribution = fc.record({
  mean: fc.double({ min: 0, max: 2000, noNaN: true }),
  size: fc.double({ min: 0.01, max: 1000, noNaN: true }),
})

describe('chanceOfAtLeast', () => {
  test('is 1 - 1/8 - 3/16 - 3/16 for three of three failures at even odds', () => {
    expect(chanceOfAtLeast(3, { mean: 3, size: 3 })).toBeCloseTo(0.5, 12)
    expect(chanceOfAtLeast(1, { mean: 3, size: 3 })).toBeCloseTo(0.875, 12)
    expect(chanceOfAtLeast(5, { mean: 3, size: 3 })).toBeCloseTo(29 / 128, 12)
  })

  test('of size 1 is the geometric tail (m/(1 + m))^k', () => {
    for (const k of [1, 2, 7, 30, 200]) {
      expect(chanceOfAtLeast(k, { mean: 4, size: 1 }) / 0.8 ** k).toBeCloseTo(1, 9)
    }
  })

  test('becomes Poisson as the size grows: P(X >= 8) of mean 5 is 0.13337', () => {
    expect(chanceOfAtLeast(8, { mean: 5, size: 1e6 })).toBeCloseTo(0.13337, 5)
  })

  test('is certain for nothing and impossible where nothing is expected', () => {
    expect(chanceOfAtLeast(0, { mean: 0, size: 1 })).toBe(1)
    expect(chanceOfAtLeast(1, { mean: 0, size: 1 })).toBe(0)
    expect(chanceOfAtLeast(Infinity, { mean: 5, size: 1 })).toBe(0)
  })

  test('does not underflow at means whose first term is 0 in double precision', () => {
    expect(chanceOfAtLeast(2000, { mean: 2000, size: 1000 })).toBeCloseTo(0.5, 1)
    expect(chanceOfAtLeast(1, { mean: 2000, size: 1000 })).toBe(1)
  })

  test('ends, with 0, where terms are too small to be told from each other', () => {
    expect(chanceOfAtLeast(2284, { mean: 359.80206024966964, size: 319.0128691839575 })).toBe(0)
    expect(chanceOfAtLeast(2869, { mean: 420.2008955462622, size: 253.86171859658162 })).toBe(0)
  })

  test('stays in [0, 1], falls with k and rises with the mean', () => {
    fc.assert(
      fc.property(distribution, fc.nat(3000), ({ mean, size }, k) => {
        const chance = chanceOfAtLeast(k, { mean, size })
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(1)
        expect(chanceOfAtLeast(k + 1, { mean, size })).toBeLessThanOrEqual(chance + 1e-9)
        expect(chanceOfAtLeast(k, { mean: mean * 1.1, size })).toBeGreaterThanOrEqual(chance - 1e-9)
      }),
    )
  })

  test('refuses what is no distribution', () => {
    expect(() => chanceOfAtLeast(1, { mean: -1, size: 1 })).toThrow(RangeError)
    expect(() => chanceOfAtLeast(1, { mean: 1, size: 0 })).toThrow(RangeError)
    expect(() => chanceOfAtLeast(Number.NaN, { mean: 1, size: 1 })).toThrow(RangeError)
  })
})

describe('countQuantile', () => {
  test('is the smallest count whose cumulative chance reaches the share', () => {
    fc.assert(
      fc.property(distribution, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (count, share) => {
        const k = countQuantile(share, count)
        expect(1 - chanceOfAtLeast(k + 1, count)).toBeGreaterThanOrEqual(share - 1e-6)
        if (k > 0) expect(1 - chanceOfAtLeast(k, count)).toBeLessThan(share + 1e-6)
      }),
      { numRuns: 200 },
    )
  })

  test('of the geometric distribution with mean 1 has its median at 0 and its 90% at 3', () => {
    expect(countQuantile(0.49, { mean: 1, size: 1 })).toBe(0)
    expect(countQuantile(0.9, { mean: 1, size: 1 })).toBe(3)
  })

  test('does not end at 0 where the chance of 0 is too small for a number', () => {
    for (const count of [
      { mean: 2e5, size: 100 },
      { mean: 126_200, size: 100 },
    ])
      for (const share of [1e-9, 0.1, 0.5, 0.9]) {
        const k = countQuantile(share, count)
        expect(1 - chanceOfAtLeast(k + 1, count)).toBeGreaterThanOrEqual(share - 1e-12)
        expect(1 - chanceOfAtLeast(k, count)).toBeLessThan(share + 1e-12)
      }
  })

  test('refuses a share outside (0, 1)', () => {
    expect(() => countQuantile(1, { mean: 1, size: 1 })).toThrow(RangeError)
  })
})
