import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../../workers/days.ts'
import type { Emerging } from '../../../workers/trends/emerging.ts'
import { all, value } from '../helpers/database.ts'
import { counted, type Placed, place } from '../helpers/placing.ts'
import { PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, countAll, countEverything, daysFrom, followTo, tagAll } from '../helpers/trends.ts'

/** A Monday, and the Sunday eight weeks later. */
const FIRST = '2025-01-06'
const LAST = addDays(FIRST, 8 * 7 - 1)
const BEFORE = daysFrom(FIRST, 28)
const RECENT = daysFrom(addDays(LAST, -27), 28)

/** Twenty items a day before, and two a day from then on, with a phrase that never changes. */
async function usual(facts: Partial<Placed> = {}, until = LAST): Promise<void> {
  await counted(BEFORE, 20, { 'salt lamp': 2 }, facts.source)
  const days = RECENT.concat(until === LAST ? [] : daysFrom(addDays(LAST, 1), 28))
  await place(
    ...days.flatMap((day) => [
      { id: `${day}-1-${facts.source}`, days: [day], title: 'Nothing', ...facts },
      {
        id: `${day}-2-${facts.source}`,
        days: [day],
        title: day.endsWith('5') ? 'Salt Lamps' : 'Nothing',
        ...facts,
      },
    ]),
  )
}

/** Items with a title, one a day. */
const called = (title: string, days: string[], facts: Partial<Placed> = {}): Placed[] =>
  days.map((day, i) => ({
    id: `${title} ${i}`.replaceAll(' ', '-'),
    days: [day],
    title,
    upvotes: i,
    ...facts,
  }))

const published = async (source = PAPERS) =>
  JSON.parse((await value<string>('SELECT emerging FROM source_trend WHERE source = ?', source)) ?? 'null') as
    | (Emerging & { examples: Record<string, { externalId: string }[]> })
    | null

const names = async (source = PAPERS) => (await published(source))?.phrases.map(({ text }) => text)

const weeks = () =>
  all<{ period: string; emerging: string | null }>(
    `SELECT period, emerging FROM source_period WHERE source = '${PAPERS}' ORDER BY last_day, period`,
  )

beforeEach(async () => void (await begin()))

describe('emerging at the end of the last day that can be followed', () => {
  test('is a phrase of four recent items that hardly any item had before, with its evidence', async () => {
    await usual()
    await place(...called('Glacier Tokens', RECENT.slice(3, 9)))
    await countEverything(1)
    await followTo(1, LAST)
    expect(await published()).toMatchObject({
      all: { recent: 28 * 2 + 6, baseline: 28 * 20 },
      phrases: [
        { phrase: 'glacier token', text: 'Glacier Tokens', recent: 6, baseline: 0, inTitle: 6, nested: [] },
      ],
      record: { calls: 0, hits: 0 },
    })
    const examples = (await published())?.examples['glacier token']
    expect(examples?.map(({ externalId }) => externalId)).toEqual([
      'Glacier-Tokens-5',
      'Glacier-Tokens-4',
      'Glacier-Tokens-3',
    ])
  })

  test('is none that has three items, none that is no rarer before, and none that the taxonomy knows', async () => {
    await usual()
    await place(
      ...called('Salt Lamps', RECENT.slice(0, 4)),
      ...called('Glacier Tokens', RECENT.slice(0, 3)),
      ...called('Retrieval-Augmented Generation', RECENT.slice(0, 8)),
      ...called('Tidal RAG', RECENT.slice(0, 8)),
    )
    await countEverything(1)
    await followTo(1, LAST)
    expect(await names()).toEqual([])
  })

  test('is the longest of phrases that come together', async () => {
    await usual()
    await place(...called('Slow Glacier Tokens', RECENT.slice(0, 7)))
    await countEverything(1)
    await followTo(1, LAST)
    expect((await published())?.phrases).toMatchObject([
      { text: 'Slow Glacier Tokens', nested: ['glacier token', 'slow glacier'] },
    ])
  })

  test('is found for each source by itself, where entries stay by their first day', async () => {
    const source = REPOSITORIES
    for (const one of [PAPERS, source]) await usual({ source: one })
    await place(
      ...called('Glacier Tokens', RECENT.slice(0, 6)),
      ...called('Quilted Boats', RECENT.slice(0, 6), { source }),
      { id: 'stays', source, days: RECENT, title: 'Paper Sails' },
    )
    await countEverything(1)
    for (const one of [PAPERS, source]) await followTo(1, LAST, one)
    expect(await names()).toEqual(['Glacier Tokens'])
    expect(await names(source)).toEqual(['Quilted Boats'])
  })

  test('is nothing where there is nothing to compare with', async () => {
    await place(...called('Glacier Tokens', RECENT.slice(0, 6)))
    await countEverything(1)
    await followTo(1, LAST)
    expect(await published()).toMatchObject({ all: { baseline: 0 }, phrases: [] })
  })

  test('goes with what items are called now', async () => {
    await usual()
    await place(...called('Glacier Tokens', RECENT.slice(0, 6)))
    await countEverything(1)
    await followTo(1, LAST)
    await value(`UPDATE item SET title = 'Quilted Boats' WHERE title = 'Glacier Tokens'`)
    await tagAll(1)
    await countAll(1)
    expect(await value(`SELECT rewind_to FROM source_trend WHERE source = '${PAPERS}'`)).toBe(RECENT[0])
    await followTo(1, LAST)
    expect(await names()).toEqual(['Quilted Boats'])
  })
})

describe('at the end of weeks', () => {
  test('what was emerging is kept, and at the end of months it is not', async () => {
    await usual()
    await place(...called('Glacier Tokens', RECENT.slice(0, 14)))
    await countEverything(1)
    await followTo(1, LAST)
    const kept = await weeks()
    expect(kept.map(({ period, emerging }) => [period, emerging === null])).toEqual([
      ...['2025-W02', '2025-W03', '2025-W04'].map((week) => [week, false]),
      ['2025-01', true],
      ...['2025-W05', '2025-W06', '2025-W07', '2025-W08'].map((week) => [week, false]),
      ['2025-02', true],
      ['2025-W09', false],
    ])
    const calls = kept.flatMap(({ period, emerging }) =>
      emerging === null ? [] : [[period, (JSON.parse(emerging) as Emerging).phrases.map(({ text }) => text)]],
    )
    expect(calls.slice(3)).toEqual([
      ['2025-W05', []],
      ['2025-W06', []],
      ['2025-W07', []],
      ['2025-W08', ['Glacier Tokens']],
      ['2025-W09', ['Glacier Tokens']],
    ])
  })

  test('calls of four weeks before are checked: those that are still there held', async () => {
    const later = daysFrom(addDays(LAST, 1), 28)
    await usual({}, addDays(LAST, 28))
    await place(
      ...called('Glacier Tokens', [...RECENT.slice(14, 20), ...later.slice(14, 20)]),
      ...called('Quilted Boats', RECENT.slice(14, 20)),
    )
    await countEverything(1)
    await followTo(1, addDays(LAST, 28))
    const records = (await weeks()).flatMap(({ emerging }) =>
      emerging === null ? [] : [(JSON.parse(emerging) as Emerging).record],
    )
    expect(records.at(-2)).toEqual({ calls: 0, hits: 0 })
    expect(records.at(-1)).toEqual({ calls: 2, hits: 1 })
    expect((await published())?.record).toEqual(records.at(-1))
  })
})

test('following the same days again gives the same bytes', async () => {
  await usual()
  await place(...called('Glacier Tokens', RECENT.slice(0, 9)))
  await countEverything(1)
  const stored = async () => {
    await followTo(1, LAST)
    return [
      await weeks(),
      await all(`SELECT * FROM source_trend WHERE source = '${PAPERS}'`),
      await all('SELECT organizations FROM source_period'),
    ]
  }
  const once = await stored()
  await value(`UPDATE source_trend SET rewind_to = '${RECENT[3]}'`)
  expect(await stored()).toEqual(once)
  await value(`UPDATE source_trend SET levels = NULL, followed = NULL, emerging = NULL`)
  await value(`DELETE FROM source_period`)
  expect(await stored()).toEqual(once)
})
