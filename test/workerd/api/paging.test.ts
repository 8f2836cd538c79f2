import { describe, expect, test } from 'vitest'
import { api, ask, type Json } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { paper, repository } from '../helpers/rows.ts'
import { seedRuns } from '../helpers/seed.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

/** All pages of a list, following `next`; between two pages `meanwhile` happens. */
async function walk(
  path: string,
  meanwhile: (page: number) => Promise<unknown> = async () => {},
): Promise<Json[][]> {
  const pages: Json[][] = []
  let cursor: string | null = null
  do {
    const separator = path.includes('?') ? '&' : '?'
    const { status, body } = await api(cursor === null ? path : `${path}${separator}cursor=${cursor}`)
    expect(status).toBe(200)
    pages.push(body.data)
    cursor = body.meta.next
    await meanwhile(pages.length)
  } while (cursor !== null && pages.length < 100)
  return pages
}

const ids = (pages: Json[][]): string[] => pages.flat().map((row) => row.id)

async function someItems(): Promise<void> {
  // Many share their votes and dates, so that the order has ties within and across sources.
  await see(
    hour(2),
    Array.from({ length: 40 }, (_, i) =>
      paper(i + 1, i % 4, { publishedAt: Date.UTC(2025, 5, 1 + (i % 3)) }),
    ),
  )
  await see(
    hour(2),
    Array.from({ length: 25 }, (_, i) => repository(`owner/project-${i}`, i % 5, i + 1)),
    { source: REPOSITORIES },
  )
}

describe.each(['upvotes', 'first_seen', 'published'])('paging through items by %s', (sort) => {
  test.each([1, 7, 50, 200])('gives each once, in order, %i at a time', async (limit) => {
    await someItems()
    const all = (await api(`/items?sort=${sort}&limit=200`)).body.data
    const pages = await walk(`/items?sort=${sort}&limit=${limit}`)
    expect(ids(pages)).toEqual(ids([all]))
    expect(new Set(ids(pages)).size).toBe(sort === 'published' ? 40 : 65)
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true)
  })

  test('is not disturbed by items that come in between', async () => {
    await someItems()
    const before = new Set(ids([(await api(`/items?sort=${sort}&limit=200`)).body.data]))
    const seen = ids(
      await walk(`/items?sort=${sort}&limit=6`, (page) =>
        see(hour(2 + page), [
          paper(100 + page, page % 4, { publishedAt: Date.UTC(2025, 5, 1 + (page % 4)) }),
          paper(200 + page, 0),
        ]),
      ),
    )
    expect(new Set(seen).size).toBe(seen.length)
    expect([...before].filter((id) => !seen.includes(id))).toEqual([])
  })

  test('works within filters', async () => {
    await someItems()
    const pages = await walk(`/items?sort=${sort}&limit=3&source=${PAPERS}&min_upvotes=2&day=2025-06-10`)
    expect(new Set(ids(pages)).size).toBe(20)
    expect(pages.flat().every((row) => row.upvotes >= 2 && row.rank > 0)).toBe(true)
  })
})

test('the next page is linked, with all parameters', async () => {
  await someItems()
  const first = await ask('/api/v1/items.csv?sort=first_seen&limit=3')
  const link =
    /^<(\/api\/v1\/items\.csv\?[^>]*)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
  expect(new URL(link, 'https://uptrend.example').searchParams.get('sort')).toBe('first_seen')
  const second = await (await ask(link)).text()
  expect(second.split('\r\n')).toHaveLength(5)
  expect((await api('/items?limit=200')).headers.get('link')).toBeNull()
})

describe('paging through runs', () => {
  test.each([1, 9, 200])('gives each once, newest first, %i at a time', async (limit) => {
    await seedRuns({ count: 40, newest: hour(10) })
    const seen = (await walk(`/runs?limit=${limit}`)).flat().map(({ id }) => id)
    expect(seen).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i))
  })

  test('is not disturbed by runs that come in between', async () => {
    await seedRuns({ count: 40, newest: hour(10) })
    const pages = await walk('/runs?limit=7', (page) => see(hour(10 + page), [paper(page, 1)]))
    expect(pages.flat().map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, i) => 40 - i))
  })

  test.each([
    [`source=${REPOSITORIES}`, (i: number) => i % 2 === 1],
    ['status=failed', (i: number) => i % 50 === 0],
    ['status=unchanged', (i: number) => i % 50 !== 0],
    [`status=failed&source=${REPOSITORIES}`, () => false],
    [`status=failed&source=${PAPERS}`, (i: number) => i % 50 === 0],
    ['day=2025-06-10', (i: number) => i >= 300 - 120],
    ['status=failed&day=2025-06-09', (i: number) => i % 50 === 0 && i < 300 - 120],
    ['from=2025-06-10', (i: number) => i >= 300 - 120],
    ['to=2025-06-09', (i: number) => i < 300 - 120],
    ['from=2025-06-10&to=2025-06-10', (i: number) => i >= 300 - 120],
    ['from=2025-06-11', () => false],
    ['to=2025-06-01', () => false],
  ])('filtered by %s finds all of them', async (query, is) => {
    await seedRuns({ count: 300, newest: hour(10) })
    const seen = (await walk(`/runs?limit=20&${query}`)).flat().map(({ id }) => id)
    expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => 300 - i).filter((id) => is(id)))
  })

  test('goes on where the oldest runs are gone', async () => {
    await seedRuns({ count: 300, newest: hour(10) })
    await value('DELETE FROM run WHERE id < 100 OR id BETWEEN 150 AND 200')
    const seen = (await walk(`/runs?limit=20&source=${PAPERS}`)).flat().map(({ id }) => id)
    expect(seen).toHaveLength(25 + 50)
    expect((await walk('/runs?limit=20&from=2025-06-09')).flat()).toHaveLength(150)
  })
})
