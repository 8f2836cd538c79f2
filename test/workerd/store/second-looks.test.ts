import { describe, expect, test } from 'vitest'
import { all, curve, exactRows, value, version } from '../helpers/database.ts'
import { barePaper, paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour } from '../helpers/times.ts'

describe('a second look', () => {
  test('that finds nothing new changes no item, no place and no observation', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 20)])
    const before = [await exactRows(), await version()]
    const saved = await see(hour(3), [paper(1, 10), paper(2, 20)])
    expect(saved).toEqual({ runId: 2, itemsNew: 0, itemsChanged: 0 })
    expect([await exactRows(), await version()]).toEqual(before)
    expect(await value('SELECT status FROM run WHERE id = 2')).toBe('unchanged')
    expect(await value('SELECT looked_at FROM listing')).toBe(hour(3))
  })

  test('stores an observation for each changed count and for nothing else', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 20)])
    const saved = await see(hour(3), [paper(1, 11), paper(2, 20)])
    expect(saved).toEqual({ runId: 2, itemsNew: 0, itemsChanged: 1 })
    expect(await curve('2506.00001')).toEqual([
      [hour(2), 10],
      [hour(3), 11],
    ])
    expect(await curve('2506.00002')).toEqual([[hour(2), 20]])
    expect(await value('SELECT run_id FROM observation WHERE observed_at = ?', hour(3))).toBe(2)
    expect(await all('SELECT status, items_new, items_changed FROM run WHERE id = 2')).toEqual([
      { status: 'ok', items_new: 0, items_changed: 1 },
    ])
  })

  test('stores votes that went down as they were seen', async () => {
    for (const [i, votes] of [5, 7, 6, 6, 7].entries()) await see(hour(2 + i), [paper(1, votes)])
    expect(await curve('2506.00001')).toEqual([
      [hour(2), 5],
      [hour(3), 7],
      [hour(4), 6],
      [hour(6), 7],
    ])
    expect(await value('SELECT upvotes FROM item')).toBe(7)
  })

  test('takes a changed title with its key, and counts it as a change without an observation', async () => {
    await see(hour(2), [paper(1, 10)])
    const key = await value<string>('SELECT title_key FROM item')
    const saved = await see(hour(3), [paper(1, 10, { title: 'Another title' })])
    expect(saved.itemsChanged).toBe(1)
    expect(await all('SELECT title, changed_at, first_seen_at FROM item')).toEqual([
      { title: 'Another title', changed_at: hour(3), first_seen_at: hour(2) },
    ])
    expect(await value('SELECT title_key FROM item')).not.toBe(key)
    expect(await curve('2506.00001')).toHaveLength(1)
  })

  test('moves items on the listing', async () => {
    await see(hour(2), [paper(1, 10, { rank: 1 }), paper(2, 9, { rank: 2 })])
    const before = await version()
    const saved = await see(hour(3), [paper(2, 9, { rank: 1 }), paper(1, 10, { rank: 2 })])
    expect(await all('SELECT item_id, rank FROM listing_item ORDER BY item_id')).toEqual([
      { item_id: 1, rank: 2 },
      { item_id: 2, rank: 1 },
    ])
    expect(saved.itemsChanged).toBe(0)
    expect(await version()).toBe(before + 1)
  })

  test('by a way that says less keeps what is known, and takes the votes', async () => {
    await see(hour(2), [paper(1, 10)])
    const known = await all(
      'SELECT summary, authors, author_count, organization_id, organization, published_at, comments, details FROM item',
    )
    await see(hour(3), [barePaper(1, 12)])
    expect(
      await all(
        'SELECT summary, authors, author_count, organization_id, organization, published_at, comments, details FROM item',
      ),
    ).toEqual(known)
    expect(await value('SELECT upvotes FROM item')).toBe(12)
  })

  test('by a way that says more fills in what was not known', async () => {
    await see(hour(2), [barePaper(1, 10)])
    const saved = await see(hour(3), [paper(1, 10)])
    expect(saved.itemsChanged).toBe(1)
    expect(await all('SELECT summary, comments, changed_at FROM item')).toEqual([
      { summary: 'What paper 1 is about.', comments: 3, changed_at: hour(3) },
    ])
  })

  test('merges details name by name', async () => {
    await see(hour(2), [paper(1, 10, { details: { github_repo: 'a/b', keywords: ['x'] } })])
    await see(hour(3), [paper(1, 10, { details: { github_stars: 5, keywords: ['y', 'z'] } })])
    expect(JSON.parse((await value<string>('SELECT details FROM item')) ?? '')).toEqual({
      github_repo: 'a/b',
      github_stars: 5,
      keywords: ['y', 'z'],
    })
    const before = await exactRows()
    await see(hour(4), [paper(1, 10, { details: { keywords: ['y', 'z'] } })])
    expect(await exactRows()).toEqual(before)
  })

  test('finds new items between known ones and counts each kind', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 20), paper(3, 30)])
    const saved = await see(hour(3), [paper(3, 31), paper(4, 1), paper(1, 10), paper(5, 2), paper(2, 22)])
    expect(saved).toEqual({ runId: 2, itemsNew: 2, itemsChanged: 2 })
    expect(await all('SELECT items_new, items_changed FROM run ORDER BY id')).toEqual([
      { items_new: 3, items_changed: 0 },
      { items_new: 2, items_changed: 2 },
    ])
    expect(await value('SELECT items FROM source_state')).toBe(5)
    expect(await value('SELECT items FROM listing')).toBe(5)
  })
})
