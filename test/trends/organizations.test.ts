import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byItems, sumOrganizations } from '../../workers/trends/organizations.ts'

type Entry = [id: string | null, name: string | null, items: number, upvotes: number, ...days: number[]]

const lines = (...entries: Entry[]): string => entries.map((entry) => JSON.stringify(entry)).join('\n')
const nothing = {
  unknown: { id: null, name: null, items: 0, upvotes: 0 },
  named: [],
  items: 0,
  complete: 0,
  changing: 0,
}

describe('organisations are added up', () => {
  it('from nothing to nothing', () => {
    expect(sumOrganizations([])).toEqual(nothing)
    expect(sumOrganizations(['', ''])).toEqual(nothing)
  })

  it('over weeks and days, those with the most items first, by their last name', () => {
    const week = lines([null, null, 5, 50, 4, 0], ['a', 'A', 3, 30], ['b', 'B', 2, 20])
    const day = lines([null, null, 1, 5, 0, 1], ['a', 'A new name', 1, 7], [null, 'No id', 5, 1])
    expect(sumOrganizations([week, day])).toEqual({
      unknown: { id: null, name: null, items: 6, upvotes: 55 },
      named: [
        { id: null, name: 'No id', items: 5, upvotes: 1 },
        { id: 'a', name: 'A new name', items: 4, upvotes: 37 },
        { id: 'b', name: 'B', items: 2, upvotes: 20 },
      ],
      items: 17,
      complete: 4,
      changing: 1,
    })
  })

  it('one without items is not there', () => {
    expect(sumOrganizations([lines([null, null, 0, 0, 1, 0], ['a', 'A', 0, 0])]).named).toEqual([])
  })

  it('an id and a name that are the same word are two', () => {
    const sums = sumOrganizations([lines(['x', 'X', 1, 0], [null, 'x', 1, 0])])
    expect(sums.named.map(({ id }) => id)).toEqual([null, 'x'])
    expect([...sums.named].sort(byItems)).toEqual(sums.named)
  })

  it('in whatever parts the days come', () => {
    const entry = fc.tuple(fc.constantFrom('a', 'b', 'c', 'ü'), fc.integer({ min: 1, max: 9 }), fc.nat(99))
    const day = fc.uniqueArray(entry, { selector: ([id]) => id })
    const check = fc.property(fc.array(day, { maxLength: 12 }), fc.nat(12), (days, split) => {
      const texts = days.map((entries) =>
        lines(...entries.map(([id, items, votes]): Entry => [id, id, items, votes])),
      )
      const together = lines(
        ...sumOrganizations(texts.slice(0, split)).named.map(
          ({ id, name, items, upvotes }): Entry => [id, name, items, upvotes],
        ),
      )
      expect(sumOrganizations([together, ...texts.slice(split)])).toEqual(sumOrganizations(texts))
    })
    fc.assert(check, { numRuns: 300 })
  })
})
