import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { tag } from '../../../workers/jobs/tag.ts'
import { countDays } from '../../../workers/store/day-topics.ts'
import { counting } from '../helpers/counting.ts'
import { all, value } from '../helpers/database.ts'
import { place } from '../helpers/placing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, countAll, tagAll } from '../helpers/trends.ts'

const NEXT = '2025-06-11'

const phrasesOf = async (id: string) =>
  JSON.parse(
    (await value<string>(
      'SELECT phrases FROM item_phrases WHERE item_id = (SELECT id FROM item WHERE external_id = ?)',
      id,
    )) ?? 'null',
  )

async function countOf(day = DAY_ONE, source = PAPERS) {
  const [row] = await all<{ items: number; phrases: string; organizations: string }>(
    'SELECT items, phrases, organizations FROM day_count WHERE source = ? AND day = ?',
    source,
    day,
  )
  if (row === undefined) return null
  const { items, phrases, organizations } = row
  return {
    items,
    phrases: JSON.parse(phrases),
    organizations: JSON.parse(`[${organizations.replaceAll('\n', ',')}]`),
  }
}

beforeEach(async () => void (await begin()))

async function recount(): Promise<void> {
  await tagAll(1)
  await countAll(1)
}

describe('the phrases of an item', () => {
  test('are noted when it is tagged, as they are counted and as they are written', async () => {
    await place({
      id: 'one',
      days: [DAY_ONE],
      title: 'Glacier Tokens for the tide',
      summary: 'Salt lamps. A salt lamp.',
    })
    await tagAll(1)
    expect(await phrasesOf('one')).toEqual([
      ['glacier token', 1, 'Glacier Tokens'],
      ['salt lamp', 0, 'salt lamp'],
    ])
  })

  test('are noted once, whichever versions of the taxonomy there are', async () => {
    await place({ id: 'one', days: [DAY_ONE], title: 'Glacier Tokens' })
    await tagAll(1)
    await env.DB.batch([
      env.DB.prepare('UPDATE generation SET tagged_through = 0'),
      env.DB.prepare(`UPDATE item_phrases SET phrases = '[]'`),
    ])
    await tagAll(1)
    expect(await phrasesOf('one')).toEqual([])
  })

  test('are noted anew when it is called something else', async () => {
    await place({ id: 'one', days: [DAY_ONE], title: 'Glacier Tokens' })
    await recount()
    await value(`UPDATE item SET title = 'Salt Lamps'`)
    await recount()
    expect(await phrasesOf('one')).toEqual([['salt lamp', 1, 'Salt Lamps']])
    expect((await countOf())?.phrases).toEqual({ 'salt lamp': [1, 1, [1]] })
  })

  test('are noted anew also where a new version of the taxonomy has not come to it yet', async () => {
    await place({ id: 'one', days: [DAY_ONE], title: 'Glacier Tokens' })
    await tagAll(1)
    await value(`UPDATE item SET title = 'Salt Lamps'`)
    await value('UPDATE generation SET tagged_through = 0')
    await tagAll(1)
    expect(await phrasesOf('one')).toEqual([['salt lamp', 1, 'Salt Lamps']])
  })
})

describe('the words of a day', () => {
  test('are its phrases with their items, in one row', async () => {
    await place({ id: 'one', days: [DAY_ONE], title: 'Glacier Tokens' })
    await place({ id: 'two', days: [DAY_ONE], title: 'The rest', summary: 'Glacier tokens, glacier tokens' })
    await recount()
    expect(await countOf()).toMatchObject({
      items: 2,
      phrases: { 'glacier token': [2, 1, [1, 2]] },
    })
  })

  test('are none on a day that lists nothing', async () => {
    await place({ id: 'one', days: [NEXT], title: 'Glacier Tokens' })
    await value(
      `INSERT INTO listing (source, day, stage, uncounted) VALUES ('${PAPERS}', '${DAY_ONE}', 'open', 1)`,
    )
    await recount()
    expect(await countOf()).toEqual({ items: 0, phrases: {}, organizations: [[null, null, 0, 0, 0, 1]] })
  })

  test('are kept apart for each source, and an entry that stays counts on its first day alone', async () => {
    const stays = { title: 'Glacier Tokens', days: [DAY_ONE, NEXT] }
    await place({ ...stays, id: 'paper' })
    await place({ ...stays, id: 'owner/name', source: REPOSITORIES, organization: ['owner', 'owner'] })
    await recount()
    expect((await countOf(NEXT))?.phrases).toEqual({ 'glacier token': [1, 1, [1]] })
    expect((await countOf(DAY_ONE, REPOSITORIES))?.phrases).toEqual({ 'glacier token': [1, 1, [2]] })
    expect(await countOf(NEXT, REPOSITORIES)).toEqual({
      items: 0,
      phrases: {},
      organizations: [[null, null, 0, 0, 0, 1]],
    })
  })

  test('are its organisations, first the items without one', async () => {
    const day = { days: [DAY_ONE], title: 'T' }
    await place({ ...day, id: 'a', organization: ['tide-lab', 'Tide'], upvotes: 5 })
    await place({ ...day, id: 'b', organization: ['tide-lab', 'Tide Lab'], upvotes: 7 })
    await place({ ...day, id: 'c', organization: [null, 'Unlisted'], upvotes: 2 })
    await place({ ...day, id: 'd', upvotes: 3 })
    await recount()
    expect((await countOf())?.organizations).toEqual([
      [null, null, 1, 3, 0, 1],
      [null, 'Unlisted', 1, 2],
      ['tide-lab', 'Tide Lab', 2, 12],
    ])
  })

  test('say once it is closed whether it was complete', async () => {
    await place({ id: 'one', days: [DAY_ONE], title: 'T' })
    await env.DB.batch([
      env.DB.prepare(`UPDATE listing SET stage = 'closed'`),
      env.DB.prepare(
        `INSERT INTO day_total (source, day, items, upvotes, complete, closed_at) VALUES ('${PAPERS}', '${DAY_ONE}', 1, 1, 1, 0)`,
      ),
    ])
    await recount()
    expect((await countOf())?.organizations).toEqual([[null, null, 1, 1, 1, 0]])
  })
})

describe('counting again', () => {
  const asked = [{ source: PAPERS, day: DAY_ONE, entriesStay: false }]
  const rows = () => all('SELECT * FROM day_count')

  test('gives the same bytes and changes nothing that anybody can see', async () => {
    for (let i = 0; i < 30; i++)
      await place({ id: `${i}`, days: [DAY_ONE], title: `Glacier Tokens of ${i % 3} Salt Lamps`, upvotes: i })
    await recount()
    const before = [await rows(), await value('SELECT version FROM data_version')]
    await countDays(env.DB, 1, asked, hour(2))
    expect([await rows(), await value('SELECT version FROM data_version')]).toEqual(before)
  })

  test('follows a day again only where phrases or organisations are others', async () => {
    await place({ id: 'one', days: [DAY_ONE], title: 'Glacier Tokens' })
    await recount()
    await value(`UPDATE source_trend SET followed = '${NEXT}'`)
    await countDays(env.DB, 1, asked, hour(2))
    expect(await value(`SELECT rewind_to FROM source_trend WHERE source = '${PAPERS}'`)).toBeNull()
    await value(`UPDATE item SET organization = 'Tide'`)
    await countDays(env.DB, 1, asked, hour(2))
    expect(await value(`SELECT rewind_to FROM source_trend WHERE source = '${PAPERS}'`)).toBe(DAY_ONE)
    expect(await value(`SELECT rewind_to FROM source_trend WHERE source = '${REPOSITORIES}'`)).toBeNull()
  })
})

test('a day of 4 sources with 50 items each costs under 600 rows written, its tags and phrases included', async () => {
  const names = 'Salt Lamp,Tide Table,Brass Kettle,Copper Spoon,Paper Boat,Linen Sail,Stone Bridge,Clay Oven'
  const title = (i: number) => names.replaceAll(',', ` ${i}x of the `)
  for (let i = 0; i < 200; i++) await place({ id: `${i}`, days: [DAY_ONE], title: title(i) })
  const { db, usage, since } = counting(env.DB)
  const effects = { env: { ...env, DB: db } } as unknown as Parameters<typeof tag>[2]
  for (let i = 0; i < 10; i++) {
    expect(await tag(1, hour(1), effects)).toBe(20)
    expect(since().statements).toBeLessThanOrEqual(18)
  }
  await countDays(db, 1, [{ source: PAPERS, day: DAY_ONE, entriesStay: false }], hour(2))
  expect(since().statements).toBeLessThanOrEqual(18)
  expect(Object.keys((await countOf())?.phrases).length).toBeGreaterThan(1500)
  expect(usage.rowsWritten).toBeLessThanOrEqual(600)
})
