import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ListedItem } from '../../../workers/types.ts'
import { counting } from '../helpers/counting.ts'
import { all, curve, value } from '../helpers/database.ts'
import { arxivId, paper, repository } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'
import { emptyDatabase } from '../setup.ts'

interface Remembered {
  voted_at: number
  upvotes_before: number | null
  voted_before_at: number | null
  upvotes_earlier: number | null
  voted_earlier_at: number | null
}

/** An item's last counts as `[moment, upvotes]`, the oldest first. */
async function remembered(externalId = arxivId(1)): Promise<[number | null, number | null][]> {
  const [item] = await all<Remembered & { upvotes: number }>(
    `SELECT upvotes, voted_at, upvotes_before, voted_before_at, upvotes_earlier, voted_earlier_at
     FROM item WHERE external_id = ?`,
    externalId,
  )
  const counts: [number | null, number | null][] = [
    [item?.voted_earlier_at ?? null, item?.upvotes_earlier ?? null],
    [item?.voted_before_at ?? null, item?.upvotes_before ?? null],
    [item?.voted_at ?? null, item?.upvotes ?? null],
  ]
  return counts.filter(([at]) => at !== null)
}

const listing = async () => {
  const [row] = await all<{ looks: string; standing: string }>('SELECT looks, standing FROM listing')
  return { looks: JSON.parse(row?.looks ?? ''), standing: JSON.parse(row?.standing ?? '') }
}

describe('an item remembers its last three counts and since when each held', () => {
  test('from its first look on', async () => {
    await see(hour(2), [paper(1, 10)])
    expect(await remembered()).toEqual([[hour(2), 10]])
    await see(hour(3), [paper(1, 10)])
    expect(await remembered()).toEqual([[hour(2), 10]])
    for (const [at, votes] of [
      [4, 15],
      [5, 15],
      [7, 12],
      [8, 20],
    ] as const)
      await see(hour(at), [paper(1, votes)])
    expect(await remembered()).toEqual([
      [hour(4), 15],
      [hour(7), 12],
      [hour(8), 20],
    ])
  })

  test('also when its title changes with them', async () => {
    await see(hour(2), [paper(1, 10)])
    await see(hour(3), [paper(1, 12, { title: 'Another title' })])
    await see(hour(4), [paper(1, 12, { title: 'And another' })])
    expect(await remembered()).toEqual([
      [hour(2), 10],
      [hour(3), 12],
    ])
  })

  test('for no more rows than the changed count costs', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 10)])
    const { db, usage } = counting(env.DB)
    await see(hour(3), [paper(1, 11), paper(2, 10)], { inFull: false }, db)
    // The run twice, the data version, the listing, the pause that ends; and the item with its index, and its observation.
    expect(usage.rowsWritten).toBe(5 + 3)
  })

  const look = fc.record({ votes: fc.nat(6), own: fc.boolean() })

  test('as its observations tell them, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(look, { minLength: 1, maxLength: 8 }), async (looks) => {
        await emptyDatabase()
        for (const [i, { votes, own }] of looks.entries())
          await (own ? see(hour(2 + i), [paper(1, votes)]) : bring(hour(2 + i), [paper(1, votes)]))
        expect(await remembered()).toEqual((await curve(arxivId(1))).slice(-3))
      }),
      { numRuns: 20 },
    )
  })

  test('in whatever order looks come in', async () => {
    const looks = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(looks, fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }), async (hours, own) => {
        await emptyDatabase()
        for (const [i, at] of hours.entries()) {
          const newest = hours.slice(0, i).every((other) => other < at)
          // Votes never fall, and every second hour brings one.
          const items = [paper(1, at >> 1)]
          await (own[i] ? see(hour(at), items, { newest }) : bring(hour(at), items))
        }
        expect(await remembered()).toEqual((await curve(arxivId(1))).slice(-3))
        expect((await listing()).looks).toEqual(hours.toSorted((a, b) => a - b).map(hour))
      }),
      { numRuns: 25 },
    )
  })
})

describe('the first day on whose listing an item stood', () => {
  test.each([
    ['by looks', (day: string, at: number) => see(at, [paper(1, 5)], { day })],
    ['by imports', (day: string, at: number) => bring(at, [paper(1, 5)], { day })],
  ])('is the earliest, %s in any order', async (_, look) => {
    await look('2025-06-11', hour(30))
    await look(DAY_ONE, hour(31))
    await look('2025-06-12', hour(50))
    expect(await value('SELECT listed_on FROM item')).toBe(DAY_ONE)
  })

  test('is found by a look older than what is known', async () => {
    await see(hour(30), [paper(1, 5)], { day: '2025-06-11' })
    await see(hour(20), [paper(1, 5)], { newest: false })
    expect(await value('SELECT listed_on FROM item')).toBe(DAY_ONE)
  })
})

describe('a listing knows', () => {
  const counts = (standing: unknown[][]) => standing.map(([id, , , upvotes]) => [id, upvotes])

  test('when it was seen as a whole', async () => {
    await see(hour(2), [paper(1, 1)])
    await see(hour(3), [paper(1, 1)], { nextPage: 1 })
    await see(hour(4), [paper(1, 1)])
    await see(hour(4), [paper(1, 1)])
    expect((await listing()).looks).toEqual([hour(2), hour(4)])
  })

  test('the counts of what stands on it, also those seen on another page', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 8)])
    await see(hour(3), [paper(3, 5)])
    await see(hour(4), [paper(1, 11)])
    const { standing } = await listing()
    expect(counts(standing)).toEqual([
      [1, 11],
      [2, 8],
      [3, 5],
    ])
    expect(standing[0]).toEqual([1, DAY_ONE, null, 11, hour(4), 10, hour(2), null, null, 1])
  })

  test('nothing of what has left, and when it came back', async () => {
    const seen = (at: number, items: ListedItem[]) =>
      see(at, items, { source: REPOSITORIES, whole: true, inFull: false })
    const one = (stars: number) => repository('a/one', stars, 1)
    const other = repository('b/other', 70, 2)
    await seen(hour(2), [one(50), other])
    await seen(hour(3), [other])
    expect(counts((await listing()).standing)).toEqual([[2, 70]])
    await seen(hour(6), [one(80), other])
    expect((await listing()).standing[0].slice(0, 4)).toEqual([1, DAY_ONE, hour(6), 80])
  })

  test('the counts of an import', async () => {
    await bring(hour(3), [paper(1, 4), paper(2, 3)])
    await bring(hour(2), [paper(1, 1)])
    const { looks, standing } = await listing()
    expect(looks).toEqual([hour(2), hour(3)])
    expect(counts(standing)).toEqual([
      [1, 4],
      [2, 3],
    ])
    expect(standing[0]).toEqual([1, DAY_ONE, null, 4, hour(3), 1, hour(2), null, null, 1])
  })
})
