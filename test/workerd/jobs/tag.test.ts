import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../workers/days.ts'
import { tag } from '../../../workers/jobs/tag.ts'
import { matcher } from '../../../workers/topics/index.ts'
import { all, value } from '../helpers/database.ts'
import { interrupted } from '../helpers/interrupted.ts'
import { barePaper, paper } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { begin, countAll, LATER, list, tagAll, topicsOn } from '../helpers/trends.ts'

const tagNext = (generation: number, db = env.DB) =>
  tag(generation, LATER, { env: { ...env, DB: db }, fetch, clock: () => 0 })

const titles = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? `World models, part ${i}` : `On mixture of experts ${i}`,
  )

/** A later look at the same listing, in which one paper is called something else. */
const retitle = (number: number, title: string, hours = 20) =>
  bring(hour(hours), [paper(number, 10, { title })], { now: LATER })

/** Numbers of items with the topics they are tagged with. */
const tags = async () =>
  new Map(
    (
      await all<{ item_id: number; topics: string }>('SELECT item_id, topics FROM item_tags ORDER BY item_id')
    ).map(({ item_id, topics }) => [
      item_id,
      (JSON.parse(topics) as [string, number][]).map(([topic]) => topic),
    ]),
  )
const through = () => value('SELECT tagged_through FROM generation')
const retold = () => all('SELECT item_id FROM retold')
const itemOf = (number: number) =>
  value(`SELECT id FROM item WHERE external_id = '2506.' || printf('%05d', ?)`, number)

let generation: number
beforeEach(async () => {
  generation = await begin()
})

describe('tagging', () => {
  test('takes 20 items at a time, by number, until none is left', async () => {
    await list(DAY_ONE, titles(45), 1)
    const taken: number[] = []
    for (let i = 0; i < 4; i++) taken.push(await tagNext(generation))
    expect(taken).toEqual([20, 20, 5, 0])
    expect([...(await tags()).keys()]).toEqual(Array.from({ length: 45 }, (_, i) => i + 1))
    expect(await through()).toBe(45)
  })

  test('stores what the matcher finds, and an item that is about nothing as such', async () => {
    await list(DAY_ONE, ['RAG and world models', 'Nothing we know of'], 1)
    await tagAll(generation)
    const stored = await all<{ topics: string }>('SELECT topics FROM item_tags ORDER BY item_id')
    expect(stored.map(({ topics }) => JSON.parse(topics))).toEqual([
      matcher
        .match('RAG and world models', null)
        .map(({ topic, strength }) => [topic, strength === 'about' ? 2 : 1]),
      [],
    ])
    expect(JSON.parse(stored[0]?.topics ?? '')).toEqual([
      ['rag', 2],
      ['world-models', 2],
    ])
  })
})

describe('an item that is called something else', () => {
  test('after it was tagged is tagged again, and its listings are counted anew', async () => {
    await list(DAY_ONE, ['World models', 'World models too'], 1)
    await tagAll(generation)
    await countAll(generation)
    expect((await topicsOn(DAY_ONE))['world-models']?.[0]).toBe(2)
    await retitle(1, 'Mixture of experts')
    expect(await retold()).toEqual([{ item_id: 1 }])
    // Whatever brought the new title: it is for the tags to say that the counts no longer hold.
    await value('UPDATE listing SET uncounted = 0')
    expect(await tagNext(generation)).toBe(1)
    expect(await retold()).toEqual([])
    expect(await value('SELECT uncounted FROM listing')).toBe(1)
    await countAll(generation)
    const counted = await topicsOn(DAY_ONE)
    expect(counted['world-models']).toEqual([1, 1, 10, [2]])
    expect(counted['mixture-of-experts']).toEqual([1, 1, 10, [1]])
  })

  test('goes before new ones, up to 20 in all', async () => {
    await list(DAY_ONE, titles(20), 1)
    await tagNext(generation)
    await list('2025-06-11', titles(30), 101)
    for (const number of [4, 2, 9]) await retitle(number, 'Speculative decoding')
    expect(await tagNext(generation)).toBe(20)
    expect(await retold()).toEqual([])
    expect(await through()).toBe(37)
    for (const id of [2, 4, 9]) expect((await tags()).get(id)).toEqual(['speculative-decoding'])
  })

  test('before its turn has come waits for it, so that no item in between is left out', async () => {
    await list(DAY_ONE, titles(60), 1)
    expect(await tagNext(generation)).toBe(20)
    await retitle(58, 'Speculative decoding')
    await retitle(3, 'Speculative decoding')
    await tagNext(generation)
    expect([...(await tags()).keys()]).toEqual(Array.from({ length: 39 }, (_, i) => i + 1))
    expect(await retold()).toEqual([{ item_id: 58 }])
    await tagAll(generation)
    const known = await tags()
    expect([...known.keys()]).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
    for (const id of [3, 58]) expect(known.get(id)).toEqual(['speculative-decoding'])
    expect(await retold()).toEqual([])
    expect(await through()).toBe(60)
  })

  test('while it is being tagged is tagged again by the next tick', async () => {
    await list(DAY_ONE, ['World models', 'World models too'], 1)
    await tagNext(
      generation,
      interrupted(env.DB, () => retitle(2, 'Mixture of experts')),
    )
    await tagAll(generation)
    expect((await tags()).get((await itemOf(2)) ?? 0)).toEqual(['mixture-of-experts'])
    await retitle(1, 'Speculative decoding', 21)
    await tagNext(
      generation,
      interrupted(env.DB, () => retitle(1, 'Mixture of experts', 22)),
    )
    await tagAll(generation)
    expect((await tags()).get((await itemOf(1)) ?? 0)).toEqual(['mixture-of-experts'])
  })
})

describe('an abstract that an older look fills in while its item is being tagged', () => {
  const fillIn = () =>
    bring(hour(5), [paper(1, 5, { title: 'A title', summary: 'World models, world models.' })])
  const topics = async () => {
    await tagNext(generation, interrupted(env.DB, fillIn))
    await tagAll(generation)
    return (await tags()).get(1)
  }

  test('is tagged by the next tick, whether the item is new', async () => {
    await see(hour(8), [barePaper(1, 10, { title: 'A title' })])
    expect(await topics()).toEqual(['world-models'])
    expect(await retold()).toEqual([])
  })

  test('or called something else', async () => {
    await see(hour(8), [barePaper(1, 10, { title: 'Another title' })])
    await tagAll(generation)
    await see(hour(9), [barePaper(1, 10, { title: 'A title' })])
    expect(await topics()).toEqual(['world-models'])
    expect(await retold()).toEqual([])
  })
})

describe('a tick that comes twice', () => {
  const everything = async () => [
    await all('SELECT * FROM item_tags'),
    await all('SELECT * FROM generation'),
    await retold(),
    await all('SELECT source, day, uncounted FROM listing'),
  ]

  test('tags nothing twice: the same rows, and no version of the data more', async () => {
    await list(DAY_ONE, titles(15), 1)
    await tagAll(generation)
    const before = [await everything(), await value('SELECT version FROM data_version')]
    expect(await tagNext(generation)).toBe(0)
    expect([await everything(), await value('SELECT version FROM data_version')]).toEqual(before)
  })

  test('or at the same time comes to the same as one', async () => {
    await list(DAY_ONE, titles(50), 1)
    await Promise.all([tagNext(generation), tagNext(generation)])
    await retitle(7, 'Speculative decoding', 12 + 1 / HOUR)
    await Promise.all([tagNext(generation), tagNext(generation), tagNext(generation)])
    await tagAll(generation)
    const together = [await tags(), await through(), await retold()]
    await value('DELETE FROM item_tags')
    await value('UPDATE generation SET tagged_through = 0')
    await tagAll(generation)
    expect([await tags(), await through(), await retold()]).toEqual(together)
    expect(together[0]).toHaveProperty('size', 50)
  })
})
