import { describe, expect, test } from 'vitest'
import type { Details } from '../../../workers/types.ts'
import { all, curve, exactRows, value, version } from '../helpers/database.ts'
import { arxivId, barePaper, paper } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { emptyDatabase } from '../setup.ts'

describe('an older look', () => {
  test('never overwrites what a newer one said', async () => {
    await bring(hour(8), [paper(1, 20, { title: 'Newer title' })])
    const imported = await bring(hour(3), [paper(1, 5, { title: 'Older title', comments: 1 })])
    expect(imported).toMatchObject({ new: 0, changed: 1, unchanged: 0, rejected: [] })
    expect(await all('SELECT title, upvotes, comments, first_seen_at, changed_at FROM item')).toEqual([
      { title: 'Newer title', upvotes: 20, comments: 3, first_seen_at: hour(3), changed_at: hour(8) },
    ])
  })

  test('fills in what a newer one did not say', async () => {
    await bring(hour(8), [barePaper(1, 20)])
    await bring(hour(3), [paper(1, 5)])
    expect(await all('SELECT summary, organization, upvotes FROM item')).toEqual([
      { summary: 'What paper 1 is about.', organization: 'Organisation 1', upvotes: 20 },
    ])
    expect(JSON.parse((await value<string>('SELECT details FROM item')) ?? '')).toEqual({
      github_repo: 'owner-1/code',
      keywords: ['one', 'two'],
    })
  })

  test('keeps the newer value of a detail and adds those that were not known', async () => {
    await bring(hour(8), [paper(1, 20, { details: { github_stars: 9 } })])
    await bring(hour(3), [paper(1, 5, { details: { github_stars: 4, github_repo: 'a/b' } })])
    expect(JSON.parse((await value<string>('SELECT details FROM item')) ?? '')).toEqual({
      github_stars: 9,
      github_repo: 'a/b',
    })
  })

  test('fills in its observation before the newer ones', async () => {
    await bring(hour(8), [paper(1, 20)])
    await bring(hour(3), [paper(1, 5)])
    await bring(hour(5), [paper(1, 12)])
    expect(await curve(arxivId(1))).toEqual([
      [hour(3), 5],
      [hour(5), 12],
      [hour(8), 20],
    ])
  })

  test('takes the place of a newer observation that only repeats it', async () => {
    await bring(hour(8), [paper(1, 20)])
    await bring(hour(5), [paper(1, 20)])
    expect(await curve(arxivId(1))).toEqual([[hour(5), 20]])
  })

  test('does so when a tick was late, too', async () => {
    await see(hour(8), [paper(1, 20)])
    await see(hour(5), [paper(1, 20)], { newest: false })
    expect(await curve(arxivId(1))).toEqual([[hour(5), 20]])
  })

  test('on another listing of the same item does so as well', async () => {
    await bring(hour(30), [paper(1, 20)], { day: '2025-06-11' })
    await bring(hour(5), [paper(1, 20)], { day: DAY_ONE })
    expect(await curve(arxivId(1))).toEqual([[hour(5), 20]])
  })

  test('leaves places and the state of the listing as a newer one found them', async () => {
    await see(hour(8), [paper(1, 20, { rank: 1 }), paper(2, 9, { rank: 2 })])
    const state = async () =>
      (await all('SELECT * FROM listing')).map((row) => ({ ...row, looks: null, standing: null }))
    const before = await state()
    await bring(hour(3), [paper(2, 4, { rank: 1 }), paper(1, 3, { rank: 2 })], { now: hour(9) })
    expect(await all('SELECT rank FROM listing_item ORDER BY item_id')).toEqual([{ rank: 1 }, { rank: 2 }])
    expect(await state()).toEqual(before)
  })

  test('makes the data version grow when it fills in an observation, and only then', async () => {
    await bring(hour(2), [paper(1, 5)])
    await bring(hour(8), [paper(1, 20)])
    const before = await version()
    await bring(hour(4), [paper(1, 9)])
    const after = await version()
    expect(after).toBeGreaterThan(before)
    await bring(hour(4), [paper(1, 9)])
    expect(await version()).toBe(after)
  })
})

describe('importing the same again', () => {
  test('changes no row of item, listing_item or observation', async () => {
    const looks = [
      [hour(3), [paper(1, 3), barePaper(2, 4)]],
      [hour(8), [paper(2, 9), paper(1, 7)]],
      [hour(26), [paper(1, 7), paper(2, 15), paper(3, 2)]],
    ] as const
    for (const [at, items] of looks) await bring(at, [...items])
    const before = [await exactRows(), await version()]
    for (const [at, items] of looks) {
      expect(await bring(at, [...items])).toMatchObject({ new: 0, changed: 0, unchanged: items.length })
    }
    for (const [at, items] of looks.toReversed()) await bring(at, [...items])
    expect([await exactRows(), await version()]).toEqual(before)
  })

  test('also when each look tells other details', async () => {
    const looks: [number, Details][] = [
      [hour(3), { github_repo: 'https://github.com/a/b' }],
      [hour(4), { keywords: ['a'] }],
      [hour(5), { ai_summary: 'Short.' }],
    ]
    const bringAll = async (order: typeof looks) => {
      for (const [at, details] of order) await bring(at, [paper(1, 5, { details })])
    }
    for (const order of [looks, looks.toReversed()]) {
      await emptyDatabase()
      await bringAll(order)
      const before = await exactRows()
      for (const again of [looks, looks.toReversed()]) {
        await bringAll(again)
        expect(await exactRows()).toEqual(before)
      }
    }
  })
})

describe('an import', () => {
  test('counts rows that were left out and says why', async () => {
    const imported = await bring(hour(5), [
      paper(1, 3),
      paper(2, -1),
      paper(1, 3),
      paper(4, 1, { externalId: 'nonsense' }),
    ])
    expect(imported).toEqual({
      run: 1,
      new: 1,
      changed: 0,
      unchanged: 0,
      rejected: [
        { row: 2, externalId: arxivId(2), reason: expect.stringContaining('whole number') },
        { row: 3, externalId: arxivId(1), reason: 'stands twice on the page' },
        { row: 4, externalId: 'nonsense', reason: "id has not the form of a paper's" },
      ],
    })
    expect(await all('SELECT rows_seen, rows_rejected, url, scheduled_at FROM run')).toEqual([
      { rows_seen: 4, rows_rejected: 3, url: null, scheduled_at: hour(5) },
    ])
  })

  test('without a single valid row is no look at the listing', async () => {
    expect(await bring(hour(5), [paper(1, -1)])).toMatchObject({ run: 1, rejected: { length: 1 } })
    // Nor does it leave a listing that nobody will ever close.
    expect(await all('SELECT day FROM listing')).toEqual([])
    await see(hour(2), [paper(1, 3)])
    const before = await all('SELECT looked_at, items, stage FROM listing')
    await bring(hour(6), [paper(1, -1)])
    expect(await all('SELECT looked_at, items, stage FROM listing')).toEqual(before)
  })

  test('of an empty list says that nothing was listed', async () => {
    await bring(hour(5), [])
    expect(await value('SELECT looked_at FROM listing')).toBe(hour(5))
  })

  test('ends neither the pause a site asked for nor the back-off of the listing', async () => {
    await see(hour(2), [paper(1, 3)])
    await value(
      `UPDATE listing SET failures = 2, retry_at = ${hour(9)}, error = 'trouble', way = 1, claimed_at = ${hour(8)}`,
    )
    await value(`UPDATE source_state SET failures = 3, retry_at = ${hour(12)}`)
    await bring(hour(8), [paper(1, 4)])
    expect(await all('SELECT failures, retry_at, error, way, claimed_at FROM listing')).toEqual([
      { failures: 2, retry_at: hour(9), error: 'trouble', way: 1, claimed_at: hour(8) },
    ])
    expect(await all('SELECT failures, retry_at FROM source_state')).toEqual([
      { failures: 3, retry_at: hour(12) },
    ])
  })
})
