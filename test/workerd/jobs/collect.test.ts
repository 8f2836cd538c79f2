import { describe, expect, test } from 'vitest'
import { collectAt } from '../helpers/collecting.ts'
import { all, curve, exactRows, value, version } from '../helpers/database.ts'
import { arxivId } from '../helpers/rows.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'

const listing = async () => (await all('SELECT * FROM listing'))[0]

describe('a listing of one page', () => {
  test('is seen in one look', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(14))
    expect(await collectAt(hour(2), site)).toMatchObject({
      run: 1,
      status: 'ok',
      items: 14,
      itemsNew: 14,
      itemsChanged: 0,
      rejected: 0,
      nextPage: 0,
      error: null,
    })
    expect(site.requests).toEqual([`/api/daily_papers?date=${DAY_ONE}&p=0&limit=50`])
    expect(await listing()).toMatchObject({ items: 14, looked_at: hour(2), next_page: 0, claimed_at: null })
  })

  test('grows and changes from look to look', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(14))
    await collectAt(hour(2), site)
    site.papers.set(DAY_ONE, papers(28, 1, 130))
    expect(await collectAt(hour(3), site)).toMatchObject({ itemsNew: 14, itemsChanged: 14 })
    expect(await curve(arxivId(1))).toEqual([
      [hour(2), 100],
      [hour(3), 130],
    ])
    expect(await value('SELECT items FROM source_state')).toBe(28)
  })

  test('of GitHub keeps the order shown, the stars and what else a row says', async () => {
    const site = upstream()
    site.repositories = repositories(25, 1234)
    await collectAt(hour(2), site, { source: REPOSITORIES })
    expect(
      await all(
        'SELECT i.external_id, i.upvotes, i.details, li.rank FROM listing_item AS li JOIN item AS i ON i.id = li.item_id ORDER BY li.rank LIMIT 2',
      ),
    ).toEqual([
      {
        external_id: 'owner-1/project',
        upvotes: 1234,
        details: '{"forks":12,"language":"TypeScript","stars_today":40}',
        rank: 1,
      },
      {
        external_id: 'owner-2/project',
        upvotes: 1244,
        details: '{"forks":12,"language":"TypeScript","stars_today":40}',
        rank: 2,
      },
    ])
  })
})

describe('a listing of several pages', () => {
  test('of 120 rows takes three looks, with places counted through', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(120, 1, 500))
    expect(await collectAt(hour(2), site)).toMatchObject({ items: 50, nextPage: 1 })
    expect(await listing()).toMatchObject({ next_page: 1, looked_at: null, attempted_at: hour(2) })
    expect(await collectAt(hour(2) + 300_000, site)).toMatchObject({ items: 50, nextPage: 2 })
    expect(await collectAt(hour(2) + 600_000, site)).toMatchObject({ items: 20, nextPage: 0 })
    expect(await listing()).toMatchObject({ next_page: 0, looked_at: hour(2) + 600_000, items: 120 })
    expect(site.requests.map((path) => new URL(path, 'https://site.example').searchParams.get('p'))).toEqual([
      '0',
      '1',
      '2',
    ])
    const ranks = await all<{ external_id: string; rank: number }>(
      'SELECT i.external_id, li.rank FROM listing_item AS li JOIN item AS i ON i.id = li.item_id ORDER BY li.rank',
    )
    expect(ranks).toEqual(
      Array.from({ length: 120 }, (_, i) => ({ external_id: arxivId(i + 1), rank: i + 1 })),
    )
  })

  test('of exactly one full page ends with an empty one', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(50))
    expect(await collectAt(hour(2), site)).toMatchObject({ items: 50, nextPage: 1 })
    expect(await collectAt(hour(2) + 300_000, site)).toMatchObject({
      items: 0,
      status: 'unchanged',
      nextPage: 0,
    })
    expect(await listing()).toMatchObject({ items: 50, looked_at: hour(2) + 300_000 })
  })

  test('begins again with its first page', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(60))
    for (const minutes of [0, 5, 60, 65]) await collectAt(hour(2) + minutes * 60_000, site)
    expect(site.requests.map((path) => /p=(\d)/.exec(path)?.[1])).toEqual(['0', '1', '0', '1'])
    expect(await value('SELECT count(*) FROM observation')).toBe(60)
  })

  test('looks at its later pages also when the first is not modified', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(60))
    for (const minutes of [0, 5]) await collectAt(hour(2) + minutes * 60_000, site)
    const list = papers(60)
    const last = list.at(-1)
    if (last) last.upvotes = 777
    site.papers.set(DAY_ONE, list)
    expect(await collectAt(hour(3), site)).toMatchObject({ status: 'unchanged', nextPage: 1 })
    expect(await collectAt(hour(3) + 300_000, site)).toMatchObject({ status: 'ok', itemsChanged: 1 })
    expect(await value('SELECT upvotes FROM item WHERE external_id = ?', arxivId(60))).toBe(777)
  })
})

test('the tag of a first page goes with that page and that way of reading alone', async () => {
  const site = upstream()
  site.etags = true
  site.papers.set(DAY_ONE, papers(60))
  for (const minutes of [0, 5, 60, 65]) await collectAt(hour(2) + minutes * 60_000, site)
  await value('UPDATE listing SET way = 1')
  await collectAt(hour(4), site)
  const tag = site.conditions[2]
  expect(tag).toMatch(/^"/)
  expect(site.conditions).toEqual([null, null, tag, null, null])
})

describe('when nothing changed', () => {
  test.each(['the site says "not modified"', 'the site sends the same bytes'])(
    'and %s, three rows are written: claim, run, listing',
    async (how) => {
      const site = upstream()
      site.etags = how.includes('modified')
      site.papers.set(DAY_ONE, papers(30))
      await collectAt(hour(2), site)
      const before = [await exactRows(), await version()]
      const collected = await collectAt(hour(3), site)
      expect(collected).toMatchObject({ status: 'unchanged', items: 0, itemsNew: 0, itemsChanged: 0 })
      expect(collected?.usage.rowsWritten).toBeLessThanOrEqual(3)
      expect([await exactRows(), await version()]).toEqual(before)
      expect(await all('SELECT status, http_status FROM run WHERE id = 2')).toEqual([
        { status: 'unchanged', http_status: site.etags ? 304 : 200 },
      ])
      expect(await listing()).toMatchObject({ looked_at: hour(3), good_run: 2 })
    },
  )

  test('although the bytes did, three rows are written', async () => {
    const site = upstream()
    site.repositories = repositories(25)
    const where = { source: REPOSITORIES }
    await collectAt(hour(2), site, where)
    const original = site.fetch
    site.fetch = async (...request) => {
      const response = await original(...request)
      const text = await response.text()
      return new Response(text.replace('<html>', '<html data-nonce="x">'), response)
    }
    const before = [await exactRows(), await version()]
    const collected = await collectAt(hour(3), site, where)
    expect(collected).toMatchObject({ status: 'unchanged', items: 25 })
    expect(collected?.usage.rowsWritten).toBeLessThanOrEqual(3)
    expect([await exactRows(), await version()]).toEqual(before)
  })

  test('on a listing without entries, three rows are written', async () => {
    const site = upstream()
    await collectAt(hour(2), site)
    const collected = await collectAt(hour(3), site)
    expect(collected).toMatchObject({ status: 'unchanged', error: null })
    expect(collected?.usage.rowsWritten).toBeLessThanOrEqual(3)
  })
})

test('a row that stands twice or can not be read is left out and counted, with its reason', async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, [...papers(3), { number: 2, upvotes: 5 }, { number: 9, upvotes: -1 }])
  expect(await collectAt(hour(2), site)).toMatchObject({ items: 3, rejected: 2, status: 'ok' })
  expect(await all('SELECT rows_seen, rows_rejected, items_new FROM run')).toEqual([
    { rows_seen: 5, rows_rejected: 2, items_new: 3 },
  ])
  expect(JSON.parse((await value<string>('SELECT rejected FROM run')) ?? '')).toEqual([
    { row: 4, externalId: arxivId(2), reason: 'stands twice on the page' },
    { row: 5, externalId: arxivId(9), reason: expect.stringContaining('upvotes') },
  ])
})

test('a look after missed ones leaves a gap that says why', async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  await collectAt(hour(2), site)
  await collectAt(hour(5), site)
  expect(await all('SELECT * FROM gap')).toEqual([
    {
      source: PAPERS,
      day: DAY_ONE,
      item_id: 0,
      from_at: hour(2),
      to_at: hour(5),
      reason: 'nobody looked',
    },
  ])
})

test('a look in time leaves no gap', async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  for (const hours of [2, 3.5, 4.9]) await collectAt(hour(hours), site)
  expect(await all('SELECT * FROM gap')).toEqual([])
})

test('a cards page after the API keeps what only the API said', async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  await collectAt(hour(2), site)
  const before = await all('SELECT summary, authors, published_at, organization, details FROM item')
  await value('UPDATE listing SET way = 2')
  site.papers.set(DAY_ONE, papers(3, 1, 200))
  expect(await collectAt(hour(3), site)).toMatchObject({ status: 'ok', itemsChanged: 3 })
  expect(await value('SELECT way FROM run WHERE id = 2')).toBe('cards')
  expect(await all('SELECT summary, authors, published_at, organization, details FROM item')).toEqual(before)
  expect(await value('SELECT upvotes FROM item WHERE external_id = ?', arxivId(1))).toBe(200)
})

test('a listing whose items come and go all day is not taken for a broken one', async () => {
  const site = upstream()
  for (let hours = 0; hours < 20; hours++) {
    site.repositories = Array.from({ length: 25 }, (_, i) => ({
      name: `owner/p-${hours * 3 + i}`,
      stars: 100,
    }))
    expect(await collectAt(hour(hours), site, { source: REPOSITORIES })).toMatchObject({
      status: 'ok',
      error: null,
    })
  }
  expect(await listing()).toMatchObject({ items: 82, failures: 0 })
  expect(await value('SELECT count(*) FROM listing_item WHERE left_at IS NULL')).toBe(25)
})
