import { beforeEach, describe, expect, test } from 'vitest'
import { askCounted } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { open } from '../helpers/page.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, upstream } from '../helpers/upstream.ts'

const PAPER_ROWS = `section[aria-labelledby="${PAPERS}"] tbody tr`

describe('an empty database', () => {
  test('says that nothing was collected yet, and where to look', async () => {
    const page = await open('/listings')
    expect(page.status).toBe(200)
    expect(await page.texts('h1')).toEqual(["Today's listings"])
    expect(await page.texts('.empty h2')).toEqual(['Nothing has been collected yet'])
    expect(await page.attributes('.empty a', 'href')).toEqual(['/health'])
  })
})

describe('the listings of a day', () => {
  beforeEach(async () => {
    await see(hour(2), [paper(1, 10, { rank: 2 }), paper(2, 1234, { rank: 1 })])
    await see(hour(4), [paper(1, 1, { rank: 2 }), paper(2, 2234, { rank: 1 })])
    await see(hour(4), [repository('owner/b', 5000, 1), repository('owner/a', 9000, 2)], {
      source: REPOSITORIES,
      whole: true,
    })
  })

  test('show every source with place, title, people and votes, in the order of the listing', async () => {
    const page = await open('/listings')
    expect(await page.texts('h2')).toEqual(['Hugging Face Daily Papers', 'GitHub Trending'])
    expect(await page.texts('td.rank')).toEqual(['1', '2', '1', '2'])
    expect(await page.texts('a.title')).toEqual([
      'Generated paper number 2',
      'Generated paper number 1',
      'owner/b',
      'owner/a',
    ])
    expect(await page.texts('td.votes')).toEqual(['2,234', '1', '5,000', '9,000'])
    expect((await page.texts('span.by'))[0]).toBe('Organisation 2 · Author 2 A, Author 2 B')
    expect((await page.texts('span.by'))[2]).toBe('TypeScript · 40 stars today · What owner/b does.')
  })

  test('link each item to its own page', async () => {
    const page = await open('/listings')
    expect(await page.attributes('a.title', 'href')).toEqual([
      `/items/${PAPERS}:2506.00002`,
      `/items/${PAPERS}:2506.00001`,
      `/items/${REPOSITORIES}:owner/b`,
      `/items/${REPOSITORIES}:owner/a`,
    ])
    for (const href of await page.attributes('a.title', 'href'))
      expect((await open(href ?? '')).status).toBe(200)
  })

  test('draw a curve where there is one, in words too', async () => {
    const page = await open('/listings')
    expect(await page.attributes('svg.spark', 'aria-label')).toEqual([
      '1,234 to 2,234 upvotes in 2 hours',
      '10 to 1 upvotes in 2 hours',
    ])
    expect(await page.texts('.spark-none')).toEqual(['seen once', 'seen once'])
    // Seen again with as many votes.
    await see(hour(5), [paper(1, 1, { rank: 2 }), paper(2, 2234, { rank: 1 }), paper(3, 7, { rank: 3 })])
    await see(hour(6), [paper(1, 1, { rank: 2 }), paper(2, 2234, { rank: 1 }), paper(3, 7, { rank: 3 })])
    const papersOf = `section[aria-labelledby="${PAPERS}"]`
    expect(await (await open('/listings')).texts(`${papersOf} .spark-none`)).toEqual(['unchanged'])
  })

  test('say when they were seen and that the day can still change', async () => {
    expect((await (await open('/listings')).texts('section .facts'))[0]).toBe(
      'Tuesday, 10 June 2025 · 2 papers · seen 10 Jun 2025, 04:00 UTC provisional',
    )
    expect((await (await open('/listings', { now: hour(49) })).texts('section .facts'))[0]).not.toContain(
      'provisional',
    )
  })

  test('are those of the newest day with something on it, unless a day is asked for', async () => {
    const later = { now: hour(24 + 3) }
    expect(await (await open('/listings', later)).texts(`${PAPER_ROWS} a.title`)).toHaveLength(2)
    const asked = await open(`/listings?day=${DAY_ONE}`, later)
    expect(await asked.texts('h1')).toEqual(['Listings of Tuesday, 10 June 2025'])
    expect(await asked.texts(`${PAPER_ROWS} a.title`)).toHaveLength(2)
    expect(await (await open('/listings?day=2025-06-11', later)).texts(`${PAPER_ROWS} a.title`)).toEqual([])
  })

  test('lead to the days before and after', async () => {
    expect(await (await open('/listings')).attributes('nav.days a', 'href')).toEqual([
      '/listings?day=2025-06-09',
    ])
    expect(await (await open('/listings?day=2025-06-05')).attributes('nav.days a', 'href')).toEqual([
      '/listings?day=2025-06-04',
      '/listings?day=2025-06-06',
    ])
    expect(await (await open('/listings?day=2025-06-09')).attributes('nav.days a', 'href')).toEqual([
      '/listings?day=2025-06-08',
      '/listings',
    ])
  })
})

test('an attempt that failed is told with its reason', async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  await collectAt(hour(2), site)
  site.trouble = () => new Response('', { status: 503 })
  await collectAt(hour(3), site)
  const page = await open('/listings')
  expect(await page.texts('.trouble')).toEqual([
    'The last attempt did not succeed: the site answered 503. Why',
  ])
  expect(await page.texts(`${PAPER_ROWS} a.title`)).toHaveLength(3)
})

test('of a very long day the best are shown, and how many there were', async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(120, 1, 500))
  for (const minutes of [0, 5, 10]) await collectAt(hour(2) + minutes * 60_000, site)
  const page = await open('/listings')
  expect(await page.texts(`${PAPER_ROWS} a.title`)).toHaveLength(100)
  expect((await page.texts('section .facts'))[0]).toContain('120 papers, the 100 with the most upvotes shown')
})

test.each([
  'x',
  '2025-02-30',
  '2025-6-1',
  '',
  '2025-06-10T00:00',
  "'><script>alert(1)</script>",
  '0000-01-01',
  '1969-12-31',
])('a day that is none (%s) is refused on a page that says so', async (day) => {
  const page = await open(`/listings?day=${encodeURIComponent(day)}`)
  expect(page.status).toBe(400)
  expect(page.headers.get('content-type')).toMatch(/^text\/html/)
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(await page.texts('h1')).toEqual(['No such day'])
  expect((await page.texts('.trouble-page p'))[0]).toBe(
    `"${day.slice(0, 40)}" is not a calendar day like 2025-06-10.`,
  )
  expect(page.html).not.toContain('<script>alert')
})

test('a listing reads each vote it draws once', async () => {
  const items = Array.from({ length: 40 }, (_, n) => n + 1)
  for (let at = 1; at <= 11; at++)
    await see(
      hour(at),
      items.map((n) => paper(n, 10 * at, { rank: n })),
    )
  const { response, usage } = await askCounted('/listings', { now: hour(12) })
  expect(response.status).toBe(200)
  expect(await value('SELECT count(*) FROM observation')).toBe(440)
  expect(usage.rowsRead).toBeLessThanOrEqual(440 + 4 * 40 + 60)
})
