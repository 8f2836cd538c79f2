import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addItem,
  fitLine,
  mergeSums,
  noSums,
  predict,
  type SettledItem,
} from '../../../workers/trends/votes/sums.ts'

const item: fc.Arbitrary<SettledItem> = fc.record({
  votes: fc.nat(2000),
  midRank: fc.double({ min: 0, max: 1, noNaN: true }),
  finalVotes: fc.nat(5000),
})

const sumsOf = (items: readonly SettledItem[]) => items.reduce(addItem, noSums())

describe('fitLine', () => {
  test('finds the line that the items lie on', () => {
    const items = Array.from({ length: 200 }, (_, i) => {
      const votes = (i * 7) % 60
      const midRank = ((i * 13) % 100) / 100
      return { votes, midRank, finalVotes: Math.expm1(0.9 + 0.7 * Math.log1p(votes) + 0.4 * midRank) }
    })
    const { a, b, c } = fitLine(sumsOf(items))
    expect(a).toBeCloseTo(0.9, 3)
    expect(b).toBeCloseTo(0.7, 3)
    expect(c).toBeCloseTo(0.4, 3)
  })

  test('leaves residuals that are uncorrelated with what it was given', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 30, maxLength: 60 }), (items) => {
        const line = fitLine(sumsOf(items))
        const residual = (one: SettledItem) =>
          Math.log1p(one.finalVotes) - predict(line, one.votes, one.midRank)
        const sum = (of: (one: SettledItem) => number) => items.reduce((all, one) => all + of(one), 0)
        expect(Math.abs(sum(residual))).toBeLessThan(1e-6)
        expect(Math.abs(sum((one) => residual(one) * Math.log1p(one.votes)))).toBeLessThan(0.1)
        expect(Math.abs(sum((one) => residual(one) * one.midRank))).toBeLessThan(0.1)
      }),
    )
  })

  test('on nothing, on one item and on equal items is finite: as many more votes as those had', () => {
    expect(fitLine(noSums())).toEqual({ a: 0, b: 1, c: 0 })
    const same = { votes: 4, midRank: 0.5, finalVotes: 9 }
    for (const items of [[same], [same, same, same]]) {
      const line = fitLine(sumsOf(items))
      expect(line.b).toBeCloseTo(1, 6)
      expect(Math.expm1(predict(line, 4, 0.5))).toBeCloseTo(9, 6)
    }
    const zeros = fitLine(sumsOf([{ votes: 0, midRank: 0.5, finalVotes: 0 }]))
    expect(predict(zeros, 0, 0.5)).toBeCloseTo(0, 9)
  })

  test('is finite for any items', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (items) => {
        expect(Object.values(fitLine(sumsOf(items))).every(Number.isFinite)).toBe(true)
      }),
    )
  })
})

describe('sums', () => {
  test('of two sets are merged into those of both', () => {
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (one, other) => {
        const merged = mergeSums(sumsOf(one), sumsOf(other))
        const both = sumsOf([...one, ...other])
        for (const [name, value] of Object.entries(both)) {
          expect(merged[name as keyof typeof merged]).toBeCloseTo(value, 6)
        }
      }),
    )
  })

  test('refuse impossible items', () => {
    expect(() => addItem(noSums(), { votes: -1, midRank: 0.5, finalVotes: 2 })).toThrow(RangeError)
    expect(() => addItem(noSums(), { votes: 1, midRank: 1.5, finalVotes: 2 })).toThrow(RangeError)
    expect(() => addItem(noSums(), { votes: 1, midRank: 0.5, finalVotes: Number.NaN })).toThrow(RangeError)
  })
})
