import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { addDays, dayOf, HOUR, MINUTE, startOf } from '../../../workers/days.ts'
import type { TickReport } from '../../../workers/jobs/reports.ts'
import { sources } from '../../../workers/sources/index.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import { type ApiAnswer, api } from '../helpers/app.ts'
import { all, value } from '../helpers/database.ts'
import { countedTick } from '../helpers/ticking.ts'
import { PAPERS } from '../helpers/times.ts'
import { daysFrom, deploy, list, trends } from '../helpers/trends.ts'
import { type Upstream, upstream } from '../helpers/upstream.ts'
import { emptyDatabase } from '../setup.ts'

/** Days that are over and settled, and the day on which the ticks go on. */
const DAYS = daysFrom('2025-03-03', 60)
const TODAY = addDays(DAYS.at(-1) ?? '', 22)
const NOON = startOf(TODAY) + 12 * HOUR

/** World models are gone, RAG has another name and one more alias, and there is a topic that was none. */
const CHANGED = [
  ...taxonomy.topics
    .filter(({ id }) => id !== 'world-models')
    .map((topic) =>
      topic.id === 'rag' ? { ...topic, name: 'Retrieval', aliases: [...topic.aliases, 'looked up'] } : topic,
    ),
  {
    id: 'zebras',
    name: 'Zebras',
    group: 'lm',
    aliases: ['zebra'],
    exact: [],
    broad: false,
    titleOnly: false,
  },
]

let site: Upstream
beforeEach(async () => {
  site = upstream()
  await fill()
})

/** What two months listed: more and more of RAG, and a zebra now and then. */
async function fill(): Promise<void> {
  for (const [place, day] of DAYS.entries()) {
    const titles = ['World models', 'Of no topic', ...(place % 3 ? ['All is looked up'] : ['A zebra'])]
    await list(day, place > 40 ? [...titles, 'RAG', 'RAG again'] : titles, 1 + place * 10)
  }
  // The last weeks were seen and were empty; the site goes on with today alone.
  const rows = sources.flatMap(({ id }) => daysFrom(addDays(TODAY, -21), 21).map((day) => [id, day]))
  await value(
    `INSERT INTO listing (source, day, stage, looked_at, attempted_at) SELECT value->>0, value->>1, 'thinned', ?2, ?2 FROM json_each(?1)`,
    JSON.stringify(rows),
    NOON + 90 * HOUR,
  )
}

/** Something new every hour. */
function grow(at: number): void {
  const hours = Math.floor((at - NOON) / HOUR)
  site.papers.set(
    dayOf(at),
    Array.from({ length: 1 + hours }, (_, i) => ({ number: 9000 + i, upvotes: 5, title: 'RAG for a zebra' })),
  )
}

interface Lived {
  report: TickReport & { usage: { statements: number; rowsWritten: number } }
  at: number
}

/** Ticks every five minutes, with whatever is asked after each of them, until there is nothing more to do but collect. */
async function live(
  from: number,
  afterEach: (lived: Lived) => Promise<unknown> = async () => {},
): Promise<Lived[]> {
  const ticks: Lived[] = []
  for (let at = from, idle = 0; idle < 3; at += 5 * MINUTE) {
    grow(at)
    const report = await countedTick(at, site)
    expect(report.usage.statements, report.job?.kind).toBeLessThanOrEqual(20)
    idle = report.job === null ? idle + 1 : 0
    ticks.push({ report, at })
    await afterEach({ report, at })
    if (ticks.length > 300) throw new Error(`still at work: ${JSON.stringify(report.job)}`)
  }
  return ticks
}

const QUESTIONS = [
  '/topics',
  '/trends/topics?topics=rag,diffusion-models&from=2025-03-03&to=2025-05-20',
  '/trends/rising',
  '/trends/rising?as_of=2025-04-20',
  '/topics/rag',
]
async function askAll(now: number): Promise<ApiAnswer[]> {
  const answers: ApiAnswer[] = []
  for (const path of QUESTIONS) answers.push(await api(path, { now }))
  expect(answers.map(({ status, body }) => (status === 200 ? status : body))).toEqual(
    QUESTIONS.map(() => 200),
  )
  return answers
}
const dataOf = (answers: ApiAnswer[]) => answers.map(({ body }) => body.data)
const versionsOf = (answers: ApiAnswer[]) => answers.map(({ body }) => body.meta.taxonomy)

/** Everything that was counted with a generation, without the number that the generation has. */
const counted = async (generation: number) => ({
  trends: await trends(generation),
  days: await all(
    'SELECT source, day, items, topics FROM day_topics WHERE generation = ? AND items > 0 ORDER BY source, day',
    generation,
  ),
  tags: await all('SELECT item_id, topics FROM item_tags WHERE generation = ? ORDER BY item_id', generation),
})
const served = async () => (await value(`SELECT id FROM generation WHERE state = 'served'`)) ?? 0
const generations = () => all('SELECT version, state FROM generation ORDER BY id')

describe('a new version of the taxonomy, while ticks go on', () => {
  test('is never mixed with the one before, and ends as if it had been there from the first day', async () => {
    const before = await live(NOON)
    const start = (before.at(-1)?.at ?? 0) + 5 * MINUTE
    const old = dataOf(await askAll(start))
    expect(JSON.stringify(old[2])).toContain('rag')
    onTestFinished(deploy('test-2', CHANGED))
    const seen: string[] = []
    const kinds = new Set<string>()
    const ticks = await live(start, async ({ report, at }) => {
      kinds.add(report.job?.kind ?? 'nothing')
      const answers = await askAll(at)
      const [version, ...others] = versionsOf(answers)
      expect(others).toEqual(others.map(() => version))
      if (seen.at(-1) !== version) seen.push(version)
      if (version !== 'test-2') expect(dataOf(answers)).toEqual(old)
      else expect(JSON.stringify(dataOf(answers)[0])).toContain('"zebras"')
    })
    expect(seen).toEqual(['2026-11', 'test-2'])
    for (const kind of [
      'new-generation',
      'tag',
      'collect',
      'count-topics',
      'follow-topics',
      'serve-generation',
    ])
      expect(kinds).toContain(kind)
    expect(await generations()).toEqual([{ version: 'test-2', state: 'served' }])

    const grown = { rows: await counted(await served()), answers: dataOf(await askAll(NOON + 90 * HOUR)) }
    expect(JSON.stringify(grown.rows.trends)).toContain('zebras')
    await emptyDatabase()
    await fill()
    // The same items at the same times: only the version was there from the beginning.
    const end = ticks.at(-1)?.at ?? 0
    for (let at = NOON; at <= end; at += 5 * MINUTE) {
      grow(at)
      await countedTick(at, site)
    }
    expect(await counted(await served())).toEqual(grown.rows)
    expect(dataOf(await askAll(NOON + 90 * HOUR))).toEqual(grown.answers)
  }, 120_000)

  test('that is taken back before it is complete leaves the old one, which goes on with what came meanwhile', async () => {
    const before = await live(NOON)
    const kept = await served()
    const start = (before.at(-1)?.at ?? 0) + 5 * MINUTE
    let at = start
    await list(DAYS[59] ?? '', ['World models'], 591)
    const takeBack = deploy('test-2', CHANGED)
    for (; at < start + 12 * 5 * MINUTE; at += 5 * MINUTE) await countedTick(at, site)
    expect(await generations()).toEqual([
      { version: '2026-11', state: 'served' },
      { version: 'test-2', state: 'building' },
    ])
    takeBack()
    const ticks = await live(at)
    expect(ticks.filter(({ report }) => report.job?.kind === 'new-generation')).toHaveLength(1)
    expect(await served()).toBe(kept)
    expect(await generations()).toEqual([{ version: '2026-11', state: 'served' }])
    expect(await value('SELECT count(*) FROM item_tags WHERE generation <> ?', kept)).toBe(0)
    expect(await value('SELECT count(*) FROM item WHERE id NOT IN (SELECT item_id FROM item_tags)')).toBe(0)
  }, 60_000)
})

describe('a version that nobody needs any more', () => {
  test('is forgotten a few rows at a time, and leaves nothing', async () => {
    await live(NOON)
    const [first] = [await served()]
    const rows = await value('SELECT count(*) FROM item_tags WHERE generation = ?', first)
    onTestFinished(deploy('test-2', CHANGED))
    const ticks = await live(NOON + 30 * HOUR)
    const forgetting = ticks.filter(({ report }) => report.job?.kind === 'forget-generation')
    expect(forgetting.length).toBe(Math.ceil((rows ?? 0) / 50))
    for (const { report } of forgetting) expect(report.usage.rowsWritten).toBeLessThanOrEqual(350)
    for (const table of ['item_tags', 'day_topics', 'source_period', 'source_trend'])
      expect(await value(`SELECT count(*) FROM ${table} WHERE generation = ?`, first)).toBe(0)
    expect(await value('SELECT count(*) FROM item_tags')).toBeGreaterThanOrEqual(rows ?? 0)
    expect(await value('SELECT source FROM source_trend WHERE source = ?', PAPERS)).toBe(PAPERS)
  }, 60_000)
})
