import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { closeDay } from '../../../workers/jobs/close-day.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import { value } from '../helpers/database.ts'
import { feed, seedWeek } from '../helpers/feeds.ts'
import { paper, repository } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, sourceOf } from '../helpers/trends.ts'

const close = (source: string, day: string, at: number) =>
  closeDay(sourceOf(source), day, at, { env, fetch, clock: () => 0 })

const ids = ({ entries }: { entries: { id: string }[] }): string[] => entries.map(({ id }) => id)

describe('daily', () => {
  beforeEach(async () => {
    await see(hour(2), [
      paper(1, 10, { title: 'Second & <b>bold</b>' }),
      paper(2, 30, { title: 'First "paper"' }),
      paper(3, 5),
    ])
    await see(hour(3), [repository('owner/name', 500, 1)], { source: REPOSITORIES, whole: true })
    await close(PAPERS, DAY_ONE, hour(48))
    await close(REPOSITORIES, DAY_ONE, hour(49))
  })

  test('has an entry for each closed day of a source, its most upvoted first', async () => {
    const { entries, id, updated, self } = await feed('daily')
    expect(id).toBe('tag:uptrend.github.io,2025:feeds/daily')
    expect(self).toBe('https://uptrend.example/feeds/daily.xml')
    expect(updated).toBe('2025-06-12T01:00:00.000Z')
    expect(entries).toHaveLength(2)
    expect(entries[1]).toMatchObject({
      id: `tag:uptrend.github.io,2025:daily/${PAPERS}/${DAY_ONE}`,
      title: 'Hugging Face Daily Papers, 2025-06-10: First "paper"',
      alternate: 'https://uptrend.example/listings?day=2025-06-10',
      published: '2025-06-11T00:00:00.000Z',
      updated: '2025-06-12T00:00:00.000Z',
      summary:
        'First "paper" (30 upvotes); Second & <b>bold</b> (10 upvotes); Generated paper number 3 (5 upvotes)',
    })
    expect(entries[1]?.content).toContain(
      '<li><a href="https://uptrend.example/items/huggingface-papers:2506.00001">Second &amp; &lt;b&gt;bold&lt;/b&gt;</a>: 10 upvotes</li>',
    )
  })

  test('an entry stays as it was, whatever votes come later and whatever is closed then', async () => {
    const before = await feed('daily')
    await see(hour(50), [paper(1, 99), paper(2, 31)])
    await see(hour(50), [paper(7, 4)], { day: '2025-06-11' })
    await close(PAPERS, '2025-06-11', hour(72))
    const after = await feed('daily')
    expect(after.entries.slice(1)).toEqual(before.entries)
    expect(after.entries).toHaveLength(3)
    expect(after.updated > before.updated).toBe(true)
  })

  test('a day that is opened and closed again keeps its id and says that it was updated', async () => {
    const before = await feed('daily')
    await bring(hour(9), [paper(9, 70)], { now: hour(60) })
    await value(`UPDATE listing SET stage = 'open' WHERE source = '${PAPERS}'`)
    await close(PAPERS, DAY_ONE, hour(61))
    const after = await feed('daily')
    expect(ids(after)).toEqual(ids(before))
    expect(after.entries[1]).toMatchObject({ updated: '2025-06-12T13:00:00.000Z' })
    expect(after.entries[1]?.title).toMatch(/number 9$/)
  })

  test('keeps to a source, and to what has enough upvotes', async () => {
    expect(ids(await feed(`daily?source=${PAPERS}`))).toEqual([
      `tag:uptrend.github.io,2025:daily/${PAPERS}/${DAY_ONE}`,
    ])
    const enough = await feed('daily?min_upvotes=10')
    expect(enough.entries[1]?.content).not.toContain('number 3')
    expect(enough.entries[1]?.content).toContain('Second')
    expect(ids(await feed('daily?min_upvotes=31'))).toHaveLength(1)
    expect(ids(await feed('daily?min_upvotes=501'))).toEqual([])
  })

  test('with parameters is another feed, with the same entries', async () => {
    const { id, entries } = await feed(`daily?source=${PAPERS}&min_upvotes=1`)
    expect(id).toBe(`tag:uptrend.github.io,2025:feeds/daily?min_upvotes=1&source=${PAPERS}`)
    expect((await feed('daily')).entries).toContainEqual(entries[0])
  })
})

describe('rising', () => {
  beforeEach(async () => {
    await begin()
    await seedWeek('2025-W22', '2025-06-01', { rag: ['rising', 20], 'diffusion-models': ['falling', 3] })
    await seedWeek('2025-W23', '2025-06-08', { rag: ['rising', 25], agents: ['new', 30] })
  })

  test('has an entry for each call of a week, with its evidence, and none for what falls', async () => {
    const { entries } = await feed('rising')
    expect(ids({ entries })).toEqual([
      'tag:uptrend.github.io,2025:rising/huggingface-papers/2025-W23/agents',
      'tag:uptrend.github.io,2025:rising/huggingface-papers/2025-W23/rag',
      'tag:uptrend.github.io,2025:rising/huggingface-papers/2025-W22/rag',
    ])
    expect(entries[1]).toMatchObject({
      alternate: 'https://uptrend.example/topics/rag',
      published: '2025-06-09T00:00:00.000Z',
      updated: '2025-06-10T00:00:00.000Z',
    })
    expect(entries[1]?.title).toMatch(/ on Hugging Face Daily Papers \(2025-W23\)$/)
    expect(entries[1]?.summary).toMatch(/^Rising: 25 of 400 papers in 28 days; .* expected; /)
    expect(entries[1]?.content).toContain('250 upvotes')
  })

  test('keeps its entries when a week is added', async () => {
    const before = await feed('rising')
    await seedWeek('2025-W24', '2025-06-15', { rag: ['rising', 30] })
    const after = await feed('rising')
    expect(after.entries.slice(1)).toEqual(before.entries)
  })

  test('has a hundred calls at most: the first of the newest weeks', async () => {
    const many = Object.fromEntries(
      taxonomy.topics.slice(0, 60).map(({ id }, i) => [id, ['rising', 200 - i] as ['rising', number]]),
    )
    await seedWeek('2025-W24', '2025-06-15', many)
    await seedWeek('2025-W25', '2025-06-22', many)
    const found = ids(await feed('rising'))
    expect(found.filter((id) => id.includes('/2025-W25/'))).toHaveLength(60)
    expect(found.slice(60)).toEqual(
      taxonomy.topics
        .slice(0, 40)
        .map(({ id }) => `tag:uptrend.github.io,2025:rising/huggingface-papers/2025-W24/${id}`),
    )
  })

  test('keeps to a source, and to topics with enough upvotes in the week', async () => {
    expect(ids(await feed(`rising?source=${REPOSITORIES}`))).toEqual([])
    expect(ids(await feed('rising?min_upvotes=250'))).toHaveLength(2)
    expect(ids(await feed('rising?min_upvotes=251'))).toHaveLength(1)
  })
})
