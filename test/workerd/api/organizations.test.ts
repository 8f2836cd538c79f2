import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, startOf } from '../../../workers/days.ts'
import { type Asking, api, ask, askCounted, type Json, textOf } from '../helpers/app.ts'
import { PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, daysFrom, followTo } from '../helpers/trends.ts'
import { shareDatabase } from '../setup.ts'

const FIRST = '2023-11-06'
const DAYS = daysFrom(FIRST, 450)
const TODAY = DAYS.at(-1) ?? ''
const FOLLOWED = addDays(TODAY, -2)
const asking: Asking = { now: startOf(TODAY) + 3_600_000 }

type Entry = [id: string | null, name: string | null, items: number, upvotes: number]

/** What was counted on day number `n`: a third of the days name nobody. */
function entriesOn(n: number): Entry[] {
  const named: Entry[] = [3, 7, 50].map((cycle) => {
    const id = `org-${n % cycle}`
    return [id, `Organisation ${n % cycle}`, 1 + (n % 4), n % 100]
  })
  const one = new Map(named.map((entry) => [entry[0], entry]))
  const nobody: Entry = [null, null, n % 5, n]
  return n % 3 === 0 ? [nobody] : [nobody, ...one.values(), [null, 'Ünnamed “Lab”', 1, 1]]
}

const isOpen = (day: string) => day > FOLLOWED

beforeAll(() =>
  shareDatabase(async () => {
    await begin()
    const rows = DAYS.map((day, n) => ({
      day,
      lines: entriesOn(n)
        .map((entry, i) => (i > 0 ? entry : [...entry, isOpen(day) ? 0 : 1, isOpen(day) ? 1 : 0]))
        .map((entry) => JSON.stringify(entry))
        .join('\n'),
    }))
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO day_count (source, day, items, phrases, organizations)
         SELECT '${PAPERS}', value->>'day', 9, '{}', value->>'lines' FROM json_each(?1)`,
      ).bind(JSON.stringify(rows)),
      env.DB.prepare(
        `INSERT INTO day_topics (generation, source, day, items, topics) SELECT 1, source, day, 9, '{}' FROM day_count`,
      ),
    ])
    await followTo(1, FOLLOWED)
  }),
)

const organizations = async (query: string): Promise<Json> => {
  const { status, body } = await api(`/organizations?${query}`, asking)
  expect(status).toBe(200)
  return body
}

interface Row {
  id: string | null
  name: string | null
  items: number
  upvotes: number
}

/** All pages of an answer. */
async function walk(query: string): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor = ''; ; ) {
    const { data, meta } = await organizations(`${query}${cursor}`)
    rows.push(...data)
    if (meta.next === null) return rows
    cursor = `&cursor=${meta.next}`
  }
}

/** The same added up day by day. */
function addedUp(from: string, to: string): Row[] {
  const sums = new Map<string, Row>([['', { id: null, name: 'unknown', items: 0, upvotes: 0 }]])
  for (const [n, day] of DAYS.entries()) {
    if (day < from || day > to) continue
    for (const [id, name, items, upvotes] of entriesOn(n)) {
      const key = id ?? name ?? ''
      const sum = sums.get(key) ?? { id, name: name ?? 'unknown', items: 0, upvotes: 0 }
      sums.set(key, { ...sum, items: sum.items + items, upvotes: sum.upvotes + upvotes })
    }
  }
  return [...sums.values()]
}

const sorted = (rows: Row[]) =>
  rows
    .map(({ id, name, items, upvotes }) => ({ id, name, items, upvotes }))
    .sort((a, b) => `${a.id} ${a.name}`.localeCompare(`${b.id} ${b.name}`))

const RANGES: [string, string][] = [
  [FIRST, FIRST],
  [TODAY, TODAY],
  ['2024-01-01', '2024-01-01'],
  ['2023-12-31', '2024-01-01'],
  ['2024-01-01', '2024-03-31'],
  ['2024-02-05', '2024-02-11'],
  ['2024-02-07', '2024-05-08'],
  ['2023-11-20', '2024-02-19'],
  [addDays(TODAY, -91), TODAY],
  ['2023-10-01', FIRST],
]

describe('organisations are those of every day added up', () => {
  test.each(RANGES)('%s to %s', async (from, to) => {
    expect(sorted(await walk(`from=${from}&to=${to}&limit=200`))).toEqual(sorted(addedUp(from, to)))
  })

  test('whatever the stretch', async () => {
    for (let i = 0; i < 60; i++) {
      const from = DAYS[(i * 97) % 440] ?? ''
      const to = addDays(from, (i * 31) % 92)
      if (to > TODAY) continue
      expect(sorted(await walk(`from=${from}&to=${to}&limit=200`)), `${from} ${to}`).toEqual(
        sorted(addedUp(from, to)),
      )
    }
  })
})

describe('an answer', () => {
  test('begins with unknown, then come those with the most items, and of as many the most upvotes; shares are of all items', async () => {
    const { data, meta } = await organizations('from=2024-03-01&to=2024-03-31')
    expect(data[0]).toMatchObject({ id: null, name: 'unknown' })
    const named: Row[] = data.slice(1)
    expect(named).toEqual([...named].sort((a, b) => b.items - a.items || b.upvotes - a.upvotes))
    expect(new Set(named.map(({ items }) => items)).size).toBeLessThan(named.length)
    expect(meta.items).toBe(data.reduce((sum: number, { items }: Row) => sum + items, 0))
    expect(data[1].share).toBeCloseTo(data[1].items / meta.items, 6)
    expect(meta).toMatchObject({
      coverage: 1,
      provisional: false,
      organizations: data.length - 1,
      next: null,
    })
  })

  test('is about the last 28 days unless told otherwise, and says that they can still change', async () => {
    const { meta } = await organizations('')
    expect(meta).toMatchObject({ from: addDays(TODAY, -27), to: TODAY, provisional: true, coverage: 0.929 })
  })

  test('is empty where nobody looked, and says so', async () => {
    for (const query of [
      'from=2020-01-01&to=2020-01-31',
      `from=${FOLLOWED}&to=${FOLLOWED}&source=${REPOSITORIES}`,
    ]) {
      const { data, meta } = await organizations(query)
      expect(data).toEqual([])
      expect(meta).toMatchObject({
        items: 0,
        coverage: 0,
        provisional: false,
        reason: 'none of these days has been seen',
        next: null,
      })
    }
  })

  test('of a day that is not closed is provisional, also while there is nothing on it', async () => {
    const tomorrow = { now: startOf(addDays(TODAY, 1)) + 3_600_000 }
    const { body } = await api(`/organizations?from=${addDays(TODAY, 1)}`, tomorrow)
    expect(body).toMatchObject({
      data: [],
      meta: {
        provisional: true,
        reason: 'nothing of these days has been counted yet',
      },
    })
    expect((await organizations(`from=${FOLLOWED}&to=${FOLLOWED}`)).meta.provisional).toBe(false)
  })

  test('comes in pages, each row on one of them', async () => {
    const query = 'from=2024-01-15&to=2024-04-14'
    const { data } = await organizations(`${query}&limit=200`)
    expect(await walk(`${query}&limit=7`)).toEqual(data)
    expect(await walk(`${query}&limit=1`)).toEqual(data)
  })

  test('comes as CSV and ndjson too', async () => {
    const csv = await (await ask('/api/v1/organizations.csv?from=2024-03-01&to=2024-03-31', asking)).text()
    expect(csv).toMatch(
      /^id,name,items,share,upvotes\r\n,unknown,\d+,0\.\d+,\d+\r\norg-\d+,Organisation \d+,/,
    )
    const response = await ask('/api/v1/organizations.ndjson?limit=3', asking)
    expect(
      (await textOf(response))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toHaveLength(4)
    expect(response.headers.get('link')).toMatch(/cursor=.*rel="next"/)
  })
})

test('at most 3 rows are read for each row answered, and 20 more, whatever the stretch', async () => {
  const queries = [...RANGES.map(([from, to]) => `from=${from}&to=${to}`), '', `source=${REPOSITORIES}`]
  for (const query of queries) {
    for (const limit of [1, 50, 200]) {
      const { response, usage } = await askCounted(`/api/v1/organizations?${query}&limit=${limit}`, asking)
      const { data }: Json = await response.json()
      expect(usage.rowsRead, `${query} ${limit}`).toBeLessThanOrEqual(3 * data.length + 20)
    }
  }
})
