import { beforeEach, describe, expect, test } from 'vitest'
import { askCounted } from '../helpers/app.ts'
import { collectAt } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { open } from '../helpers/page.ts'
import { seedHistory, seedRuns } from '../helpers/seed.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, type Upstream, upstream } from '../helpers/upstream.ts'

const section = (source: string) => `section[aria-labelledby="${source}"]`

let site: Upstream
beforeEach(() => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  site.repositories = repositories(2)
})

test('an empty database is one where nothing was tried', async () => {
  const page = await open('/health')
  expect(page.status).toBe(200)
  expect(await page.texts('.page-head .facts')).toEqual(['No work is waiting.'])
  expect(await page.texts('section > .facts .status')).toEqual(['not started', 'not started'])
  expect(await page.texts('section > .facts')).toEqual([
    'not started · never seen · next look 10 Jun 2025, 12:00 UTC',
    'not started · never seen · next look 10 Jun 2025, 12:00 UTC',
  ])
  expect(await page.texts('tbody tr')).toEqual([])
  expect(new Set(await page.attributes('.calendar li', 'class'))).toEqual(new Set(['none']))
})

describe('a source', () => {
  test('that was seen is ok, with its last runs', async () => {
    await collectAt(hour(2), site)
    site.papers.set(DAY_ONE, [...papers(4, 1, 90), { number: 4, upvotes: 1 }])
    await collectAt(hour(3), site)
    const page = await open('/health', { now: hour(3.5) })
    expect(await page.texts(`${section(PAPERS)} > .facts`)).toEqual([
      'ok · last seen 10 Jun 2025, 03:00 UTC · next look 10 Jun 2025, 04:00 UTC',
    ])
    expect(await page.texts(`${section(PAPERS)} tbody td`)).toEqual([
      '10 Jun 2025, 03:00',
      DAY_ONE,
      'ok',
      'api',
      '1',
      '3',
      '1',
      '10 Jun 2025, 02:00',
      DAY_ONE,
      'ok',
      'api',
      '3',
      '0',
      '0',
    ])
    expect(await page.attributes(`${section(PAPERS)} tbody a`, 'href')).toEqual(['/runs/2', '/runs/1'])
    expect(await page.texts(`${section(REPOSITORIES)} tbody tr`)).toEqual([])
  })

  test('that fails says why and for how long', async () => {
    await collectAt(hour(2), site)
    site.trouble = () => new Response('', { status: 429, headers: { 'retry-after': '3600' } })
    await collectAt(hour(3), site)
    await collectAt(hour(3.2), site)
    const page = await open('/health', { now: hour(3.5) })
    expect(await page.texts(`${section(PAPERS)} > .facts .status`)).toEqual(['failing'])
    expect(await page.texts(`${section(PAPERS)} > .trouble`)).toEqual([
      'the site answered 429, asking for a pause of 3600 s (2 times in a row)',
    ])
    expect((await page.texts(`${section(PAPERS)} tbody .why`))[0]).toContain('the site answered 429')
    expect((await page.texts(`${section(PAPERS)} > .facts`))[0]).toContain('next look 10 Jun 2025, 04:12 UTC')
  })

  test('that was not seen for long is late', async () => {
    await collectAt(hour(2), site)
    const page = await open('/health', { now: hour(9) })
    expect(await page.texts(`${section(PAPERS)} > .facts .status`)).toEqual(['late'])
  })
})

test('the runs of a source that is tried once in six hours are there among the many of another', async () => {
  await seedRuns({ count: 300, newest: hour(2) })
  await value(`UPDATE run SET source = '${PAPERS}' WHERE id % 40 > 0`)
  await value(`UPDATE run SET source = '${REPOSITORIES}', status = 'failed' WHERE id % 40 = 0`)
  const page = await open('/health')
  const runsOf = (source: string) => page.attributes(`${section(source)} tbody a`, 'href')
  expect(await runsOf(REPOSITORIES)).toEqual([280, 240, 200, 160, 120, 80, 40].map((id) => `/runs/${id}`))
  expect(await runsOf(PAPERS)).toHaveLength(12)
  const { usage } = await askCounted('/health')
  expect(usage.rowsRead).toBeLessThan(350)
})

test('the calendar shows 13 weeks, today last, and how each day went', async () => {
  await seedHistory({ days: 20, lastDay: '2025-06-07' })
  await value(`UPDATE day_total SET complete = 0 WHERE day = '2025-06-06'`)
  await value(`DELETE FROM listing WHERE day = '2025-06-05'`)
  await value(`UPDATE listing SET items = 0 WHERE day = '2025-06-04'`)
  await value(`UPDATE listing SET looked_at = NULL, error = 'the site answered 503' WHERE day = '2025-06-03'`)
  site.papers.set('2025-06-09', papers(3))
  await collectAt(hour(2), site, { day: '2025-06-09' })
  const page = await open('/health')
  const cells = await page.texts(`${section(PAPERS)} .calendar li`)
  const classes = await page.attributes(`${section(PAPERS)} .calendar li`, 'class')
  // 2025-06-10 is a Tuesday: twelve whole weeks and two days.
  expect(cells).toHaveLength(12 * 7 + 2)
  expect(cells[0]).toBe('2025-03-17: not tried')
  // The first of each month stands above its week.
  const months = await page.texts(`${section(PAPERS)} .months span`)
  expect(months).toEqual(['', '', '1 Apr', '', '', '', '1 May', '', '', '', '1 Jun', '', ''])
  expect(cells.slice(-8)).toEqual([
    '2025-06-03: the site answered 503',
    '2025-06-04: nothing listed',
    '2025-06-05: not tried',
    '2025-06-06: 50 items, not seen to its end',
    '2025-06-07: 50 items',
    '2025-06-08: not tried',
    '2025-06-09: 3 items, still open',
    '2025-06-10: not tried',
  ])
  expect(classes.slice(-8)).toEqual(['failed', 'quiet', 'none', 'partial', 'seen', 'none', 'partial', 'none'])
  expect((await page.attributes(`${section(PAPERS)} .calendar a`, 'href')).at(-1)).toBe(
    '/listings?day=2025-06-10',
  )
})

test('days that wait to be closed are counted', async () => {
  await collectAt(hour(2), site)
  await collectAt(hour(2), site, { source: REPOSITORIES })
  const page = await open('/health', { now: hour(60) })
  expect(await page.texts('.page-head .facts')).toEqual(['2 days to be closed.'])
})
