import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, HOUR, startOf } from '../../../workers/days.ts'
import { closeDay } from '../../../workers/store/close-day.ts'
import { countDays } from '../../../workers/store/day-topics.ts'
import { matcher } from '../../../workers/topics/index.ts'
import { all, value, version } from '../helpers/database.ts'
import { paper, repository } from '../helpers/rows.ts'
import { bring } from '../helpers/seeing.ts'
import { DAY_ONE, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import {
  begin,
  countAll,
  countEverything,
  followTo,
  LATER,
  list,
  tagAll,
  topicsOn,
} from '../helpers/trends.ts'

const NEXT_DAY = addDays(DAY_ONE, 1)

let generation: number
beforeEach(async () => {
  generation = await begin()
})

const itemsOn = (day: string, source = PAPERS) =>
  value('SELECT items FROM day_topics WHERE source = ? AND day = ?', source, day)
const uncounted = () => all('SELECT source, day FROM listing WHERE uncounted = 1')
const rewindTo = () => value<string | null>('SELECT rewind_to FROM source_trend WHERE source = ?', PAPERS)

describe('counting a day', () => {
  test('gives each topic its mentions, its abouts, its upvotes and its items, as counted one by one', async () => {
    const titles = [
      'World models',
      'RAG for world models',
      'Speculative decoding',
      'No topic of ours',
      'RAG, again',
    ]
    await list(DAY_ONE, titles, 1)
    await tagAll(generation)
    await countAll(generation)
    const expected: Record<string, [number, number, number, number[]]> = {}
    titles.forEach((title, i) => {
      for (const { topic, strength } of matcher.match(title, `What paper ${i + 1} is about.`)) {
        const [mentions, abouts, upvotes, items] = expected[topic] ?? [0, 0, 0, []]
        expected[topic] = [
          mentions + 1,
          abouts + Number(strength === 'about'),
          upvotes + 10,
          [...items, i + 1],
        ]
      }
    })
    expect(Object.keys(expected)).toContain('world-models')
    expect(await topicsOn(DAY_ONE)).toEqual(expected)
    expect(await itemsOn(DAY_ONE)).toBe(5)
    expect(await uncounted()).toEqual([])
  })

  test('a mention in the summary counts, but not as being about it', async () => {
    await bring(startOf(DAY_ONE), [{ ...repository('a/b', 5, 1), title: 'a/b', summary: 'Uses RAG once.' }], {
      source: REPOSITORIES,
      now: LATER,
    })
    await tagAll(generation)
    await countAll(generation)
    expect(await topicsOn(DAY_ONE, REPOSITORIES)).toEqual({ rag: [1, 0, 5, [1]] })
  })

  test('a day without items is counted as one', async () => {
    await bring(startOf(DAY_ONE), [], { now: LATER })
    await value('UPDATE listing SET uncounted = 1')
    await countAll(generation)
    expect([await itemsOn(DAY_ONE), await topicsOn(DAY_ONE)]).toEqual([0, {}])
  })

  test('anew changes nothing: not a row, not the version of the data', async () => {
    await list(DAY_ONE, ['World models'], 1)
    await tagAll(generation)
    expect(await countAll(generation)).toBe(1)
    const before = [await all('SELECT * FROM day_topics'), await version()]
    await value('UPDATE listing SET uncounted = 1')
    expect(await countAll(generation)).toBe(0)
    expect([await all('SELECT * FROM day_topics'), await version()]).toEqual(before)
  })

  test('anew, long after it was closed, gives the votes that it was closed with', async () => {
    const closing = startOf(DAY_ONE) + 48 * HOUR
    const votes = async () => [
      (await topicsOn(DAY_ONE)).rag?.[2],
      await value('SELECT upvotes FROM day_total WHERE day = ?', DAY_ONE),
    ]
    await bring(startOf(DAY_ONE) + 12 * HOUR, [paper(1, 10, { title: 'RAG' })])
    await closeDay(env.DB, PAPERS, DAY_ONE, closing, 0)
    await countEverything(generation)
    expect(await votes()).toEqual([10, 10])
    await bring(closing + HOUR, [paper(1, 90, { title: 'RAG, with another title' })])
    await countEverything(generation)
    expect(await votes()).toEqual([10, 10])
    // A day that is opened and closed again has the votes of the later closing.
    await value(`UPDATE listing SET stage = 'open'`)
    await closeDay(env.DB, PAPERS, DAY_ONE, closing + 2 * HOUR, 0)
    await countEverything(generation)
    expect(await votes()).toEqual([90, 90])
  })

  test('twice at the same time comes to the same as once', async () => {
    await list(DAY_ONE, ['World models', 'RAG'], 1)
    await tagAll(generation)
    const days = [{ source: PAPERS, day: DAY_ONE, entriesStay: false }]
    const counted = await Promise.all([1, 2].map(() => countDays(env.DB, generation, days, LATER)))
    expect(counted.toSorted()).toEqual([0, 1])
    const before = await all('SELECT * FROM day_topics')
    expect(await countDays(env.DB, generation, days, LATER)).toBe(0)
    expect(await all('SELECT * FROM day_topics')).toEqual(before)
  })
})

describe('an item on the listings of two days', () => {
  const trending = (day: string, names: string[]) =>
    bring(
      startOf(day) + 9 * HOUR,
      names.map((name, i) => ({ ...repository(name, 100, i + 1), summary: 'A RAG engine.' })),
      { source: REPOSITORIES, day, now: LATER },
    )

  test('counts on the first of them where entries stay for days', async () => {
    await trending(DAY_ONE, ['a/one', 'a/two'])
    await trending(NEXT_DAY, ['a/two', 'a/three'])
    await countEverything(generation)
    expect((await topicsOn(DAY_ONE, REPOSITORIES)).rag?.[0]).toBe(2)
    expect((await topicsOn(NEXT_DAY, REPOSITORIES)).rag?.[0]).toBe(1)
    expect([await itemsOn(DAY_ONE, REPOSITORIES), await itemsOn(NEXT_DAY, REPOSITORIES)]).toEqual([2, 1])
  })

  test('moves to an earlier day that is brought later', async () => {
    await trending(NEXT_DAY, ['a/two', 'a/three'])
    await countEverything(generation)
    expect(await itemsOn(NEXT_DAY, REPOSITORIES)).toBe(2)
    await trending(DAY_ONE, ['a/one', 'a/two'])
    await countEverything(generation)
    expect([await itemsOn(DAY_ONE, REPOSITORIES), await itemsOn(NEXT_DAY, REPOSITORIES)]).toEqual([2, 1])
  })

  test('counts on both where each day is a listing of its own', async () => {
    await list(DAY_ONE, ['RAG'], 1)
    await list(NEXT_DAY, ['RAG'], 1)
    await countEverything(generation)
    expect([await itemsOn(DAY_ONE), await itemsOn(NEXT_DAY)]).toEqual([1, 1])
  })
})

describe('a late item', () => {
  test('has its day counted anew, and everything from there on followed again', async () => {
    await list(DAY_ONE, ['RAG'], 1)
    await list(NEXT_DAY, ['RAG'], 11)
    await countEverything(generation)
    await followTo(generation, NEXT_DAY)
    expect(await rewindTo()).toBeNull()
    await list(DAY_ONE, ['World models'], 21)
    expect(await uncounted()).toEqual([{ source: PAPERS, day: DAY_ONE }])
    await countEverything(generation)
    expect(Object.keys(await topicsOn(DAY_ONE))).toEqual(['rag', 'world-models'])
    expect(await rewindTo()).toBe(DAY_ONE)
    await list(NEXT_DAY, ['World models'], 31)
    await countEverything(generation)
    expect(await rewindTo()).toBe(DAY_ONE)
  })

  test('of a day that has not been followed yet has nothing followed again', async () => {
    await list(DAY_ONE, ['RAG'], 1)
    await countEverything(generation)
    await followTo(generation, DAY_ONE)
    await list(NEXT_DAY, ['RAG'], 11)
    await countEverything(generation)
    expect(await rewindTo()).toBeNull()
  })

  test('that comes in while its day is being counted is counted once it is tagged', async () => {
    await list(DAY_ONE, ['RAG'], 1)
    await tagAll(generation)
    // What an overlapping tick does between another's reading what is pending and its counting.
    await list(DAY_ONE, ['RAG', 'World models'], 1)
    await countAll(generation)
    await tagAll(generation)
    await countAll(generation)
    expect((await topicsOn(DAY_ONE))['world-models']?.[0]).toBe(1)
  })
})
