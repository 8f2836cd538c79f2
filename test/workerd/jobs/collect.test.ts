import { describe, expect, test } from 'vitest'
import { collectAt } from '../helpers/collecting.ts'
import { all, curve, value } from '../helpers/database.ts'
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
