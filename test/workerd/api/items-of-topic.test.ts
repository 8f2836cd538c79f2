import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, startOf } from '../../../workers/days.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import { api, ask, askCounted, type Json } from '../helpers/app.ts'
import { repository } from '../helpers/rows.ts'
import { bring } from '../helpers/seeing.ts'
import { DAY_ONE, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, countEverything, LATER, list } from '../helpers/trends.ts'
import { shareDatabase } from '../setup.ts'

const RAG = 'Retrieval-Augmented Generation, again'
const DAYS = 60
const first = addDays(DAY_ONE, 1 - DAYS)

const IMAGES = 'Text-to-image'
const [earlier, later] = [addDays(first, -30), addDays(first, -1)]
const REPOSITORY = `${REPOSITORIES}:a/text-to-image`

/** Every fifth day lists two papers about RAG among others. Before them, a paper and a repository stand on two days. */
beforeAll(() =>
  shareDatabase(async () => {
    for (let i = 0; i < DAYS; i++) {
      const titles = i % 5 === 0 ? [RAG, 'Something else', RAG] : ['Something else']
      await list(addDays(first, i), titles, 1 + i * 10)
    }
    for (const day of [earlier, later]) {
      await list(day, [IMAGES], 9001)
      await bring(startOf(day), [repository('a/text-to-image', 500, 1), repository('a/other', 100, 2)], {
        source: REPOSITORIES,
        day,
        now: LATER,
      })
    }
    await list(addDays(earlier, 1), [IMAGES], 9002)
    await countEverything(await begin())
  }),
)

async function walk(path: string): Promise<{ pages: number; ids: string[] }> {
  const ids: string[] = []
  let cursor: string | null = null
  for (let pages = 1; ; pages++) {
    const { body }: { body: Json } = await api(`${path}${cursor === null ? '' : `&cursor=${cursor}`}`)
    ids.push(...body.data.map(({ id }: Json) => id))
    cursor = body.meta.next
    if (cursor === null || pages > 50) return { pages, ids }
  }
}

describe('/items?topic=', () => {
  test.each([1, 3, 200])('gives each of its items once, the newest first, %i at a time', async (limit) => {
    const { ids } = await walk(`/items?topic=rag&limit=${limit}`)
    const days = Array.from({ length: DAYS / 5 }, (_, i) => (DAYS - 5 - 5 * i) * 10)
    expect(ids).toEqual(
      days.flatMap((n) =>
        [3 + n, 1 + n].map((number) => `${PAPERS}:2506.${String(number).padStart(5, '0')}`),
      ),
    )
  })

  test.each([1, 2, 200])('has what stood on two days on the first of them, %i at a time', async (limit) => {
    expect((await walk(`/items?topic=text-to-image&limit=${limit}`)).ids).toEqual([
      `${PAPERS}:2506.09002`,
      REPOSITORY,
      `${PAPERS}:2506.09001`,
    ])
  })

  test('reads rows by the page, not by the history', async () => {
    const { usage, response } = await askCounted('/api/v1/items?topic=rag&limit=5')
    const { data } = (await response.json()) as Json
    expect(data).toHaveLength(5)
    // A row a day looked at, and what every page costs.
    expect(usage.rowsRead).toBeLessThanOrEqual(3 * 5 + 20 + 2 * (5 + 14))
  })

  test('keeps to days that are given, in any order', async () => {
    const from = addDays(DAY_ONE, -9)
    const { body } = await api(`/items?topic=rag&from=${from}&to=${DAY_ONE}&sort=first_seen`)
    expect(body.data).toHaveLength(4)
    expect(body.data.every(({ title }: Json) => title === RAG)).toBe(true)
  })

  test.each([`day=${later}`, `day=${later}&sort=first_seen`, `from=${later}&to=${first}`])(
    'of %s are all that stood there, whenever they came',
    async (days) => {
      const { body } = await api(`/items?topic=text-to-image&${days}`)
      expect(body.data.map(({ id }: Json) => id).sort()).toEqual([REPOSITORY, `${PAPERS}:2506.09001`])
    },
  )

  test('can be narrowed by upvotes and organisation', async () => {
    expect((await api('/items?topic=rag&min_upvotes=11')).body.data).toEqual([])
    const { body } = await api('/items?topic=rag&organization=org-1')
    expect(body.data.map(({ organization_id }: Json) => organization_id)).toEqual(
      body.data.map(() => 'org-1'),
    )
    expect(body.data.length).toBeGreaterThan(0)
  })

  test.each([
    ['topic=difusion', 'topic', 'is no topic'],
    ['topic=rag&sort=upvotes', 'sort', 'goes with topic only when day'],
    ['topic=rag&cursor=WyJ1cHZvdGVzIiwxLDJd', 'cursor', 'is not a cursor'],
  ])('%s is refused', async (query, parameter, message) => {
    const { status, body } = await api(`/items?${query}`)
    expect(status).toBe(400)
    expect(body.errors).toEqual([{ parameter, message: expect.stringContaining(message) }])
  })
})

describe('the topics of an item', () => {
  const path = `/items/${PAPERS}:2506.00001`

  test('come with what shows them', async () => {
    const { body } = await api(path)
    expect(body.meta.taxonomy).toBe(taxonomy.version)
    expect(body.data.topics).toContainEqual({
      topic: 'rag',
      name: 'Retrieval-augmented generation',
      strength: 'about',
      evidence: expect.arrayContaining([
        {
          alias: 'retrieval-augmented',
          where: 'title',
          count: 1,
          text: 'Retrieval-Augmented',
        },
      ]),
    })
  })

  test('are ids in a list, and null as long as an item waits to be tagged', async () => {
    await list(addDays(DAY_ONE, 1), ['A new one'], 9000)
    const { body } = await api('/items?sort=first_seen&limit=2')
    expect(body.data.map(({ topics }: Json) => topics)).toEqual([null, []])
    const csv = await ask('/api/v1/items.csv?topic=rag&limit=1')
    expect(await csv.text()).toContain('rag')
  })
})
