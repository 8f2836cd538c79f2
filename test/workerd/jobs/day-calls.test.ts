import { beforeEach, expect, test } from 'vitest'
import type { FirstCalls } from '../../../workers/digest/calls.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import type { Ranking } from '../../../workers/trends/calls.ts'
import { all, value } from '../helpers/database.ts'
import { begin, countEverything, daysFrom, deploy, followTo, list } from '../helpers/trends.ts'

const DAYS = daysFrom('2025-01-06', 60)
const LAST = DAYS.at(-1) ?? ''

let generation: number

/** A topic nobody wrote about for weeks, and then everybody. */
beforeEach(async () => {
  generation = await begin()
  for (const [place, day] of DAYS.entries()) {
    const title = place > 40 ? 'RAG' : 'World models'
    await list(
      day,
      Array.from({ length: 6 }, () => title),
      1 + place * 10,
    )
  }
  await countEverything(generation)
  await followTo(generation, LAST)
})

const kept = () => all<{ day: string; calls: string; emerging: string }>('SELECT * FROM day_calls')

test('the calls of the day that is published are kept, the first of each direction, with how many rose', async () => {
  const [row, ...others] = await kept()
  expect([row?.day, others]).toEqual([LAST, []])
  const calls = JSON.parse(row?.calls ?? '') as FirstCalls
  const ranking = JSON.parse(
    (await value<string>('SELECT ranking FROM source_trend WHERE ranking IS NOT NULL')) ?? '',
  ) as Ranking
  expect(calls.all).toEqual(ranking.all)
  expect(calls.calls.map(({ topic }) => topic)).toContain('rag')
  expect(calls.rising).toBe(ranking.calls.filter(({ flag }) => flag !== 'falling').length)
  expect(JSON.parse(row?.emerging ?? '')).toMatchObject({ phrases: expect.any(Array) })
})

test('a later day leaves them as they are', async () => {
  const before = await kept()
  const [next = ''] = daysFrom(LAST, 2).slice(1)
  await list(next, ['World models'], 5000)
  await countEverything(generation)
  await followTo(generation, next)
  expect((await kept()).map(({ day }) => day)).toEqual([LAST, next])
  expect((await kept())[0]).toEqual(before[0])
})

test('a taxonomy that is not served yet keeps none, and leaves those of the one that is', async () => {
  const before = await kept()
  const restore = deploy(
    'next',
    taxonomy.topics.filter(({ id }) => id !== 'rag'),
  )
  try {
    const building = await begin()
    expect(building).not.toBe(generation)
    await countEverything(building)
    await followTo(building, LAST)
    expect(
      await value(
        'SELECT published FROM source_trend WHERE generation = ? AND published IS NOT NULL',
        building,
      ),
    ).toBe(LAST)
    expect(await kept()).toEqual(before)
  } finally {
    restore()
  }
})
