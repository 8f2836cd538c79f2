import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { noteItems, sortNotes } from '../../../workers/jobs/note-words.ts'
import { itemsWithAll } from '../../../workers/search/find.ts'
import { BUCKETS, ERA } from '../../../workers/search/lines.ts'
import { noteWords, unnotedItems } from '../../../workers/store/search-index.ts'
import { counting } from '../helpers/counting.ts'
import { all, value, version } from '../helpers/database.ts'
import { interrupted } from '../helpers/interrupted.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { tickUntilIdle } from '../helpers/ticking.ts'
import { hour } from '../helpers/times.ts'
import { papers, upstream } from '../helpers/upstream.ts'

const effects = { env, fetch, clock: () => 0 }
const note = () => noteItems(hour(9), effects)
const sort = () => sortNotes(hour(9), effects)

interface Row {
  bucket: number
  items: number
  through: number
  text: string
}
const rows = () => all<Row>('SELECT bucket, items, through, text FROM search_words ORDER BY bucket')

/** The items that a word leads to, wherever it stands, in order. */
async function itemsWith(word: string): Promise<number[]> {
  const texts = (await rows()).map(({ text }) => text)
  return itemsWithAll([{ word, texts }], ERA, ERA).reverse()
}

const some = (count: number, from = 1) =>
  see(
    hour(2),
    Array.from({ length: count }, (_, i) => paper(from + i, 1, { title: `Study ${from + i} of glaciers` })),
  )

test('the words of new items are noted, 24 items at a time, with their source', async () => {
  await some(40)
  expect([await note(), await note(), await note()]).toEqual([24, 16, 0])
  const everyone = Array.from({ length: 40 }, (_, i) => i + 1)
  expect(await itemsWith('glacier')).toEqual(everyone)
  expect(await itemsWith('@huggingface-papers')).toEqual(everyone)
  expect(await itemsWith('17')).toEqual([17])
  expect(await itemsWith('of')).toEqual([])
  expect(await rows()).toMatchObject([{ bucket: -1, items: 40, through: 40 }])
})

test('an item that is called something else is noted once more', async () => {
  await some(3)
  await note()
  await see(hour(3), [paper(2, 1, { title: 'About volcanoes' })])
  expect(await value('SELECT count(*) FROM reworded')).toBe(1)
  expect([await note(), await note()]).toEqual([1, 0])
  expect(await itemsWith('volcanoe')).toEqual([2])
  expect(await value('SELECT count(*) FROM reworded')).toBe(0)
  expect(await rows()).toMatchObject([{ items: 4, through: 3 }])
})

const retitle = (at: number, number: number, title: string) => see(at, [paper(number, 1, { title })])
/** Notes, while something else happens after it has read what is to be noted. */
const noteDuring = (happens: () => Promise<unknown>) =>
  noteItems(hour(9), { ...effects, env: { ...env, DB: interrupted(env.DB, happens) } })

test('an item that is called something else before its turn has come waits for it: none in between is left out', async () => {
  await some(60)
  await note()
  await retitle(hour(3), 58, 'About volcanoes')
  while ((await note()) > 0);
  expect(await itemsWith('@huggingface-papers')).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
  expect(await itemsWith('volcanoe')).toEqual([58])
})

describe('an item that is called something else', () => {
  beforeEach(async () => {
    await some(3)
    await note()
  })

  test('again while it is being noted is noted once more', async () => {
    await retitle(hour(3), 2, 'About volcanoes')
    await noteDuring(() => retitle(hour(4), 2, 'About geysers'))
    expect([await note(), await note()]).toEqual([1, 0])
    expect(await itemsWith('geyser')).toEqual([2])
  })

  test('is not forgotten when another tick has noted something in the meantime', async () => {
    await retitle(hour(3), 2, 'About volcanoes')
    await see(hour(3), [paper(4, 1)])
    await noteDuring(async () => {
      await value('DELETE FROM reworded')
      await note()
      await value('INSERT INTO reworded VALUES (2)')
    })
    expect([await note(), await note()]).toEqual([1, 0])
    expect(await itemsWith('volcanoe')).toEqual([2])
  })
})

test('noting is seen by readers, and costs a row besides those that every tick costs', async () => {
  await some(24)
  const before = await version()
  const { db, usage } = counting(env.DB)
  await noteItems(hour(9), { ...effects, env: { ...env, DB: db } })
  expect(await version()).toBe(before + 1)
  expect(usage.rowsWritten).toBeLessThanOrEqual(4)
  expect(usage.rowsRead).toBeLessThanOrEqual(2 * 24 + 20)
})

describe('96 noted items', () => {
  beforeEach(async () => {
    await some(110)
    while ((await value<number>('SELECT items FROM search_words')) !== 110) await note()
  })

  test('are sorted into buckets, and lead to the same items', async () => {
    const before = [await itemsWith('glacier'), await itemsWith('17'), await itemsWith('paper')]
    expect(await sort()).toBe(110)
    expect([await itemsWith('glacier'), await itemsWith('17'), await itemsWith('paper')]).toEqual(before)
    const [newest, ...sorted] = await rows()
    expect(newest).toEqual({ bucket: -1, items: 0, through: 110, text: '\n' })
    expect(sorted.length).toBeGreaterThan(50)
    expect(await sort()).toBe(0)
  })

  test('cost at most a row a bucket, whatever is sorted in already', async () => {
    await sort()
    await some(100, 1001)
    while ((await note()) > 0);
    const { db, usage } = counting(env.DB)
    await sortNotes(hour(9), { ...effects, env: { ...env, DB: db } })
    expect(usage.rowsWritten).toBeLessThanOrEqual(BUCKETS + 4)
    expect(usage.rowsRead).toBeLessThanOrEqual(3 * BUCKETS + 20)
    expect(usage.statements).toBeLessThanOrEqual(5)
    expect(await itemsWith('glacier')).toHaveLength(210)
  })

  test('are sorted with letters beyond U+FFFF among them', async () => {
    await see(hour(3), [paper(5, 1, { title: 'About 𠮷野家' })])
    await note()
    expect(await sort()).toBe(111)
    const [newest, ...sorted] = await rows()
    expect(newest).toMatchObject({ items: 0, text: '\n' })
    expect(sorted.length).toBeGreaterThan(50)
    expect(await itemsWith('glacier')).toHaveLength(110)
  })

  test('are not lost when two ticks sort them at once, or one notes more meanwhile', async () => {
    const [first, second] = await Promise.all([sort(), sort()])
    expect([first, second]).toEqual([110, 110])
    expect(new Set(await itemsWith('glacier')).size).toBe(110)
  })
})

test('two ticks that note the same items at once note them once', async () => {
  await some(5)
  const unnoted = await unnotedItems(env.DB, 32)
  const noted = [{ era: 0, items: 5, through: 5, text: 'glacier --0\n' }]
  await noteWords(env.DB, unnoted, noted, hour(9))
  await noteWords(env.DB, unnoted, noted, hour(9))
  expect(await rows()).toMatchObject([{ items: 5, through: 5, text: '\nglacier --0\n' }])
})

test('ticks note whatever is collected', async () => {
  const site = upstream()
  site.papers.set('2025-06-10', papers(45))
  await tickUntilIdle(hour(2), site, 200)
  expect(await itemsWith('generated')).toHaveLength(45)
})
