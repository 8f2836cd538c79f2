import { beforeEach, describe, expect, test } from 'vitest'
import { ask, askCounted } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { feed } from '../helpers/feeds.ts'
import { barePaper } from '../helpers/rows.ts'
import { bring } from '../helpers/seeing.ts'
import { hour, REPOSITORIES } from '../helpers/times.ts'
import { begin, countAll, tagAll } from '../helpers/trends.ts'

const ids = ({ entries }: { entries: { id: string }[] }): string[] => entries.map(({ id }) => id)

describe('of a topic', () => {
  let generation = 0
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)
  const list = (day: string, ...rows: ReturnType<typeof barePaper>[]) =>
    bring(noon(day), rows, { day, now: hour(9) })

  beforeEach(async () => {
    generation = await begin()
    const first = barePaper(1, 7, { title: 'Retrieval-augmented generation, again', summary: 'A <b>.' })
    await list('2025-04-09', barePaper(4, 1, { title: 'RAG of long ago' }))
    await list('2025-06-08', first)
    await list('2025-06-09', first, barePaper(2, 70, { title: 'RAG two' }), barePaper(3, 1))
    await tagAll(generation)
    await countAll(generation)
  })

  test('has its items of the last 28 days, the newest first, each once', async () => {
    const { entries, title, id } = await feed('topics/rag')
    expect(id).toBe('tag:uptrend.github.io,2025:feeds/topics/rag')
    expect(title).toMatch(/^Uptrend: /)
    expect(ids({ entries })).toEqual([
      'tag:uptrend.github.io,2025:items/huggingface-papers:2506.00002',
      'tag:uptrend.github.io,2025:items/huggingface-papers:2506.00001',
    ])
    expect(entries[1]).toMatchObject({
      alternate: 'https://uptrend.example/items/huggingface-papers:2506.00001',
      updated: '2025-06-08T12:00:00.000Z',
      summary: 'A <b>.',
      content: '<p>A &lt;b&gt;.</p><p>7 upvotes</p>',
    })
  })

  test('entries keep their ids and times as votes come in', async () => {
    const before = await feed('topics/rag')
    await value('UPDATE item SET upvotes = upvotes + 5, changed_at = changed_at + 1000000')
    const after = await feed('topics/rag')
    expect(ids(after)).toEqual(ids(before))
    expect(after.updated).toBe(before.updated)
  })

  test('reads a row for each day and source, and two for each item', async () => {
    const { response, usage } = await askCounted('/feeds/topics/rag.json')
    expect(response.status).toBe(200)
    expect(usage.rowsRead).toBeLessThanOrEqual(2 * 28 + 2 * 2 + 10)
  })

  test('keeps to a source and to enough upvotes', async () => {
    expect(ids(await feed(`topics/rag?source=${REPOSITORIES}`))).toEqual([])
    expect(ids(await feed('topics/rag?min_upvotes=8'))).toHaveLength(1)
  })

  test('has the newest 50 of those with enough upvotes, and reads no more than down to the last of them', async () => {
    const many = Array.from({ length: 70 }, (_, i) => barePaper(10 + i, i % 2, { title: `RAG ${i}` }))
    await list('2025-06-10', ...many)
    await tagAll(generation)
    await countAll(generation)
    expect(ids(await feed('topics/rag'))).toHaveLength(50)
    expect(ids(await feed('topics/rag?min_upvotes=1'))).toHaveLength(35 + 2)
    expect(ids(await feed('topics/rag?min_upvotes=8'))).toHaveLength(1)
    const { usage } = await askCounted('/feeds/topics/rag.json')
    expect(usage.rowsRead).toBeLessThanOrEqual(2 * 28 + 2 * 50 + 10)
  })

  test.each(['nothing', 'rag%22', '__proto__'])('%s is not there', async (topic) => {
    const response = await ask(`/feeds/topics/${topic}.xml`)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  })
})
