import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { addDays, DAY, HOUR, startOf } from '../../../workers/days.ts'
import { learnVotes } from '../../../workers/jobs/learn-votes.ts'
import { ENOUGH_SETTLED } from '../../../workers/trends/votes/fit.ts'
import { learnedFrom } from '../../../workers/trends/votes/learned.ts'
import type { Day } from '../../../workers/types.ts'
import { counting } from '../helpers/counting.ts'
import { all, value, version } from '../helpers/database.ts'
import { DAY_ONE, PAPERS } from '../helpers/times.ts'

const PAPERS_A_DAY = 40
const dayNumber = (i: number): Day => addDays(DAY_ONE, i)
const AT = startOf(dayNumber(60))

/** Days of papers with `v` votes at 8 h and `3 v + 2` in the end, seen for the last time after `watched` days. */
async function seedDays(days: number, { watched = 21 } = {}): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO source_state (source, items, failures, aged_through) VALUES (?1, 0, 0, '2025-12-31')
     ON CONFLICT DO NOTHING`,
  )
    .bind(PAPERS)
    .run()
  for (let i = 0; i < days; i++) {
    const day = dayNumber(i)
    const ids = Array.from({ length: PAPERS_A_DAY }, (_, j) => i * PAPERS_A_DAY + j + 1)
    const early = ids.map((id) => [id, (id * 7) % 60, null])
    const at = startOf(day)
    await env.DB.batch([
      env.DB.prepare(
        `INSERT INTO item (id, source, external_id, title, title_key, first_seen_at, changed_at, upvotes, details)
         SELECT value->>0, ?1, 'x' || (value->>0), '', '', ?2, ?2, 3 * (value->>1) + 2, '{}' FROM json_each(?3)`,
      ).bind(PAPERS, at, JSON.stringify(early)),
      env.DB.prepare(
        `INSERT INTO listing_item (source, day, item_id, rank, first_seen_at) SELECT ?1, ?2, value->>0, 1, ?3 FROM json_each(?4)`,
      ).bind(PAPERS, day, at, JSON.stringify(early)),
      env.DB.prepare(
        `INSERT INTO listing (source, day, stage, looked_at) VALUES (?1, ?2, 'closed', ?3)`,
      ).bind(PAPERS, day, at + watched * DAY + HOUR),
      env.DB.prepare(
        'INSERT INTO listing_age (source, day, items, ages, votes, tallies) VALUES (?1, ?2, ?3, ?4, ?5, ?4)',
      ).bind(PAPERS, day, PAPERS_A_DAY, '[]', JSON.stringify([[8, early]])),
    ])
  }
}

const learnedThrough = async () =>
  (await value<Day | null>('SELECT learned_through FROM source_state')) ?? null
const learn = async (through: Day, db: D1Database = env.DB) =>
  learnVotes(PAPERS, await learnedThrough(), through, AT, { env: { ...env, DB: db }, fetch, clock: () => 0 })

async function learnAll(through: Day): Promise<void> {
  while ((await learn(through)) !== null);
}
const model = async () =>
  (await all<{ learned: string; fits: string }>('SELECT learned, fits FROM vote_model'))[0]
const settledAt = async (age: number) => learnedFrom((await model())?.learned ?? '{}').get(age)?.sums.n ?? 0

test('a settled day teaches all its items, once', async () => {
  await seedDays(1)
  const before = await version()
  expect(await learn(DAY_ONE)).toBe(DAY_ONE)
  expect(await settledAt(8)).toBe(PAPERS_A_DAY)
  expect(await learnedThrough()).toBe(DAY_ONE)
  expect(await version()).toBe(before + 1)
  const rows = await model()
  expect(await learn(DAY_ONE)).toBeNull()
  expect(await model()).toEqual(rows)
  expect(await version()).toBe(before + 1)
})

test('a tick that comes twice, or went on from an older state, stores nothing', async () => {
  await seedDays(2)
  const again = (through: Day) => learnVotes(PAPERS, null, through, AT, { env, fetch, clock: () => 0 })
  await again(DAY_ONE)
  const rows = await model()
  // It read that nothing had been learned before another tick learned the first day.
  await again(dayNumber(1))
  expect(await model()).toEqual(rows)
  expect(await learnedThrough()).toBe(DAY_ONE)
})

test('only days up to the last one that has settled teach', async () => {
  await seedDays(3)
  await learnAll(dayNumber(1))
  expect(await settledAt(8)).toBe(2 * PAPERS_A_DAY)
})

test('a day whose last look was too early to know its final votes is passed over', async () => {
  await seedDays(1, { watched: 9 })
  expect(await learn(DAY_ONE)).toBe(DAY_ONE)
  expect(await settledAt(8)).toBe(0)
})

describe('fits', () => {
  test('there are none until enough items have settled, and then they find what was planted', async () => {
    const enough = Math.ceil(ENOUGH_SETTLED / PAPERS_A_DAY)
    await seedDays(enough)
    await learnAll(dayNumber(enough - 2))
    expect(JSON.parse((await model())?.fits ?? '')).toEqual([])
    await learnAll(dayNumber(enough - 1))
    const [fit] = JSON.parse((await model())?.fits ?? '')
    expect(fit).toMatchObject({ age: 8, items: enough * PAPERS_A_DAY })
    const forecast = (votes: number, midRank: number) =>
      Math.expm1(fit.a + fit.b * Math.log1p(votes) + fit.c * midRank)
    expect(forecast(30, 0.5)).toBeGreaterThan(80)
    expect(forecast(30, 0.5)).toBeLessThan(105)
    expect(fit.bins).toHaveLength(4)
  })

  test('are the same bytes whether days come one by one or several at once', async () => {
    await seedDays(12)
    for (let i = 0; i < 12; i++) await learn(dayNumber(i))
    const oneByOne = await model()
    await env.DB.batch([
      env.DB.prepare('DELETE FROM vote_model'),
      env.DB.prepare('UPDATE source_state SET learned_through = NULL'),
    ])
    await learnAll(dayNumber(11))
    expect(await model()).toEqual(oneByOne)
  })
})

test('what is kept stays as small as it is, however many items have settled', async () => {
  await seedDays(25)
  await learnAll(dayNumber(11))
  const before = (await model())?.learned.length ?? 0
  await learnAll(dayNumber(24))
  expect((await model())?.learned.length).toBeLessThan(before * 1.1)
})

test('a lesson needs few statements, and a handful of rows written', async () => {
  await seedDays(1)
  const { db, usage } = counting(env.DB)
  await learn(DAY_ONE, db)
  expect(usage.statements).toBeLessThanOrEqual(8)
  expect(usage.rowsWritten).toBeLessThanOrEqual(4)
  expect(usage.rowsRead).toBeLessThanOrEqual(3 * PAPERS_A_DAY + 20)
})
