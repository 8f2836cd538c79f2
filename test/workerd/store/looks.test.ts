import { describe, expect, test } from 'vitest'
import { all, curve, value } from '../helpers/database.ts'
import { paper } from '../helpers/rows.ts'
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
        voted_at: hour(2),
        upvotes_before: null,
        voted_before_at: null,
        upvotes_earlier: null,
        voted_earlier_at: null,
        listed_on: DAY_ONE,
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
    expect(await all('SELECT items, looked_at, good_run, attempted_at, stage FROM listing')).toEqual([
      { items: 2, looked_at: hour(2), good_run: 1, attempted_at: hour(2), stage: 'open' },
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
