import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, startOf } from '../../../workers/days.ts'
import { LADDER, votesAtAge } from '../../../workers/trends/votes/ladder.ts'
import {
  EARLY_AGES,
  type ItemAtLooks,
  listingAtAges,
  looksToAsk,
} from '../../../workers/trends/votes/listing-ages.ts'

const DAY = '2025-06-10'
const at = (hours: number): number => startOf(DAY) + hours * HOUR

/** An item that has so many votes at each of the looks asked for. */
const item = (id: number, held: (number | null)[], ...away: ItemAtLooks['away']): ItemAtLooks => ({
  id,
  held,
  away,
})

describe('looksToAsk', () => {
  test('names the looks on both sides of each ladder age, each once', () => {
    const asked = looksToAsk(DAY, [1.5, 2.5, 3.5, 4.5, 9.9].map(at), [1, 2, 3, 4, 6])
    expect(asked).toEqual({
      day: DAY,
      moments: [1.5, 2.5, 3.5, 4.5].map(at),
      rungs: [
        { age: 2, before: 0, after: 1 },
        { age: 3, before: 1, after: 2 },
        { age: 4, before: 2, after: 3 },
      ],
    })
  })

  test('asks a single look where it says it all', () => {
    expect(looksToAsk(DAY, [at(8), at(26)], EARLY_AGES)).toEqual({
      day: DAY,
      moments: [at(8)],
      rungs: [{ age: 8, before: 0, after: 0 }],
    })
  })

  test('asks nothing where nobody looked, or only weeks later', () => {
    for (const looks of [[], [at(700)]])
      expect(looksToAsk(DAY, looks, LADDER)).toMatchObject({ moments: [], rungs: [] })
  })
})

describe('listingAtAges', () => {
  const asked = looksToAsk(DAY, [1.5, 2.5, 3.5, 4.5].map(at), [1, 2, 3, 4])

  test('interpolates to whole votes and tells what was gained since the ladder age before', () => {
    expect(listingAtAges(asked, [item(7, [2, 4, 9, 7])], true)).toEqual([
      { age: 2, votes: [[7, 3, null]] },
      { age: 3, votes: [[7, 7, 4]] },
      { age: 4, votes: [[7, 8, 1]] },
    ])
  })

  test('counts lost votes as none gained, and keeps the votes as they were seen', () => {
    expect(listingAtAges(asked, [item(7, [9, 9, 3, 3])], true)).toEqual([
      { age: 2, votes: [[7, 9, null]] },
      { age: 3, votes: [[7, 6, 0]] },
      { age: 4, votes: [[7, 3, 0]] },
    ])
  })

  test('at the first age all votes are gained, but not where counting began long before', () => {
    const first = looksToAsk(DAY, [at(0.5), at(1.5)], [1, 2])
    expect(listingAtAges(first, [item(7, [2, 4])], true)).toEqual([
      { age: 1, votes: [[7, 3, 3]] },
      { age: 2, votes: [[7, 4, 1]] },
    ])
    expect(listingAtAges(first, [item(7, [2, 4])], false)[0]).toEqual({ age: 1, votes: [[7, 3, null]] })
  })

  test('knows nothing of an item before it was seen or after it has left', () => {
    const items = [item(1, [null, 4, 6, 8]), item(2, [1, 1, 1, 1], [at(3.4), null])]
    expect(listingAtAges(asked, items, true)).toEqual([
      { age: 2, votes: [[2, 1, null]] },
      { age: 3, votes: [[1, 5, null]] },
      { age: 4, votes: [[1, 7, 2]] },
    ])
    expect(listingAtAges(asked, [], true)).toEqual([])
  })

  test('knows nothing of an item while it is away from its listing', () => {
    expect(listingAtAges(asked, [item(1, [2, 2, 2, 8], [at(2.4), at(4.5)])], true)).toEqual([])
    const back = listingAtAges(
      looksToAsk(DAY, [at(2), at(3), at(4)], [2, 3, 4]),
      [item(1, [2, 2, 9], [at(3), at(4)])],
      true,
    )
    expect(back.map(({ age }) => age)).toEqual([2, 4])
  })

  test('agrees with what a curve of looks says at every age', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.nat(40)), { minLength: 1 })
    fc.assert(
      fc.property(steps, (quarters) => {
        const looks = quarters.map(([, votes], i) => ({
          age: quarters.slice(0, i + 1).reduce((sum, [quarter]) => sum + quarter, 0) / 4,
          votes,
        }))
        const whole = looksToAsk(
          DAY,
          looks.map(({ age }) => at(age)),
          LADDER,
        )
        const held = whole.moments.map((moment) => looks.find(({ age }) => at(age) === moment)?.votes ?? null)
        const found = listingAtAges(whole, [item(1, held)], true).map(({ age, votes }) => [
          age,
          votes[0]?.[1],
        ])
        const expected = LADDER.flatMap((age) => {
          const votes = votesAtAge(looks, age)
          return votes === null ? [] : [[age, Math.round(votes)]]
        })
        expect(found).toEqual(expected)
      }),
    )
  })
})
