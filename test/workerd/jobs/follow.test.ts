import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, endOf, HOUR } from '../../../workers/days.ts'
import { closeDay } from '../../../workers/jobs/close-day.ts'
import { follow } from '../../../workers/jobs/follow.ts'
import type { RecentWeeks } from '../../../workers/store/recent-weeks.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import { type CountedDay, followDay, startFollowing } from '../../../workers/trends/following.ts'
import { textOfFollowing } from '../../../workers/trends/following-text.ts'
import { all, value } from '../helpers/database.ts'
import { bring } from '../helpers/seeing.ts'
import { PAPERS } from '../helpers/times.ts'
import {
  begin,
  countEverything,
  daysFrom,
  followTo,
  LATER,
  list,
  sourceOf,
  trends,
} from '../helpers/trends.ts'

/** A Wednesday: the first week is not whole, and the month ends in the middle of one. */
const FIRST = '2025-06-11'
const DAYS = daysFrom(FIRST, 45)
const LAST = DAYS.at(-1) ?? ''
const effects = { env, fetch, clock: () => 0 }

/** Numbers from 0 to `below`, the same for the same day. */
const draw = (place: number, salt: number, below: number) => ((place * 7919 + salt * 104_729) >> 3) % below

/** What a day lists: nothing on weekends, and RAG more and more often. */
function titlesOn(place: number): string[] {
  if (new Date(DAYS[place] ?? '').getUTCDay() % 6 === 0) return []
  return [
    ...Array.from({ length: 1 + draw(place, 1, 3) }, () => 'World models'),
    ...Array.from({ length: draw(place, 2, 1 + place / 9) }, () => 'RAG and speculative decoding'),
    ...(place === 30 ? ['Sparse autoencoders'] : []),
    'Of no topic',
  ]
}

const listDay = (place: number) => list(DAYS[place] ?? '', titlesOn(place), 1 + place * 20)

let generation: number
beforeEach(async () => {
  generation = await begin()
})

/** Lists, tags, closes and counts the days. */
async function fill(places: number[]): Promise<void> {
  for (const place of places) await listDay(place)
  await countEverything(generation)
}
const ALL = DAYS.map((_, place) => place)

/** What small charts are drawn of. */
const weeksBefore = async (): Promise<RecentWeeks> =>
  JSON.parse((await value<string>('SELECT weeks FROM source_trend WHERE source = ?', PAPERS)) ?? '')

const levels = () => value<string>('SELECT levels FROM source_trend WHERE source = ?', PAPERS)

/** What one pass over the counts that the database holds comes to, day by day. */
async function singlePass(): Promise<Map<string, string>> {
  const rows = await all<{ day: string; items: number; complete: number; topics: string }>(
    `SELECT d.day, d.items, d.topics, t.complete FROM day_topics AS d JOIN day_total AS t USING (source, day)
     WHERE source = ? ORDER BY day`,
    PAPERS,
  )
  const counted = new Map(
    rows.map(({ day, items, complete, topics }): [string, CountedDay] => [
      day,
      {
        items,
        complete: complete === 1,
        counts: new Map(
          Object.entries(JSON.parse(topics) as Record<string, [number]>).map(([id, [n]]) => [id, n]),
        ),
      },
    ]),
  )
  const on = (day: string) => counted.get(day) ?? { items: 0, complete: false, counts: new Map() }
  const first = rows.find(({ items }) => items > 0)?.day ?? ''
  let state = startFollowing(first, on(first), taxonomy.topics.length)
  const texts = new Map([[first, textOfFollowing(state)]])
  for (let day = addDays(first, 1); day <= LAST; day = addDays(day, 1)) {
    state = followDay(state, day, (before) => on(addDays(day, -before)))
    texts.set(day, textOfFollowing(state))
  }
  return texts
}

describe('following', () => {
  test('goes a week at a time, and to the ends of weeks and months', async () => {
    await fill(ALL)
    const reached = await followTo(generation, LAST)
    expect(reached).toEqual([
      '2025-06-15',
      '2025-06-22',
      '2025-06-29',
      '2025-06-30',
      '2025-07-06',
      '2025-07-13',
      '2025-07-20',
      '2025-07-25',
    ])
  })

  test('comes to the bytes of a single pass, at the end and at the end of every week and month', async () => {
    await fill(ALL)
    await followTo(generation, LAST)
    const expected = await singlePass()
    expect(await levels()).toBe(expected.get(LAST))
    const kept = await all<{ period: string; last_day: string; levels: string; items: number }>(
      'SELECT period, last_day, levels, items FROM source_period ORDER BY last_day',
    )
    expect(kept.map(({ period }) => period)).toEqual([
      '2025-W24',
      '2025-W25',
      '2025-W26',
      '2025-06',
      '2025-W27',
      '2025-W28',
      '2025-W29',
    ])
    for (const { last_day, levels } of kept) expect(levels).toBe(expected.get(last_day))
  })

  test('day after day comes to the same as all at once', async () => {
    for (const place of ALL) {
      await fill([place])
      await followTo(generation, DAYS[place] ?? '')
    }
    const daily = await trends(generation)
    await value('DELETE FROM source_period')
    await value('UPDATE source_trend SET levels = NULL, followed = NULL')
    await followTo(generation, LAST)
    expect(await trends(generation)).toEqual(daily)
  })

  test('keeps the shares at the ends of the weeks before the day that is published', async () => {
    await fill(ALL)
    await followTo(generation, '2025-07-20')
    // A Sunday: the week that ends with it is now.
    expect((await weeksBefore()).unseen).toHaveLength(5)
    await followTo(generation, LAST)
    const { unseen, topics } = await weeksBefore()
    const kept = await all<{ levels: string }>(
      `SELECT levels FROM source_period WHERE period GLOB '*W*' ORDER BY last_day`,
    )
    const levels = kept.map(({ levels }) => JSON.parse(levels))
    const rounded = (x: number | undefined) => (x === undefined ? null : Math.round(10_000 * x))
    expect(unseen).toEqual(levels.map((week) => rounded(week.unseen[0])))
    for (const topic of ['rag', 'world-models', 'sparse-autoencoders'])
      expect(topics[topic]).toEqual([null, null, ...levels.map((week) => rounded(week.topics[topic]?.[0]))])
    expect(topics['sparse-autoencoders']?.slice(-3)).toEqual([null, expect.any(Number), expect.any(Number)])
    expect(Object.keys(topics)).toEqual(Object.keys(levels.at(-1).topics).toSorted())
  })

  test('and of eight of them at most', async () => {
    await fill(ALL)
    await followTo(generation, '2025-07-24')
    await value(`INSERT INTO source_period SELECT generation, source, '2025-W0' || n.value, '2025-01-0' || n.value, 0, 0, levels, upvotes, ranking, emerging, organizations, calls, hits
      FROM source_period CROSS JOIN json_each('[1,2,3,4,5]') AS n WHERE period = '2025-W24'`)
    await followTo(generation, LAST)
    const { unseen, topics } = await weeksBefore()
    expect(unseen).toHaveLength(8)
    expect(topics.rag).toHaveLength(8)
  })

  test('a day that was missed is one without items: its level stays and is less certain', async () => {
    await fill([0, 1, 5])
    await followTo(generation, DAYS[5] ?? '')
    const text = (await levels()) ?? ''
    expect(text).toBe((await singlePass()).get(DAYS[5] ?? ''))
    expect(JSON.parse(text).complete).toEqual([0, 0])
    expect(await value('SELECT count(*) FROM day_topics')).toBe(3)
  })

  test('an empty day that was seen moves nothing either, and counts as complete', async () => {
    await fill([0, 1])
    await bring(endOf(DAYS[2] ?? '') + HOUR, [], { day: DAYS[2] ?? '', now: LATER })
    await countEverything(generation)
    await followTo(generation, DAYS[2] ?? '')
    const { complete, items } = JSON.parse((await levels()) ?? '')
    expect([complete, items[2]]).toEqual([[1, 1], titlesOn(0).length + titlesOn(1).length])
  })

  test('without any item there is nothing to follow', async () => {
    await bring(endOf(FIRST), [], { day: FIRST, now: LATER })
    await countEverything(generation)
    expect(await followTo(generation, LAST)).toEqual([])
    expect(await levels()).toBeNull()
  })
})

describe('a late item', () => {
  test('is followed from the last week or month kept before its day, to the same bytes as if it had been there', async () => {
    await fill(ALL)
    await followTo(generation, LAST)
    const late = DAYS.indexOf('2025-07-02')
    await list(DAYS[late] ?? '', ['RAG', 'RAG', 'Sparse autoencoders'], 5000)
    await countEverything(generation)
    const kept = await all(`SELECT * FROM source_period WHERE last_day < '2025-07-02'`)
    expect((await followTo(generation, LAST))[0]).toBe('2025-07-06')
    expect(await all(`SELECT * FROM source_period WHERE last_day < '2025-07-02'`)).toEqual(kept)
    const expected = await singlePass()
    expect(await levels()).toBe(expected.get(LAST))
    for (const { last_day, levels: at } of await all<{ last_day: string; levels: string }>(
      'SELECT last_day, levels FROM source_period',
    ))
      expect(at).toBe(expected.get(last_day))
  })

  test('before everything else begins the whole anew', async () => {
    await fill(ALL.slice(4))
    await followTo(generation, LAST)
    await fill([0])
    expect((await followTo(generation, LAST))[0]).toBe('2025-06-15')
    expect(await levels()).toBe((await singlePass()).get(LAST))
  })

  test('that is counted while a tick follows is followed by the next', async () => {
    await fill(ALL)
    await followTo(generation, '2025-07-06')
    // Between what a tick reads and what it stores, another one counts a day that was followed, and one that is.
    for (const day of ['2025-07-03', '2025-07-09']) {
      const other = async () => {
        await list(day, ['RAG', 'RAG', 'RAG'], 6000 + Number(day.slice(-2)) * 10)
        await countEverything(generation)
      }
      await follow(generation, PAPERS, LAST, LATER, {
        ...effects,
        env: { ...env, DB: beforeSaving(env.DB, other) },
      })
    }
    await followTo(generation, LAST)
    expect(await levels()).toBe((await singlePass()).get(LAST))
  })
})

test('a day that is closed anew as complete is followed again', async () => {
  await fill(ALL.slice(0, 9))
  await followTo(generation, DAYS[8] ?? '')
  const day = DAYS[7] ?? ''
  expect(JSON.parse((await levels()) ?? '').complete).toEqual([0, 0])
  // A look after the day's end that brings nothing new, as after an outage.
  const seen = endOf(day) + HOUR
  await value(
    'UPDATE listing SET stage = ?, looked_at = ?, looks = json_array(?) WHERE day = ?',
    ...['open', seen, seen, day],
  )
  await closeDay(sourceOf(PAPERS), day, LATER, effects)
  await countEverything(generation)
  await followTo(generation, DAYS[8] ?? '')
  expect(JSON.parse((await levels()) ?? '').complete).toEqual([1, 1])
  expect(await levels()).toBe((await singlePass()).get(DAYS[8] ?? ''))
})

describe('a tick that comes twice', () => {
  test('finds nothing to follow and changes nothing', async () => {
    await fill(ALL)
    await followTo(generation, LAST)
    const before = [await trends(generation), await value('SELECT version FROM data_version')]
    expect(await follow(generation, PAPERS, LAST, LATER, effects)).toBeNull()
    expect([await trends(generation), await value('SELECT version FROM data_version')]).toEqual(before)
  })

  test('or at the same time comes to the same as one', async () => {
    await fill(ALL)
    for (let i = 0; i < 9; i++)
      await Promise.all([1, 2].map(() => follow(generation, PAPERS, LAST, LATER, effects)))
    await followTo(generation, LAST)
    const together = await trends(generation)
    await value('DELETE FROM source_period')
    await value(
      'UPDATE source_trend SET levels = NULL, followed = NULL, published = NULL, ranking = NULL, states = NULL, weeks = NULL',
    )
    await followTo(generation, LAST)
    expect(await trends(generation)).toEqual(together)
  })
})

/** The database, with something else happening right before the first batch that is stored. */
function beforeSaving(db: D1Database, happens: () => Promise<unknown>): D1Database {
  let pending: (() => Promise<unknown>) | null = happens
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'batch') return Reflect.get(target, name).bind(target)
      return async (statements: D1PreparedStatement[]) => {
        const once = pending
        pending = null
        await once?.()
        return await target.batch(statements)
      }
    },
  })
}
