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
    expect(sumOrganizations([], [])).toEqual(nothing)
    expect(sumOrganizations([{ until: '', before: '' }], [{ sign: 1, lines: '' }])).toEqual(nothing)
  })

  it('over years and days, those with the most items first', () => {
    const until = lines([null, null, 9, 90, 7, 0], ['a', 'A', 3, 30], ['b', 'B', 2, 20])
    const before = lines([null, null, 4, 40, 3, 0], ['a', 'A', 3, 30])
    const day = lines([null, null, 1, 5, 0, 1], ['a', 'A new name', 1, 7], [null, 'No id', 4, 1])
    expect(sumOrganizations([{ until, before }], [{ sign: 1, lines: day }])).toEqual({
      unknown: { id: null, name: null, items: 6, upvotes: 55 },
      named: [
        { id: null, name: 'No id', items: 4, upvotes: 1 },
        { id: 'b', name: 'B', items: 2, upvotes: 20 },
        { id: 'a', name: 'A new name', items: 1, upvotes: 7 },
      ],
      items: 13,
      complete: 4,
      changing: 1,
    })
  })

  it('with the same sums in two years counted twice', () => {
    const year = lines([null, null, 0, 0, 1, 0], ['a', 'A', 2, 20])
    const sums = sumOrganizations(
      [
        { until: year, before: '' },
        { until: year, before: '' },
      ],
      [],
    )
    expect(sums.named).toEqual([{ id: 'a', name: 'A', items: 4, upvotes: 40 }])
  })

  it('one that is taken away wholly is gone', () => {
    const day = lines([null, null, 0, 0, 1, 0], ['a', 'A', 2, 20])
    const sums = sumOrganizations(
      [],
      [
        { sign: 1, lines: day },
        { sign: -1, lines: day },
      ],
    )
    expect(sums).toEqual(nothing)
  })

  it('an id and a name that are the same word are two', () => {
    const sums = sumOrganizations([], [{ sign: 1, lines: lines(['x', 'X', 1, 0], [null, 'x', 1, 0]) }])
    expect(sums.named.map(({ id }) => id)).toEqual([null, 'x'])
    expect([...sums.named].sort(byItems)).toEqual(sums.named)
  })

  it('a stretch between two sums of a year is what its days are', () => {
    const entry = fc.tuple(fc.constantFrom('a', 'b', 'c', 'ü'), fc.integer({ min: 1, max: 9 }), fc.nat(99))
    const day = fc.uniqueArray(entry, { selector: ([id]) => id })
    const check = fc.property(fc.array(day, { maxLength: 12 }), fc.nat(12), (days, from) => {
      const asDay = (i: number): Entry[] =>
        (days[i] ?? []).map(([id, items, votes]) => [id, id, items, votes])
      const upTo = (end: number) => {
        const signed = days.slice(0, end).map((_, i) => ({ sign: 1, lines: lines(...asDay(i)) }) as const)
        return lines(
          ...sumOrganizations([], signed).named.map(
            ({ id, name, items, upvotes }): Entry => [id, name, items, upvotes],
          ),
        )
      }
      const start = Math.min(from, days.length)
      const kept = sumOrganizations([{ until: upTo(days.length), before: upTo(start) }], [])
      const counted = sumOrganizations(
        [],
        days.slice(start).map((_, i) => ({ sign: 1, lines: lines(...asDay(start + i)) }) as const),
      )
      expect(kept).toEqual(counted)
    })
    fc.assert(check, { numRuns: 300 })
  })
})
