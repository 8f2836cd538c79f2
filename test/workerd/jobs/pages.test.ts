import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../workers/days.ts'
import { close } from '../helpers/aging.ts'
import { api } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { all, value } from '../helpers/database.ts'
import { arxivId } from '../helpers/rows.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'
import { entryOf, papers, type Upstream, upstream } from '../helpers/upstream.ts'

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

describe('a page that shows 50 of 60 papers', () => {
  const site = upstream()
  const page = upstream()
  page.trouble = (url) => (url.pathname.startsWith('/api/') ? new Response('', { status: 404 }) : undefined)

  /** A look at an hour by two requests, when every paper has ten votes more than the hour before. */
  async function look(h: number, where: Upstream): Promise<void> {
    const grown = papers(60, 1, 100).map((paper) => ({ ...paper, upvotes: paper.upvotes + 10 * h }))
    site.papers.set(DAY_ONE, grown)
    page.papers.set(DAY_ONE, grown.slice(0, 50))
    for (const minutes of [0, 5]) await collectAt(hour(h) + minutes * MINUTE, where)
  }
  const gaps = async (n: number) => {
    const { body } = await api(`/items/${PAPERS}:${arxivId(n)}/upvotes`, { now: hour(40) })
    return body.meta.gaps
  }

  beforeEach(async () => {
    for (const h of [9, 10]) await look(h, site)
    for (const h of [11, 12, 13]) await look(h, page)
  })

  test('is no look at the other ten', async () => {
    expect(await gaps(10)).toEqual([])
    const unseen = ['2025-06-10T10:05:00Z', '2025-06-10T13:05:00Z', 'the page showed only some']
    expect(await gaps(58)).toEqual([unseen])
    expect(await value('SELECT count(*) FROM listing_item WHERE left_at IS NOT NULL')).toBe(0)
    const seen = async (n: number) =>
      (await api(`/items/${PAPERS}:${arxivId(n)}`, { now: hour(14) })).body.data
    expect(await seen(10)).toMatchObject({ age_hours: 13.083, velocity: 2.5 })
    expect(await seen(58)).toMatchObject({ age_hours: 10.083, velocity: 2.5 })
    await look(14, site)
    expect(await gaps(58)).toEqual([unseen])
  })

  test('does not make the day complete', async () => {
    const complete = () => value('SELECT complete FROM day_total')
    await look(30, page)
    await close()
    expect(await complete()).toBe(0)
    await look(31, page)
    expect(await value('SELECT stage FROM listing')).toBe('closed')
    await look(32, site)
    await close()
    expect(await complete()).toBe(1)
  })
})
