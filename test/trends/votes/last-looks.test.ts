import { describe, expect, test } from 'vitest'
import { HOUR } from '../../../workers/days.ts'
import { type Count, lastLooks } from '../../../workers/trends/votes/last-looks.ts'

const START = Date.parse('2025-06-10T00:00:00Z')
const at = (hours: number): number => START + hours * HOUR
const counts = (...pairs: [hours: number, votes: number][]): Count[] =>
  pairs.map(([hours, votes]) => ({ at: at(hours), votes }))
const looks = (known: Count[], hours: number[], back: number | null = null) =>
  lastLooks(known, hours.map(at), back === null ? null : at(back), START).map(({ age, votes }) => [
    Math.round(1000 * age) / 1000,
    votes,
  ])

describe('the last looks at an item', () => {
  test('are the last three at its listing, changed or not', () => {
    const seen = counts([2, 10], [4, 15])
    expect(looks(seen, [2, 3, 4, 5])).toEqual([
      [3, 10],
      [4, 15],
      [5, 15],
    ])
    expect(looks(seen, [2, 7, 8, 9])).toEqual([
      [7, 15],
      [8, 15],
      [9, 15],
    ])
  })

  test('are those since it was first seen', () => {
    expect(looks(counts([4, 1]), [2, 3, 4])).toEqual([[4, 1]])
    expect(looks([], [2, 3, 4])).toEqual([])
  })

  test('tell three counts that changed at every look', () => {
    expect(looks(counts([2, 1], [3, 5], [4, 4]), [1, 2, 3, 4])).toEqual([
      [2, 1],
      [3, 5],
      [4, 4],
    ])
  })

  test('go back to an earlier listing when this one has seen it once', () => {
    expect(looks(counts([22, 500], [23, 510], [24, 530]), [24])).toEqual([
      [22, 500],
      [23, 510],
      [24, 530],
    ])
  })

  test('are one look where a listing is seen page by page', () => {
    // The first page at full hours, the last one five minutes later.
    const pages = [0, 1, 2].map((hour) => hour + 1 / 12)
    expect(looks(counts([0, 1], [1, 3], [2, 9]), pages)).toEqual([
      [0.083, 1],
      [1.083, 3],
      [2.083, 9],
    ])
  })

  test('begin with a page that was seen when the others are still to come', () => {
    expect(looks(counts([1, 3], [2, 9]), [0.1, 1.1])).toEqual([
      [1.1, 3],
      [2, 9],
    ])
  })

  test('are none at a listing that did not show it', () => {
    // Seen at 3 h, gone from 4 h to 7 h.
    expect(looks(counts([3, 100], [8, 600]), [3, 4, 5, 6, 7, 8], 8)).toEqual([
      [3, 100],
      [8, 600],
    ])
    expect(looks(counts([3, 100], [8, 600]), [3, 4, 5, 6, 7, 8, 9], 8)).toEqual([
      [3, 100],
      [8, 600],
      [9, 600],
    ])
  })

  test('are its own counts where nothing is known of its listing', () => {
    expect(looks(counts([3, 100], [8, 600]), [])).toEqual([
      [3, 100],
      [8, 600],
    ])
  })
})
