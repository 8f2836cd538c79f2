import { beforeAll, describe, expect, test } from 'vitest'
import { askCounted, type Json } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { seedHistory } from '../helpers/seed.ts'
import { seedTopics } from '../helpers/seed-topics.ts'
import { PAPERS } from '../helpers/times.ts'
import { shareDatabase } from '../setup.ts'

// Three years of 500 topics; 82,000 items.
beforeAll(
  () =>
    shareDatabase(async () => {
      const history = { days: 1095, lastDay: '2025-06-09' }
      await seedHistory(history)
      await seedTopics(history)
    }),
  60_000,
)

test('there are three years of 500 topics', async () => {
  expect(await value('SELECT count(*) FROM item')).toBeGreaterThan(60_000)
  expect(await value('SELECT count(*) FROM day_topics')).toBe(1095)
  expect(
    await value(`SELECT count(*) FROM json_each((SELECT topics FROM day_topics WHERE day = '2024-01-01'))`),
  ).toBe(500)
})

describe('at most 3 rows are read for each row answered, and 20 more, by', () => {
  test.each<[path: string, rows: number]>([
    ['/topics', 100],
    ['/topics?group=retrieval', 5],
    ['/topics/rag', 1],
    ['/trends/rising', 20],
    ['/trends/rising?limit=1', 1],
    ['/trends/rising?as_of=2023-01-31', 20],
    ['/trends/falling', 0],
    ['/trends/topics?topics=rag', 50],
    ['/trends/topics?topics=rag&interval=week&from=2022-06-20&to=2025-06-08', 150],
    [
      '/trends/topics?topics=rag,graph-rag,llm-agents,multi-agent,gui-agents&interval=month&from=2022-07-01',
      150,
    ],
    ['/trends/topics?topics=rag&interval=day', 80],
    ['/trends/topics?topics=rag,llm-agents&interval=day&from=2024-06-01&to=2025-06-01', 700],
    ['/trends/topics?topics=rag&from=2025-06-01&to=2025-06-01', 1],
    [`/items?topic=rag&day=2024-06-01&source=${PAPERS}`, 2],
  ])('%s', async (path, least) => {
    const { response, usage } = await askCounted(`/api/v1${path}`)
    const { data }: Json = await response.json()
    const rows = Array.isArray(data) ? data.length : 1
    expect(response.status).toBe(200)
    expect(rows).toBeGreaterThanOrEqual(least)
    expect(usage.rowsRead).toBeLessThanOrEqual(3 * rows + 20)
  })
})

test.each([
  ['rag', 2 + 25],
  ['vlm', 2],
])(
  'the items about %s of a day: two rows are also read for each of its repositories',
  async (topic, rows) => {
    const { response, usage } = await askCounted(`/api/v1/items?topic=${topic}&day=2024-06-01`)
    const { data }: Json = await response.json()
    expect(data).toHaveLength(rows)
    expect(usage.rowsRead).toBeLessThanOrEqual(3 * rows + 20 + 2 * 25)
  },
)

test.each(['/', '/topics', '/topics/rag', '/compare?topics=rag,graph-rag,llm-agents'])(
  'the page %s travels in at most 40 KB',
  async (path) => {
    const { response } = await askCounted(path)
    expect(response.status).toBe(200)
    const small = new Response(response.body?.pipeThrough(new CompressionStream('gzip')))
    const size = (await small.arrayBuffer()).byteLength
    expect(size).toBeGreaterThan(3000)
    expect(size).toBeLessThanOrEqual(40 * 1024)
  },
)

test('the picture of a topic reads a row for each week it shows', async () => {
  const { response, usage } = await askCounted('/topics/rag/preview.svg')
  expect(response.status).toBe(200)
  expect(usage.rowsRead).toBeLessThanOrEqual(3 * 53 + 20)
})

test.each([1, 50, 200])(
  'newest items of a topic, %i at a time: a row is also read for each day that is looked through',
  async (limit) => {
    const { response, usage } = await askCounted(`/api/v1/items?topic=rag&limit=${limit}`)
    const { data }: Json = await response.json()
    expect(data).toHaveLength(limit)
    expect(usage.rowsRead).toBeLessThanOrEqual(3 * limit + 20 + 2 * (limit + 14))
  },
)

test.each(['/topics', '/trends/rising', '/trends/topics?topics=rag', '/items?topic=rag'])(
  '%s is "not modified" for at most two rows',
  async (path) => {
    const { response } = await askCounted(`/api/v1${path}`)
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' }
    const again = await askCounted(`/api/v1${path}`, { headers })
    expect(again.response.status).toBe(304)
    expect(again.usage.rowsRead).toBeLessThanOrEqual(2)
  },
)
