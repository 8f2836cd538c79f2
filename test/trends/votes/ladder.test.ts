import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LADDER, ladderAge, volumeAtAge, votesAtAge } from '../../../workers/trends/votes/ladder.ts'

const runningTotals = (gains: readonly number[]) =>
  gains.map((_, i) => gains.slice(0, i + 1).reduce((a, b) => a + b, 0))

const looks = [
  { age: 2, votes: 3 },
  { age: 3, votes: 5 },
  { age: 5, votes: 9 },
  { age: 30, votes: 40 },
]

describe('ladderAge', () => {
  test('is the highest rung reached', () => {
    expect(ladderAge(0.9)).toBeNull()
    expect(ladderAge(1)).toBe(1)
    expect(ladderAge(23.9)).toBe(16)
    expect(ladderAge(9999)).toBe(168)
  })
})

describe('votesAtAge', () => {
  test('takes a look at that very age, and interpolates between two close ones', () => {
    expect(votesAtAge(looks, 3)).toBe(5)
    expect(votesAtAge(looks, 4)).toBe(7)
  })

  test('does not know what nobody looked near', () => {
    expect(votesAtAge(looks, 1)).toBeNull()
    expect(votesAtAge(looks, 12)).toBeNull()
    expect(votesAtAge(looks, 48)).toBeNull()
    expect(
      votesAtAge(
        [looks[0], looks[2]].flatMap((look) => look ?? []),
        4,
      ),
    ).toBeNull()
    expect(votesAtAge([], 3)).toBeNull()
  })

  test('lets the last look hold for a while', () => {
    expect(votesAtAge([{ age: 5.2, votes: 8 }], 6)).toBe(8)
    expect(votesAtAge([{ age: 4.9, votes: 8 }], 6)).toBeNull()
    expect(votesAtAge([{ age: 115, votes: 8 }], 120)).toBe(8)
  })

  test('keeps lost votes as they were seen', () => {
    expect(
      votesAtAge(
        [
          { age: 5, votes: 9 },
          { age: 6, votes: 7 },
        ],
        6,
      ),
    ).toBe(7)
  })

  test('with hourly looks knows every rung, between the votes before and after', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5), { minLength: 171, maxLength: 171 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (gains, offset) => {
          const hourly = runningTotals(gains).map((votes, i) => ({ age: i + offset, votes }))
          for (const rung of LADDER) {
            const known = votesAtAge(hourly, rung) ?? Number.NaN
            expect(known).toBeGreaterThanOrEqual(hourly.findLast(({ age }) => age <= rung)?.votes ?? 0)
            expect(known).toBeLessThanOrEqual(hourly.find(({ age }) => age >= rung)?.votes ?? 0)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('volumeAtAge', () => {
  test('adds up what is known and says how much of the listing that is', () => {
    expect(volumeAtAge([3, null, 4])).toEqual({ votes: 7, known: 2, items: 3 })
    expect(volumeAtAge([0, 0])).toEqual({ votes: 0, known: 2, items: 2 })
  })

  test('is null, not zero, when nothing is known', () => {
    expect(volumeAtAge([null])).toEqual({ votes: null, known: 0, items: 1 })
    expect(volumeAtAge([])).toEqual({ votes: null, known: 0, items: 0 })
  })
})
