import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, DAY, MINUTE, startOf } from '../../workers/days.ts'
import { tick } from '../../workers/jobs/tick.ts'
import { sources } from '../../workers/sources/index.ts'
import { taxonomy } from '../../workers/topics/index.ts'
import { askCounted } from '../workerd/helpers/app.ts'
import { counting, type Usage } from '../workerd/helpers/counting.ts'
import { all, value } from '../workerd/helpers/database.ts'
import { daysFrom, deploy } from '../workerd/helpers/trends.ts'
import { shareDatabase } from '../workerd/setup.ts'
import { BUSY_SOURCES, BUSY_TOPICS, BusySites, ITEMS_A_DAY } from './helpers/busy-sites.ts'
import { fillPast } from './helpers/past.ts'

/** What the free plan lets a day read and write, and the part of it that may be used. */
const FREE = { rowsRead: 5_000_000, rowsWritten: 100_000 }
const PART = 0.2

/** The week is lived through after this many days of history, which the half-year windows are full of. */
const HISTORY_DAYS = 220
const MONDAY = '2026-03-02'

/** What readers ask whom no cache answers: two questions in every five minutes, 576 a day. */
const QUESTIONS = [
  '/',
  '/api/v1/trends/rising',
  '/api/v1/topics',
  '/api/v1/items?limit=50',
  '/topics',
  '/topics/rag',
  '/api/v1/trends/topics?topics=rag,llm-agents,mixture-of-experts',
  '/api/v1/trends/emerging',
  '/listings',
  '/api/v1/topics/rag',
  '/api/v1/items?topic=rag',
  '/health',
  '/api/v1/trends/falling',
  '/api/v1/organizations',
  '/api/v1/trends/topics?topics=rag&interval=day&from=2025-12-01',
]
/** One in a tick is asked, and counted twice. */
const QUESTIONS_A_TICK = 2

const plus = (a: Usage, b: Usage): Usage => ({
  statements: a.statements + b.statements,
  rowsRead: a.rowsRead + b.rowsRead,
  rowsWritten: a.rowsWritten + b.rowsWritten,
})
const times = (n: number, { statements, rowsRead, rowsWritten }: Usage): Usage => ({
  statements: n * statements,
  rowsRead: n * rowsRead,
  rowsWritten: n * rowsWritten,
})
const NOTHING: Usage = { statements: 0, rowsRead: 0, rowsWritten: 0 }

type Costs = Map<string, Usage & { count: number }>

function note(costs: Costs, what: string, usage: Usage): void {
  const before = costs.get(what) ?? { ...NOTHING, count: 0 }
  costs.set(what, { ...plus(before, usage), count: before.count + 1 })
}

describe(`a week of 4 sources with ${ITEMS_A_DAY} items a day and 500 topics, after ${HISTORY_DAYS} days of history`, () => {
  const days: { ticks: Usage; reads: Usage }[] = []
  const byJob: Costs = new Map()
  const byQuestion: Costs = new Map()
  const shipped = [...sources]

  beforeAll(async () => {
    ;(sources as unknown as unknown[]).splice(0, shipped.length, ...BUSY_SOURCES)
    deploy('busy', BUSY_TOPICS)
    const sites = new BusySites()
    await shareDatabase(() =>
      fillPast(sites, daysFrom(addDays(MONDAY, -HISTORY_DAYS - 1), HISTORY_DAYS), startOf(MONDAY) - DAY),
    )
    // A day to come to a usual one: listings were filled in that are looked at for the first time now.
    for (let at = startOf(MONDAY) - DAY; at < startOf(MONDAY); at += 5 * MINUTE) {
      sites.now = at
      await tick(at, { env, fetch: sites.fetch, clock: () => 0 })
    }
    let asked = 0
    for (let at = startOf(MONDAY); at < startOf(MONDAY) + 7 * DAY; at += 5 * MINUTE) {
      sites.now = at
      const { db, usage } = counting(env.DB)
      const { job } = await tick(at, { env: { ...env, DB: db }, fetch: sites.fetch, clock: () => 0 })
      note(byJob, job?.kind ?? 'nothing', usage)
      const path = QUESTIONS[asked++ % QUESTIONS.length] ?? '/'
      const { response, usage: reading } = await askCounted(path, { now: at })
      expect(response.status, path).toBe(200)
      note(byQuestion, path, reading)
      const place = Math.floor((at - startOf(MONDAY)) / DAY)
      const day = days[place] ?? { ticks: NOTHING, reads: NOTHING }
      days[place] = {
        ticks: plus(day.ticks, usage),
        reads: plus(day.reads, times(QUESTIONS_A_TICK, reading)),
      }
    }
    for (const [kind, { count, rowsRead, rowsWritten, statements }] of [...byJob, ...byQuestion])
      console.log(
        `${kind.padEnd(18)} ${count} times; each ${(rowsRead / count).toFixed(0)} rows read, ${(rowsWritten / count).toFixed(1)} written, ${(statements / count).toFixed(1)} statements`,
      )
    for (const { ticks, reads } of days)
      console.log(
        `a day: ticks read ${ticks.rowsRead} and wrote ${ticks.rowsWritten} rows; readers had ${reads.rowsRead} read`,
      )
  })

  test('is a week of work: everything was seen, tagged, counted and followed', async () => {
    expect(taxonomy.topics).toHaveLength(500)
    const last = addDays(MONDAY, 4)
    expect(await value('SELECT count(*) FROM listing_item WHERE day = ?', addDays(MONDAY, 3))).toBe(
      4 * ITEMS_A_DAY,
    )
    expect(await all('SELECT source, followed FROM source_trend WHERE followed < ?', last)).toEqual([])
    expect(
      await value('SELECT count(*) FROM item WHERE id NOT IN (SELECT item_id FROM item_tags)'),
    ).toBeLessThan(60)
    for (const kind of ['collect', 'tag', 'count-topics', 'close-day', 'follow-topics', 'thin-out'])
      expect([...byJob.keys()]).toContain(kind)
  })

  test('reads no more than a fifth of the rows of a free day, readers included', () => {
    for (const { ticks, reads } of days)
      expect(ticks.rowsRead + reads.rowsRead).toBeLessThanOrEqual(PART * FREE.rowsRead)
  })

  test('writes no more than a fifth', () => {
    for (const { ticks, reads } of days)
      expect(ticks.rowsWritten + reads.rowsWritten).toBeLessThanOrEqual(PART * FREE.rowsWritten)
  })
})
