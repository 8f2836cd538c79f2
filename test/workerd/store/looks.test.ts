import { describe, expect, test } from 'vitest'
import { all, curve, exactRows, value, version } from '../helpers/database.ts'
import { barePaper, paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'

const titles = () => all<{ title: string }>('SELECT title FROM item ORDER BY id')

describe('a first look', () => {
  test('stores every item with all that is known of it', async () => {
    const saved = await see(hour(2), [paper(1, 10), paper(2, 0)])
    expect(saved).toEqual({ runId: 1, itemsNew: 2, itemsChanged: 0 })
    expect(await all('SELECT * FROM item WHERE id = 1')).toEqual([
      {
        id: 1,
        source: PAPERS,
        external_id: '2506.00001',
        title: 'Generated paper number 1',
        title_key: expect.stringMatching(/^[0-9a-f]{14}$/),
        summary: 'What paper 1 is about.',
        authors: '["Author 1 A","Author 1 B"]',
        author_count: 2,
        organization_id: 'org-1',
        organization: 'Organisation 1',
        published_at: Date.UTC(2025, 5, 1) + 60_000,
        first_seen_at: hour(2),
        changed_at: hour(2),
        upvotes: 10,
        comments: 3,
        details: '{"github_repo":"owner-1/code","keywords":["one","two"]}',
      },
    ])
  })

  test('gives every item its place on the listing and its first observation', async () => {
    await see(hour(2), [paper(1, 10, { rank: 2 }), paper(2, 20, { rank: 1 })])
    expect(await all('SELECT * FROM listing_item ORDER BY item_id')).toEqual([
      { source: PAPERS, day: DAY_ONE, item_id: 1, rank: 2, first_seen_at: hour(2), left_at: null },
      { source: PAPERS, day: DAY_ONE, item_id: 2, rank: 1, first_seen_at: hour(2), left_at: null },
    ])
    expect(await all('SELECT * FROM observation ORDER BY item_id')).toEqual([
      { item_id: 1, observed_at: hour(2), upvotes: 10, run_id: 1 },
      { item_id: 2, observed_at: hour(2), upvotes: 20, run_id: 1 },
    ])
  })

  test('writes the run with its counts, and what is known of the listing', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 0)])
    expect(await all('SELECT * FROM run')).toEqual([
      {
        id: 1,
        source: PAPERS,
        day: DAY_ONE,
        scheduled_at: hour(2),
        took_ms: 7,
        status: 'ok',
        way: 'api',
        url: 'https://site.example/page',
        http_status: 200,
        bytes: 1000,
        sha256: 'aa',
        rows_seen: 2,
        rows_rejected: 0,
        rejected: null,
        items_new: 2,
        items_changed: 0,
        error: null,
      },
    ])
    expect(
      await all('SELECT items, looked_at, good_run, attempted_at, last_run, stage FROM listing'),
    ).toEqual([
      { items: 2, looked_at: hour(2), good_run: 1, attempted_at: hour(2), last_run: 1, stage: 'open' },
    ])
    expect(await value('SELECT items FROM source_state')).toBe(2)
  })

  test('keeps hostile text as text', async () => {
    const title = `Robert'); DROP TABLE item; -- <script>"\\u0000\\"</script>`
    await see(hour(2), [paper(1, 10, { title, details: { ai_summary: `a "quoted" \\ thing` } })])
    expect(await titles()).toEqual([{ title }])
    expect(JSON.parse((await value<string>('SELECT details FROM item')) ?? '')).toEqual({
      ai_summary: `a "quoted" \\ thing`,
    })
  })
})

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

test('an item on two listings is one item with one curve', async () => {
  await see(hour(2), [paper(1, 10)])
  await see(hour(26), [paper(1, 15)], { day: '2025-06-11' })
  expect(await value('SELECT count(*) FROM item')).toBe(1)
  expect(await all('SELECT day, first_seen_at FROM listing_item ORDER BY day')).toEqual([
    { day: DAY_ONE, first_seen_at: hour(2) },
    { day: '2025-06-11', first_seen_at: hour(26) },
  ])
  expect(await curve('2506.00001')).toEqual([
    [hour(2), 10],
    [hour(26), 15],
  ])
  expect(await value('SELECT items FROM source_state')).toBe(1)
})

test('the same id in two sources is two items', async () => {
  await see(hour(2), [paper(1, 10)])
  await see(hour(2), [paper(1, 99)], { source: 'another-source' })
  expect(await all('SELECT source, upvotes FROM item ORDER BY source')).toEqual([
    { source: 'another-source', upvotes: 99 },
    { source: PAPERS, upvotes: 10 },
  ])
})

describe('the data version', () => {
  test.each([
    ['a new item', [paper(1, 10), paper(2, 5), paper(3, 1)]],
    ['changed votes', [paper(1, 11), paper(2, 5)]],
    ['a changed title', [paper(1, 10, { title: 'Changed' }), paper(2, 5)]],
    ['a changed detail', [paper(1, 10, { details: { github_stars: 9 } }), paper(2, 5)]],
    ['a changed place', [paper(1, 10, { rank: 9 }), paper(2, 5)]],
    ['the last item leaving', [paper(1, 10)]],
  ])('grows with %s', async (_, items) => {
    await see(hour(2), [paper(1, 10), paper(2, 5)], { whole: true })
    const before = await version()
    await see(hour(3), items, { whole: true })
    expect(await version()).toBeGreaterThan(before)
  })

  test('grows with a gap that a look brings to light', async () => {
    await see(hour(2), [paper(1, 10)])
    const before = await version()
    await see(hour(9), [paper(1, 10)], { missed: { from: hour(2), reason: 'nobody looked' } })
    expect(await version()).toBeGreaterThan(before)
  })

  test('stays when nothing changed', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 5)], { whole: true })
    const before = await version()
    await see(hour(3), [paper(1, 10), paper(2, 5)], { whole: true })
    await see(hour(3), [paper(1, 10), paper(2, 5)], { whole: true })
    expect(await version()).toBe(before)
  })
})
