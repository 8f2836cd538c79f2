import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { content } from '../helpers/database.ts'
import { barePaper, paper } from '../helpers/rows.ts'
import { bring } from '../helpers/seeing.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { emptyDatabase } from '../setup.ts'

describe('captures imported in any order', () => {
  /** Captures of two days whose lists fill and whose votes grow, as the site's do. */
  const captures = fc
    .record({
      starts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
      steps: fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }), {
        minLength: 4,
        maxLength: 4,
      }),
      ranks: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 16, maxLength: 16 }),
      bare: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    })
    .map(({ starts, steps, ranks, bare }) =>
      [0, 1, 2, 3].map((look) => ({
        at: hour(2 + look * 20),
        day: look < 2 ? DAY_ONE : '2025-06-11',
        bare: bare[look] ?? false,
        rows: starts.flatMap((start, number) =>
          start > look
            ? []
            : [
                {
                  number,
                  rank: ranks[look * 4 + number] ?? 1,
                  votes: steps.slice(0, look + 1).reduce((sum, step) => sum + (step[number] ?? 0), 0),
                },
              ],
        ),
      })),
    )

  async function contentAfter(
    looks: {
      at: number
      day: string
      bare: boolean
      rows: { number: number; rank: number; votes: number }[]
    }[],
    sparse: boolean,
  ) {
    await emptyDatabase()
    for (const { at, day, bare, rows } of looks) {
      const make = bare && sparse ? barePaper : paper
      await bring(
        at,
        rows.map(({ number, rank, votes }) => make(number, votes, { rank })),
        { day, now: hour(200) },
      )
    }
    return await content()
  }

  const shuffled = captures.chain((looks) =>
    fc.tuple(fc.constant(looks), fc.shuffledSubarray(looks, { minLength: 4, maxLength: 4 })),
  )

  test('give the same items, places and observations', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, async ([looks, order]) => {
        expect(await contentAfter(order, false)).toEqual(await contentAfter(looks, false))
      }),
      { numRuns: 25 },
    )
  })

  test('give the same also when some captures say little, but for when a change was noticed', async () => {
    const withoutChangedAt = ({ items, ...rest }: Awaited<ReturnType<typeof content>>) => ({
      ...rest,
      items: items.map((row) => ({ ...(row as object), changed_at: 0 })),
    })
    await fc.assert(
      fc.asyncProperty(shuffled, async ([looks, order]) => {
        expect(withoutChangedAt(await contentAfter(order, true))).toEqual(
          withoutChangedAt(await contentAfter(looks, true)),
        )
      }),
      { numRuns: 25 },
    )
  })
})
