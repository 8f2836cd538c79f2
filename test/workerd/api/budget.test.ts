import { beforeAll, describe, expect, test } from 'vitest'
import { askCounted, type Json } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { seedHistory, seedRuns } from '../helpers/seed.ts'
import { seedSearch } from '../helpers/seed-search.ts'
import { seedVotes } from '../helpers/seed-votes.ts'
import { PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { shareDatabase } from '../setup.ts'

// 60,000 items over 800 days, 50 papers and 25 repositories each, and a full ledger.
beforeAll(
  () =>
    shareDatabase(async () => {
      await seedHistory({ days: 800, lastDay: '2025-06-09' })
      await seedVotes('2025-06-09')
      await seedSearch()
      await seedRuns({ count: 25_000, newest: Date.parse('2025-06-10') })
    }),
  60_000,
)

const budget = (rows: number): number => 3 * rows + 20

interface Page {
  rows: number
  read: number
  next: string | null
}

async function page(path: string): Promise<Page> {
  const { response, usage } = await askCounted(`/api/v1${path}`)
  expect([200, 503]).toContain(response.status)
  const body: Json = await response.json()
  return {
    rows: Array.isArray(body.data) ? body.data.length : 1,
    read: usage.rowsRead,
    next: body.meta.next ?? null,
  }
}

/** The first pages of a list, or the only one. */
async function pages(path: string, most = 3): Promise<Page[]> {
  const found = [await page(path)]
  for (let next = found[0]?.next; next && found.length < most; next = found.at(-1)?.next)
    found.push(await page(`${path}${path.includes('?') ? '&' : '?'}cursor=${next}`))
  return found
}

test('there are 60,000 items', async () => {
  expect(await value('SELECT count(*) FROM item')).toBe(60_000)
})

describe('at most 3 rows are read for each row answered, and 20 more, by', () => {
  const sorts = ['upvotes', 'published', 'first_seen', 'velocity', 'heat']
  const item = `${PAPERS}:1000.00077`
  const repository = `${REPOSITORIES}:owner-7/project-7`
  test.each([
    '/sources',
    '/health',
    '/runs',
    '/runs?limit=1',
    '/runs?limit=200',
    '/runs/100',
    '/runs?status=failed',
    `/runs?source=${REPOSITORIES}`,
    '/runs?from=2025-06-01&to=2025-06-02',
    ...sorts.flatMap((sort) => [
      `/items?sort=${sort}`,
      `/items?sort=${sort}&limit=1`,
      `/items?sort=${sort}&limit=200`,
      `/items?sort=${sort}&source=${PAPERS}`,
      `/items?sort=${sort}&source=${REPOSITORIES}`,
    ]),
    `/items?sort=velocity&day=2025-06-02&source=${PAPERS}&limit=1`,
    '/items?sort=heat&min_upvotes=299',
    ...['day', 'week', 'month'].map((interval) => `/trends/volume?interval=${interval}`),
    '/trends/volume?from=2025-06-09&to=2025-06-09',
    `/trends/volume?interval=month&from=2023-04-03&to=2025-06-10&source=${REPOSITORIES}`,
    '/items?min_upvotes=100',
    '/items?min_upvotes=595',
    '/items?min_upvotes=9999',
    `/items?day=2025-05-01&source=${PAPERS}`,
    '/items?day=2025-05-01&limit=200',
    '/items?day=2019-01-01',
    '/items?organization=nobody',
    '/items?q=generated',
    '/items?q=generated+title+number&limit=200',
    '/items?q=title+39999&limit=1',
    '/items?q=nothing+like+it+anywhere+there+whatever',
    `/items?q=generated+summary&source=${REPOSITORIES}`,
    `/items/${item}`,
    `/items/${item}/upvotes`,
    `/items/${repository}`,
    `/items/${repository}/upvotes`,
  ])('%s', async (path) => {
    for (const { rows, read } of await pages(path)) expect(read).toBeLessThanOrEqual(budget(rows))
  })

  test('a page far down, among thousands with the same votes', async () => {
    await value(`UPDATE item SET upvotes = 1 WHERE id % 10 < 3 AND source = '${PAPERS}'`)
    const cursor = btoa(JSON.stringify(['upvotes', 1, 15_000])).replace(/=+$/, '')
    const { rows, read } = await page(`/items?cursor=${cursor}`)
    expect(rows).toBe(50)
    expect(read).toBeLessThanOrEqual(budget(rows))
  })
})

describe('a filtered page of the ledger looks through a bounded part of it', () => {
  test.each([
    '/runs?status=ok',
    '/runs?day=2025-06-01',
    `/runs?status=failed&source=${REPOSITORIES}`,
    `/runs?status=failed&source=${PAPERS}&day=2025-05-01`,
    `/runs?from=2025-04-01&to=2025-05-02&status=failed&source=${REPOSITORIES}`,
    '/runs?from=2025-06-01&to=2025-06-02&status=quarantined',
  ])('%s', async (path) => {
    for (const limit of [1, 50]) {
      for (const { read } of await pages(`${path}&limit=${limit}`)) {
        // Finding a moment in the ledger takes two rows read for each time it can be halved.
        expect(read).toBeLessThanOrEqual(3 * limit + 20 + (path.includes('from') ? 2 * 2 * 16 : 0))
      }
    }
  })
})

test.each(['published', 'first_seen'])(
  'enough upvotes, in the order of %s: short pages that lead on',
  async (sort) => {
    for (const { read } of await pages(`/items?min_upvotes=100&sort=${sort}&limit=50`))
      expect(read).toBeLessThanOrEqual(budget(50))
  },
)

describe('what has no index of its own reads the rows it sorts, and no others:', () => {
  test.each([1, 10, 50])('a day, %i at a time', async (limit) => {
    for (const { read } of await pages(`/items?day=2025-05-01&limit=${limit}`))
      expect(read).toBeLessThanOrEqual(budget(75))
  })

  test.each(['upvotes', 'published', 'first_seen'])('an organisation of 150 items, by %s', async (sort) => {
    // And what is answered is read again with its topics.
    for (const { read } of await pages(`/items?organization=org-5&sort=${sort}`))
      expect(read).toBeLessThanOrEqual(budget(150) + 2 * 50)
  })

  test.each([
    ['first_seen', 3 * 50 + 20],
    ['upvotes', 3 * 500 + 3 * 50 + 20],
    ['published', 3 * 500 + 3 * 50 + 20],
  ])('an organisation of 20,000 items, by %s: its newest', async (sort, most) => {
    await value(
      `UPDATE item SET organization_id = 'large' WHERE id % 3 = 1 AND organization_id IS NOT 'org-5'`,
    )
    for (const { rows, read } of await pages(`/items?organization=large&sort=${sort}&source=${PAPERS}`)) {
      expect(rows).toBe(50)
      expect(read).toBeLessThanOrEqual(most)
    }
  })

  test('the days of a week', async () => {
    for (const { read } of await pages('/items?from=2025-05-01&to=2025-05-07'))
      expect(read).toBeLessThanOrEqual(4 * 7 * 75 + 2 * 50 + 20)
  })
})
