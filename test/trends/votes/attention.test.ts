import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attentionPremium } from '../../../workers/trends/votes/attention.ts'

test('the premium is the sum of (rank - 0.5) over n + 8', () => {
  expect(attentionPremium([1, 0.75])).toBeCloseTo(0.75 / 10, 12)
  expect(attentionPremium([0.1])).toBeCloseTo(-0.4 / 9, 12)
})

test('without items it is 0', () => {
  expect(attentionPremium([])).toBe(0)
})

test('it stays within half a rank of the middle', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (ranks) => {
      expect(Math.abs(attentionPremium(ranks))).toBeLessThan(0.5)
    }),
  )
})

test('a rank outside [0, 1] is refused', () => {
  expect(() => attentionPremium([1.2])).toThrow(RangeError)
})
