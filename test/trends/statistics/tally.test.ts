import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median, midRank, midRanks, tally } from '../../../workers/trends/statistics/tally.ts'

test('a tally counts distinct values in order', () => {
  expect(tally([3, 1, 3, 10, 2])).toEqual([
    [1, 1],
    [2, 1],
    [3, 2],
    [10, 1],
  ])
})

test('the mid-rank counts ties half', () => {
  const among = tally([0, 5, 5, 9])
  expect(midRank(5, among)).toBe(0.5)
  expect(midRank(0, among)).toBe(0.125)
  expect(midRank(7, among)).toBe(0.75)
  expect(midRank(99, among)).toBe(1)
})

test('against nobody, and among equals, everybody is in the middle', () => {
  expect(midRank(3, tally([]))).toBe(0.5)
  expect(midRanks([4, 4, 4])).toEqual([0.5, 0.5, 0.5])
  expect(midRanks([4])).toEqual([0.5])
  expect(midRanks([])).toEqual([])
})

test('mid-ranks within a list average one half and follow their values when the list is shuffled', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { minLength: 1, maxLength: 60 }), (values) => {
      const ranks = midRanks(values)
      expect(ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length).toBeCloseTo(0.5, 9)
      expect(midRanks([...values].reverse())).toEqual([...ranks].reverse())
      expect(ranks).toEqual(values.map((value) => midRank(value, tally(values))))
    }),
  )
})

describe('median', () => {
  test.each<[values: number[], expected: number | null]>([
    [[], null],
    [[7], 7],
    [[7, 1], 4],
    [[1, 1, 1, 9], 1],
    [[1, 1, 9, 9], 5],
    [[3, 1, 2], 2],
    [[0, 0, 0], 0],
  ])('of %j is %j', (values, expected) => {
    expect(median(tally(values))).toBe(expected)
  })
})
