import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median } from '../../../workers/trends/statistics/quantile.ts'
import { tally } from '../../../workers/trends/statistics/tally.ts'
import type { ListingAtAge } from '../../../workers/trends/votes/listing-ages.ts'
import { cohortsOf, talliesOf } from '../../../workers/trends/votes/tallies.ts'

const at = (age: number, ...votes: [votes: number, gained: number | null][]): ListingAtAge => ({
  age,
  votes: votes.map(([count, gained], id) => [id, count, gained]),
})

test('a day is how many items had how many votes, and gained how many', () => {
  expect(talliesOf([at(8, [4, 1], [0, null], [4, 3]), at(12, [9, 1])], true)).toEqual([
    [8, [0, 1, 4, 2], [1, 1, 3, 1]],
    [12, [9, 1], [1, 1]],
  ])
  expect(talliesOf([at(8, [4, 1])], false)).toEqual([[8, [], [1, 1]]])
  expect(talliesOf([], true)).toEqual([])
})

test('days together are cohorts, by age', () => {
  const days = [[at(12, [9, 1])], [at(8, [4, 1]), at(12, [9, 4], [2, null])]].map((day) =>
    talliesOf(day, true),
  )
  expect(cohortsOf(days)).toEqual([
    [8, 1, [[4, 1]]],
    [
      12,
      2.5,
      [
        [2, 1],
        [9, 2],
      ],
    ],
  ])
  expect(cohortsOf([])).toEqual([])
  expect(cohortsOf([talliesOf([at(8, [4, null])], true)])).toEqual([[8, null, [[4, 1]]]])
})

test('are those of all their items', () => {
  const items = fc.array(fc.tuple(fc.nat(60), fc.option(fc.nat(9))), { maxLength: 12 })
  fc.assert(
    fc.property(fc.array(items, { minLength: 1, maxLength: 5 }), (days) => {
      const all = days.flat()
      const [[age, gained, votes] = []] = cohortsOf(days.map((day) => talliesOf([at(8, ...day)], true)))
      expect(age).toBe(8)
      expect(votes).toEqual(tally(all.map(([count]) => count)))
      expect(gained).toBe(median(all.flatMap(([, gain]) => gain ?? [])))
    }),
  )
})

test('counts beyond all listings stand at the top', () => {
  expect(talliesOf([at(8, [1_000_000, 1_000_000])], true)).toEqual([[8, [20_000, 1], [20_000, 1]]])
})
