import { describe, expect, test } from 'vitest'
import { collectAt } from '../helpers/collecting.ts'
import { all, value } from '../helpers/database.ts'
import { arxivId } from '../helpers/rows.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { entryOf, papers, upstream } from '../helpers/upstream.ts'

const listing = async () => (await all('SELECT * FROM listing'))[0]

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

  test('ends where the site shows the same page again, whatever its votes are by then', async () => {
    const site = upstream()
    const asked = () => site.requests.map((path) => /p=(\d+)/.exec(path)?.[1])
    site.trouble = (url) =>
      new Response(JSON.stringify(papers(50, 1, 100 + asked().length).map(entryOf)), {
        headers: { 'content-type': 'application/json' },
        status: url.pathname === '/api/daily_papers' ? 200 : 404,
      })
    expect(await collectAt(hour(2), site)).toMatchObject({ items: 50, nextPage: 1 })
    expect(await collectAt(hour(2) + 300_000, site)).toMatchObject({ status: 'unchanged', nextPage: 0 })
    expect(await collectAt(hour(3), site)).toMatchObject({ itemsChanged: 50, nextPage: 1 })
    expect(await collectAt(hour(3) + 300_000, site)).toMatchObject({ status: 'unchanged', nextPage: 0 })
    expect(asked()).toEqual(['0', '1', '0', '1'])
    expect(await listing()).toMatchObject({ items: 50, looked_at: hour(3) + 300_000, next_page: 0 })
    expect(await value('SELECT max(rank) FROM listing_item')).toBe(50)
  })

  test('goes on where its pages have changed places since the look before', async () => {
    const site = upstream()
    site.papers.set(DAY_ONE, papers(120, 1, 500))
    for (const minutes of [0, 5, 10]) await collectAt(hour(2) + minutes * 60_000, site)
    const turned = [...papers(50, 51, 900), ...papers(50, 1, 700), ...papers(20, 101, 500)]
    site.papers.set(DAY_ONE, turned)
    for (const minutes of [0, 5, 10]) await collectAt(hour(3) + minutes * 60_000, site)
    const ranks = await all<{ external_id: string }>(
      'SELECT i.external_id FROM listing_item AS li JOIN item AS i ON i.id = li.item_id ORDER BY li.rank',
    )
    expect(ranks.map(({ external_id }) => external_id)).toEqual(turned.map(({ number }) => arxivId(number)))
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
