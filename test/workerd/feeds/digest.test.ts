import { beforeEach, describe, expect, test } from 'vitest'
import { askCounted } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { publish, quietUntil, seedCalls, seedDay } from '../helpers/digests.ts'
import { feed, seedWeek } from '../helpers/feeds.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

const now = hour(49)

beforeEach(async () => {
  await quietUntil(DAY_ONE)
  await seedDay(DAY_ONE, [
    ['2506.00001', 'First & <b>paper</b>', 30],
    ['2506.00002', 'Second paper', 10],
  ])
  await seedDay(DAY_ONE, [['owner/name', 'owner/name', 9000]], { source: REPOSITORIES })
  await seedDay('2025-06-08', [['2506.00003', 'Of Sunday', 50]])
  await seedCalls(DAY_ONE, { rag: ['rising', 25] })
  await seedWeek('2025-W23', '2025-06-08', { agents: ['new', 30] })
})

const ids = ({ entries }: { entries: { id: string }[] }): string[] => entries.map(({ id }) => id)

describe('digests', () => {
  test('of days have an entry for each that has anything to tell, newest first', async () => {
    const { id, self, entries } = await feed('digest', { now })
    expect(id).toBe('tag:uptrend.github.io,2025:feeds/digest')
    expect(self).toBe('https://uptrend.example/feeds/digest.xml')
    expect(ids({ entries })).toEqual([
      'tag:uptrend.github.io,2025:digest/2025-06-10',
      'tag:uptrend.github.io,2025:digest/2025-06-09',
      'tag:uptrend.github.io,2025:digest/2025-06-08',
    ])
    expect(entries[0]).toMatchObject({
      alternate: 'https://uptrend.example/digest/2025-06-10',
      published: '2025-06-12T00:00:00.000Z',
      updated: '2025-06-12T00:00:00.000Z',
      summary: expect.stringMatching(
        /^Hugging Face Daily Papers: rising: .+; most upvoted: First & <b>paper<\/b> \(30 upvotes\)\. GitHub Trending: most upvoted: owner\/name \(9,000 stars\)$/,
      ),
    })
    expect(entries[0]?.title).toMatch(/^2025-06-10: .+ is rising$/)
    expect(entries[0]?.content).toContain(
      '<h2>Hugging Face Daily Papers</h2><p>2 papers listed.</p><h3>Rising, ',
    )
    expect(entries[0]?.content).toContain(
      '<li><a href="https://uptrend.example/items/huggingface-papers:2506.00001">First &amp; &lt;b&gt;paper&lt;/b&gt;</a>: 30 upvotes</li>',
    )
  })

  test('of weeks have one for each', async () => {
    const { id, entries, json } = await feed('digest?period=week', { now })
    expect(id).toBe('tag:uptrend.github.io,2025:feeds/digest?period=week')
    expect(json.home_page_url).toBe('https://uptrend.example/digest?period=week')
    expect(ids({ entries })).toEqual(['tag:uptrend.github.io,2025:digest/2025-W23'])
    expect(entries[0]?.title).toMatch(/^2025-W23 \(2025-06-02 to 2025-06-08\): .+ is rising$/)
    expect(entries[0]?.content).toContain('Of Sunday')
  })

  test('stay as they were when the next one comes', async () => {
    const before = await feed('digest', { now })
    await seedDay('2025-06-11', [['2506.00001', 'First & <b>paper</b>', 99]])
    await seedCalls('2025-06-11', { rag: ['falling', 2] })
    for (const source of [PAPERS, REPOSITORIES]) await publish(source, '2025-06-11')
    const after = await feed('digest', { now: hour(73) })
    expect(after.entries.slice(1)).toEqual(before.entries)
    expect(after.entries[0]?.id).toBe('tag:uptrend.github.io,2025:digest/2025-06-11')
  })

  test('come once the topics of the day are followed, or have been waited for', async () => {
    await publish(PAPERS, '2025-06-09')
    expect(ids(await feed('digest', { now }))[0]).toBe('tag:uptrend.github.io,2025:digest/2025-06-09')
    expect(ids(await feed('digest', { now: hour(54) }))[0]).toBe(
      'tag:uptrend.github.io,2025:digest/2025-06-10',
    )
  })

  test('of one source alone are other entries, and keep to what has enough upvotes', async () => {
    const one = await feed(`digest?source=${PAPERS}&min_upvotes=20`, { now })
    expect(ids(one)[0]).toBe(`tag:uptrend.github.io,2025:digest/${PAPERS}/2025-06-10`)
    expect(one.entries[0]?.content).toContain('First')
    expect(one.entries[0]?.content).not.toContain('Second')
    expect(one.entries[0]?.content).not.toContain('GitHub')
  })
})

test.each([
  ['day', 7, 90],
  ['week', 4, 150],
])('of a %s: %i entries, and rows for them alone, however long the past', async (period, count, most) => {
  const days = 'WITH RECURSIVE d(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i < 399)'
  const each = `FROM d, json_each('["${PAPERS}","${REPOSITORIES}"]') AS s WHERE 1 ON CONFLICT DO NOTHING`
  await value(
    `${days} INSERT INTO day_total (source, day, items, upvotes, complete, closed_at)
     SELECT s.value, date('${DAY_ONE}', '-' || i || ' days'), 1, 1, 1, 1 ${each}`,
  )
  await value(
    `${days} INSERT INTO day_best (source, day, closed_at, items)
     SELECT s.value, date('${DAY_ONE}', '-' || i || ' days'), 1, '[["2506.00001","Title",5]]' ${each}`,
  )
  const { response, usage } = await askCounted(`/feeds/digest.json?period=${period}`, { now })
  expect(((await response.json()) as { items: unknown[] }).items).toHaveLength(count)
  expect(usage.rowsRead).toBeLessThanOrEqual(most)
  expect(usage.statements).toBeLessThanOrEqual(6)
})
