import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../workers/days.ts'
import { knowTopics, settlePast } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { seedHistory, seedRuns } from '../helpers/seed.ts'
import { countedInvocation, countedTick } from '../helpers/ticking.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, type Upstream, upstream } from '../helpers/upstream.ts'
import { emptyDatabase } from '../setup.ts'

let site: Upstream
beforeEach(async () => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(120, 1, 500))
  site.repositories = repositories(25)
  // Seen in the future, so that no older listing comes due in between.
  await settlePast(DAY_ONE, hour(48))
})

/** The other source's listing of today counts as seen, in the future. */
const seen = (source: string) =>
  value(`INSERT INTO listing (source, day, stage, looked_at, attempted_at)
    VALUES ('${source}', '${DAY_ONE}', 'open', ${hour(30)}, ${hour(2)})`)
const onlyPapers = () => seen(REPOSITORIES)
const onlyRepositories = () => seen(PAPERS)
const voted = (by: number) => site.papers.set(DAY_ONE, papers(120, 1, 500 + by))

/** Every path a tick can take, as what leads to it and the tick that takes it. */
const PATHS: [string, () => Promise<unknown>, number, object][] = [
  ['nothing to do', async () => {}, hour(1.2), { job: null }],
  ['a first page', onlyPapers, hour(2), { result: { status: 'ok', nextPage: 1 } }],
  [
    'a last page',
    async () => {
      await onlyPapers()
      for (const minutes of [0, 5]) await countedTick(hour(2) + minutes * MINUTE, site)
    },
    hour(2) + 10 * MINUTE,
    { result: { status: 'ok', nextPage: 0, items: 20 } },
  ],
  [
    'changed votes after missed looks, on a day to open again',
    async () => {
      await onlyPapers()
      for (const minutes of [0, 5, 10]) await countedTick(hour(2) + minutes * MINUTE, site)
      await value(`INSERT INTO day_total VALUES ('${PAPERS}', '${DAY_ONE}', 1, 1, 0, 1)`)
      await value(`UPDATE listing SET stage = 'closed' WHERE day = '${DAY_ONE}'`)
      await value(`INSERT INTO source_state (source, items, failures, retry_at) VALUES ('x', 0, 1, 1)`)
      voted(9)
    },
    hour(8),
    { result: { status: 'ok', itemsChanged: 50 } },
  ],
  [
    'a first page of repositories',
    async () => {},
    hour(2),
    { job: { source: REPOSITORIES }, result: { status: 'ok' } },
  ],
  [
    'repositories that leave and return, after missed looks',
    async () => {
      await onlyRepositories()
      await countedTick(hour(2), site)
      site.repositories = repositories(24)
      await countedTick(hour(3), site)
      site.repositories = repositories(26).slice(1)
    },
    hour(7),
    { job: { source: REPOSITORIES }, result: { status: 'ok' } },
  ],
  [
    'a look older than the newest',
    async () => {
      await onlyPapers()
      for (const minutes of [0, 5, 10]) await countedTick(hour(2) + minutes * MINUTE, site)
      await value(
        `UPDATE listing SET looked_at = ${hour(9)}, next_page = 1, worked_at = NULL WHERE source = '${PAPERS}' AND day = '${DAY_ONE}'`,
      )
      voted(9)
    },
    hour(8),
    { result: { status: 'ok' } },
  ],
  [
    'the same bytes as before, after missed looks',
    async () => {
      await onlyRepositories()
      await countedTick(hour(2), site)
    },
    hour(7),
    { job: { source: REPOSITORIES }, result: { status: 'unchanged' } },
  ],
  [
    'a site in trouble',
    async () => {
      await onlyPapers()
      site.trouble = () => new Response('', { status: 503 })
    },
    hour(2),
    { result: { status: 'failed' } },
  ],
  [
    'a page in trouble',
    async () => {
      await onlyPapers()
      site.trouble = () => new Response('', { status: 404 })
    },
    hour(2),
    { result: { status: 'failed' } },
  ],
  [
    'a quarantined answer',
    async () => {
      await onlyPapers()
      for (const minutes of [0, 5, 10]) await countedTick(hour(2) + minutes * MINUTE, site)
      site.papers.set(DAY_ONE, papers(3))
    },
    hour(3),
    { result: { status: 'quarantined' } },
  ],
  [
    'a day to close',
    async () => value(`UPDATE listing SET stage = 'open' WHERE day = '2025-06-08' AND source = '${PAPERS}'`),
    hour(1.2),
    { result: { closed: true } },
  ],
  [
    'a day to thin out',
    async () =>
      value(`INSERT INTO listing (source, day, stage) VALUES ('${PAPERS}', '2025-05-01', 'closed')`),
    hour(1.2),
    { result: { thinned: 0 } },
  ],
]

describe('an invocation needs at most 20 statements, with what it cost and the watch of every quarter of an hour', () => {
  test.each(PATHS)('for %s', async (name, prepare, at, expected) => {
    await value(`INSERT INTO incident (kind, subject, detail, began_at) VALUES ('backlog', '', 'over', 1)`)
    await prepare()
    if (name.startsWith('a day to') || name === 'nothing to do') {
      await onlyPapers()
      await onlyRepositories()
    }
    const { usage, trouble, ...report } = await countedInvocation(at, site)
    expect(trouble).toBeUndefined()
    expect(report).toMatchObject(expected)
    expect(usage.statements).toBeLessThanOrEqual(20)
  })
})

test('a tick with nothing to do writes nothing', async () => {
  await Promise.all([onlyPapers(), onlyRepositories()])
  const { job, usage } = await countedTick(hour(1.2), site)
  expect([job, usage.rowsWritten]).toEqual([null, 0])
})

describe('rows read by a tick do not grow with the history', () => {
  /** The ticks of two hours: first looks, unchanged ones, closing a day, thinning one out, and nothing. */
  async function rowsRead(days: number): Promise<[string, number][]> {
    await emptyDatabase()
    await knowTopics()
    await seedHistory({ days, lastDay: '2025-06-09' })
    await seedRuns({ count: days * 20, newest: hour(0) })
    await value(`UPDATE listing SET looked_at = ${hour(48)}`)
    await value(`UPDATE listing SET stage = 'open' WHERE day = '2025-06-08'`)
    await value(`UPDATE listing SET stage = 'closed' WHERE day = '2025-05-15'`)
    const read: [string, number][] = []
    for (let at = hour(2); at < hour(4); at += 5 * MINUTE) {
      const { job, usage } = await countedTick(at, site)
      read.push([job?.kind ?? 'nothing', usage.rowsRead])
    }
    return read
  }

  test('whatever the job', async () => {
    const short = await rowsRead(40)
    const long = await rowsRead(400)
    expect(long).toEqual(short)
    expect(Math.max(...short.map(([, rows]) => rows))).toBeLessThan(3500)
    expect(new Set(short.map(([kind]) => kind))).toEqual(
      new Set([
        'collect',
        'count-topics',
        'follow-topics',
        'close-day',
        'age-listing',
        'thin-out',
        'nothing',
      ]),
    )
  })
})
