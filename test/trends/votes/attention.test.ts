import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attentionOn, attentionPremium } from '../../../workers/trends/votes/attention.ts'

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

test("a topic's premium goes by the places of its items, each on its own listing", () => {
  const first = [
    [1, 30, null],
    [2, 20, null],
    [3, 10, null],
  ] as const
  const second = [
    [4, 5, null],
    [5, 5, null],
  ] as const
  // 1 stands at 5/6 of its listing, 4 shares the middle of its own.
  const attention = attentionOn([
    { own: [1], votes: first },
    { own: [4], votes: second },
  ])
  expect(attention?.items).toBe(2)
  expect(attention?.premium).toBeCloseTo((5 / 6 - 0.5) / 10, 12)
  expect(attention?.chance).toBeCloseTo((1.2816 * Math.sqrt(2 / 12)) / 10, 4)
})

test('items whose votes were not known do not count; with none there is no premium', () => {
  expect(attentionOn([{ own: [9], votes: [[1, 30, null]] }])).toBeNull()
  expect(attentionOn([])).toBeNull()
  expect(attentionOn([{ own: [9, 1], votes: [[1, 30, null]] }])).toMatchObject({ items: 1, premium: 0 })
})

test('of topics whose items lie anywhere by chance, four in five stay within what chance alone gives', () => {
  // Places of a listing of 50, drawn by a fixed rule.
  let state = 1
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const votes = Array.from({ length: 50 }, (_, i) => [i, i, null] as const)
  const within = Array.from({ length: 4000 }, () =>
    attentionOn(Array.from({ length: 12 }, () => ({ own: [draw(50)], votes }))),
  ).filter((one) => one !== null && Math.abs(one.premium) <= one.chance)
  expect(within.length / 4000).toBeGreaterThan(0.77)
  expect(within.length / 4000).toBeLessThan(0.83)
})
