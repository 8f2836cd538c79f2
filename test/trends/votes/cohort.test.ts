import { describe, expect, test } from 'vitest'
import { cohorts, heat, typicalRate } from '../../../workers/trends/votes/cohort.ts'
import { LADDER } from '../../../workers/trends/votes/ladder.ts'

/** Votes at every rung: so many an hour, all the time. */
const even = (rate: number) => LADDER.map((age) => rate * age)

describe('cohorts', () => {
  test('have the median rate between one ladder age and the next', () => {
    const all = cohorts([even(1), even(2), even(10)])
    expect(all.map(({ age }) => age)).toEqual([...LADDER])
    expect(all.every(({ rate }) => rate === 2)).toBe(true)
  })

  test('leave out what nobody looked at, and count lost votes as none', () => {
    const gap = even(4).map((votes, rung) => (rung === 3 ? null : votes))
    const falling = LADDER.map((_, rung) => 100 - rung)
    const all = cohorts([gap, falling])
    expect(all[3]?.votes).toEqual([[97, 1]])
    expect(all[3]?.rate).toBe(0)
    expect(all[4]?.rate).toBe(0)
    expect(all[5]?.rate).toBe(2)
  })

  test('of nobody are empty and have no rate', () => {
    expect(cohorts([])).toHaveLength(LADDER.length)
    expect(cohorts([])[0]).toEqual({ age: 1, votes: [], rate: 0 })
  })
})

test('the typical rate at an age is that of the interval it lies in', () => {
  const all = cohorts([LADDER.map((_, rung) => (rung < 5 ? 10 : 30))])
  expect(typicalRate(all, 0.5)).toBe(10)
  expect(typicalRate(all, 5)).toBe(0)
  expect(typicalRate(all, 7)).toBe(10)
  expect(typicalRate(all, 999)).toBe(0)
  expect(typicalRate([], 5)).toBe(0)
})

describe('heat', () => {
  test('is the mid-rank among the cohort at the same age', () => {
    const [first] = cohorts([even(1), even(2), even(2), even(3)])
    if (first === undefined) throw new Error('no cohort')
    expect(heat(2, first)).toBe(0.5)
    expect(heat(9, first)).toBe(1)
  })

  test('among nobody is unknown', () => {
    expect(heat(2, { age: 1, votes: [], rate: 0 })).toBeNull()
  })
})
