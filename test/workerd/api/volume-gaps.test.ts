import { beforeEach, describe, expect, test } from 'vitest'
import { importListing } from '../../../workers/jobs/import-listing.ts'
import { age, close, effects } from '../helpers/aging.ts'
import { api, type Json } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { paper } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'
import { upstream } from '../helpers/upstream.ts'

describe('a day that was only tried', () => {
  const TRIED = '2025-06-09'
  beforeEach(async () => {
    const down = upstream()
    down.trouble = () => new Response('', { status: 503 })
    await see(hour(-20), [paper(1, 5)], { day: '2025-05-31' })
    for (const day of ['2025-06-01', TRIED]) await collectAt(hour(-10), down, { day })
    for (const day of ['2025-05-31', '2025-06-01', TRIED]) await close(day)
    await age()
  })

  const points = async (query: string): Promise<Json[]> =>
    (await api(`/trends/volume${query}`, { now: hour(60) })).body.data.map(
      ({ period, items, upvotes }: Json) => [period, items, upvotes],
    )

  test('is a gap once it is closed, and so is a week or month of such days', async () => {
    expect(await points(`?from=${TRIED}&to=${TRIED}`)).toEqual([[TRIED, null, null]])
    expect(await points('?interval=week')).toEqual([
      ['2025-W22', 1, 5],
      ['2025-W23', null, null],
      ['2025-W24', null, null],
    ])
    expect(await points('?interval=month')).toEqual([
      ['2025-05', 1, 5],
      ['2025-06', null, null],
    ])
  })

  test('does not hide, or double, what is listed before and after it', async () => {
    await see(hour(2), [paper(3, 4)])
    expect((await points('')).filter(([, items]) => items !== null)).toEqual([
      ['2025-05-31', 1, 5],
      [DAY_ONE, 1, 4],
    ])
  })

  test.each([
    ['items', [paper(2, 7)], [1, 7]],
    ['an empty listing', [], [0, 0]],
  ])('has what an import says of it: %s', async (_, listed, expected) => {
    await bring(hour(-1), listed, { day: TRIED, now: hour(50) })
    await close(TRIED)
    await age()
    expect(await points(`?from=${TRIED}&to=${TRIED}`)).toEqual([[TRIED, ...expected]])
  })

  test('counts what a part of an import brought', async () => {
    await importListing(
      { source: PAPERS, day: TRIED, observedAt: hour(-1), way: 'api', candidates: [paper(2, 7)], more: true },
      hour(50),
      effects(),
    )
    expect(await points(`?from=${TRIED}&to=${DAY_ONE}`)).toContainEqual([TRIED, 1, 7])
    await close(TRIED)
    await age()
    expect(await points(`?from=${TRIED}&to=${TRIED}`)).toEqual([[TRIED, 1, 7]])
  })
})
