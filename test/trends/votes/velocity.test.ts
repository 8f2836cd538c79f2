import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceleration, velocity } from '../../../workers/trends/votes/velocity.ts'

describe('velocity', () => {
  test('is (dv + 3 m)/(dt + 3) over the last two looks, whatever lies between them', () => {
    const looks = [
      { age: 1, votes: 0 },
      { age: 4, votes: 10 },
      { age: 6, votes: 15 },
    ]
    expect(velocity(looks, 2)).toBeCloseTo((5 + 6) / 5, 12)
    expect(velocity(looks.slice(0, 2), 2)).toBeCloseTo((10 + 6) / 6, 12)
  })

  test('lost votes count nothing', () => {
    expect(
      velocity(
        [
          { age: 4, votes: 10 },
          { age: 5, votes: 7 },
        ],
        2,
      ),
    ).toBeCloseTo(6 / 4, 12)
  })

  test('of a single look is what is typical, and of none unknown', () => {
    expect(velocity([{ age: 4, votes: 10 }], 1.5)).toBe(1.5)
    expect(velocity([], 1.5)).toBeNull()
  })

  test('is finite and at least 0 for any looks in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(500)), { minLength: 1 }),
        (steps) => {
          const looks = steps.map(([, votes], i) => ({
            age: steps.slice(0, i + 1).reduce((sum, [hours]) => sum + hours, 0),
            votes,
          }))
          expect(velocity(looks, 1)).toBeGreaterThan(0)
          expect(Number.isFinite(acceleration(looks, 1) ?? 0)).toBe(true)
        },
      ),
    )
  })

  test('refuses looks that are out of order and a negative typical rate', () => {
    expect(() =>
      velocity(
        [
          { age: 4, votes: 1 },
          { age: 4, votes: 2 },
        ],
        1,
      ),
    ).toThrow(RangeError)
    expect(() => velocity([{ age: 4, votes: 1 }], -1)).toThrow(RangeError)
  })
})

describe('acceleration', () => {
  test('is unknown before the third look', () => {
    expect(
      acceleration(
        [
          { age: 1, votes: 0 },
          { age: 2, votes: 4 },
        ],
        1,
      ),
    ).toBeNull()
  })

  test('is the change of velocity over the time between the middles of the two intervals', () => {
    const looks = [
      { age: 2, votes: 0 },
      { age: 4, votes: 2 },
      { age: 6, votes: 12 },
    ]
    expect(acceleration(looks, 0)).toBeCloseTo((10 / 5 - 2 / 5) / 2, 12)
  })

  test('of steady votes is 0', () => {
    const looks = [1, 2, 3].map((age) => ({ age, votes: 5 * age }))
    expect(acceleration(looks, 2)).toBeCloseTo(0, 12)
  })
})
