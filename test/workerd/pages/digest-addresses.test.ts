import { beforeEach, expect, test } from 'vitest'
import { askCounted } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { quietUntil, seedCalls, seedDay } from '../helpers/digests.ts'
import { open } from '../helpers/page.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'

const now = hour(49)

beforeEach(async () => {
  await quietUntil(DAY_ONE)
  await seedDay(DAY_ONE, [['2506.00001', 'A paper', 10]])
  await seedCalls(DAY_ONE, { rag: ['rising', 25] })
})

test.each([
  [
    '/digest/yesterday',
    400,
    '"yesterday" is neither a calendar day like 2025-06-10 nor a week like 2025-W24.',
  ],
  ['/digest/2025-02-30', 400, '"2025-02-30" is neither'],
  ['/digest/2025-W53', 400, '"2025-W53" is neither'],
  ['/digest/0000-W01', 400, '"0000-W01" is neither'],
  ['/digest/2025-06-13', 404, '2025-06-13 has not begun'],
  ['/digest/2999-12-31', 404, '2999-12-31 has not begun'],
  ['/digest/2025-W25', 404, '2025-W25 has not begun'],
  ['/digest?period=month', 400, 'period: "month" is not one of day, week'],
  [`/digest/${DAY_ONE}?period=day`, 400, 'period: is no parameter here'],
  ['/digest/2025-06-10/x', 404, 'Nothing is at'],
])('%s is refused with %i, and named', async (path, status, words) => {
  const page = await open(path, { now })
  expect(page.status).toBe(status)
  expect((await page.texts('.trouble-page p'))[0]).toContain(words)
})

test.each(['/digest/2000-01-01', '/digest/2000-01-02', '/digest/2000-W01'])(
  'all that %s leads to is there',
  async (path) => {
    const page = await open(path, { now })
    expect(page.status).toBe(200)
    const links = (await page.attributes('main a[href^="/digest"]', 'href')).map(String)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) expect([link, (await open(link, { now })).status]).toEqual([link, 200])
  },
)

test.each([
  [`/digest/${DAY_ONE}`, 25],
  ['/digest/2025-W24', 55],
  ['/digest', 30],
])('%s needs few statements and rows', async (path, most) => {
  await value(
    `WITH RECURSIVE d(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < 799)
     INSERT INTO day_total (source, day, items, upvotes, complete, closed_at)
     SELECT s.value, date('2025-06-16', '-' || i || ' days'), 1, 1, 1, 1 FROM d, json_each('["huggingface-papers","${REPOSITORIES}"]') AS s
     WHERE 1 ON CONFLICT DO NOTHING`,
  )
  const { response, usage } = await askCounted(path, { now: hour(24 * 9) })
  expect(response.status).toBe(200)
  expect(usage.statements).toBeLessThanOrEqual(5)
  expect(usage.rowsRead).toBeLessThanOrEqual(most)
})
