import { expect, test } from 'vitest'
import { HOUR } from '../../../workers/days.ts'
import { api } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { tickAt, tickUntilIdle } from '../helpers/ticking.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'

test.each([
  'sort=upvotes',
  'sort=first_seen',
  'sort=published',
  'q=generated',
  'sort=upvotes&source=huggingface-papers',
])('paging through all items by %s, while ticks add some, gives each old one exactly once', async (query) => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(40))
  site.repositories = repositories(20)
  const ticks = await tickUntilIdle(hour(2), site, 300)
  const { body: whole } = await api(`/items?${query}&limit=200`)
  const old: string[] = whole.data.map(({ id }: { id: string }) => id)
  expect(old.length).toBeGreaterThanOrEqual(40)

  const seen: string[] = []
  let [at, number, cursor] = [hour(3 + Math.ceil(ticks.length / 12)), 100, null as string | null]
  do {
    const { body } = await api(`/items?${query}&limit=9${cursor === null ? '' : `&cursor=${cursor}`}`)
    seen.push(...body.data.map(({ id }: { id: string }) => id))
    cursor = body.meta.next
    // New ones come in above, among and below those that were read already, and stay on the listing.
    site.papers
      .get(DAY_ONE)
      ?.push(
        { number: ++number, upvotes: 200 },
        { number: ++number, upvotes: 80 },
        { number: ++number, upvotes: 0 },
      )
    for (let tick = 0; tick < 4; tick++) await tickAt(at + tick * 300_000, site)
    at += HOUR
  } while (cursor !== null && seen.length < 500)

  expect((await value('SELECT count(*) FROM item')) ?? 0).toBeGreaterThan(60)
  expect(new Set(seen).size).toBe(seen.length)
  expect(old.filter((id) => !seen.includes(id))).toEqual([])
})
