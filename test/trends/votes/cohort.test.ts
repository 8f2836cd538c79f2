import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortsFrom, heat, typicalRate } from '../../../workers/trends/votes/cohort.ts'

/** As stored: age, median of the votes gained since the ladder age before, [votes, items]. */
const STORED = [
  [6, null, [[4, 1]]],
  [
    8,
    3,
    [
      [5, 2],
      [10, 2],
    ],
  ],
  [
    12,
    8,
    [
      [10, 1],
      [20, 2],
      [40, 1],
    ],
  ],
]
const cohorts = cohortsFrom(JSON.stringify(STORED))

test('a cohort knows votes and the votes an hour since the ladder age before', () => {
  expect(cohorts.map(({ age, rate }) => [age, rate])).toEqual([
    [6, null],
    [8, 1.5],
    [12, 2],
  ])
  expect(cohortsFrom('[]')).toEqual([])
})

test('a typical rate is that of the ladder age that comes next, else of the last one known', () => {
  expect([0.5, 6, 8, 8.1, 12, 500].map((age) => typicalRate(cohorts, age))).toEqual([1.5, 1.5, 1.5, 2, 2, 2])
  expect(typicalRate([], 5)).toBe(0)
})

describe('heat', () => {
  test('is the mid-rank at a ladder age', () => {
    expect(heat(8, 5, cohorts)).toBe(0.25)
    expect(heat(8, 7, cohorts)).toBe(0.5)
    expect(heat(8, 11, cohorts)).toBe(1)
  })

  test('is blended between two ladder ages, and that of the last one afterwards', () => {
    expect(heat(8 * Math.sqrt(12 / 8), 10, cohorts)).toBeCloseTo((0.75 + 0.125) / 2, 12)
    expect(heat(400, 30, cohorts)).toBe(0.75)
  })

  test('is unknown before the first age at which anybody is known', () => {
    expect(heat(5.9, 10, cohorts)).toBeNull()
    expect(heat(50, 10, [])).toBeNull()
  })

  test('lies in [0, 1], and more votes are never colder', () => {
    fc.assert(
      fc.property(fc.double({ min: 6, max: 200, noNaN: true }), fc.nat(60), (age, votes) => {
        const one = heat(age, votes, cohorts) ?? Number.NaN
        const more = heat(age, votes + 1, cohorts) ?? Number.NaN
        expect(one).toBeGreaterThanOrEqual(0)
        expect(more).toBeLessThanOrEqual(1 + 1e-12)
        expect(more).toBeGreaterThanOrEqual(one - 1e-12)
      }),
    )
  })
})
