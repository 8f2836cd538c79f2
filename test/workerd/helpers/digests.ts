import { env } from 'cloudflare:workers'
import { endOf, MINUTE } from '../../../workers/days.ts'
import type { Env } from '../../../workers/env.ts'
import type { Effects } from '../../../workers/jobs/effects.ts'
import type { TickReport } from '../../../workers/jobs/reports.ts'
import { tick } from '../../../workers/jobs/tick.ts'
import { callOf, LISTED } from '../../digest/made-up.ts'
import { knowTopics } from './collecting.ts'
import { value } from './database.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from './times.ts'

/** A closed day as it is stored: [external id, title, upvotes] of its items. */
export async function seedDay(
  day: string,
  items: [id: string, title: string, upvotes: number][],
  { source = PAPERS, complete = 1 }: { source?: string; complete?: number } = {},
): Promise<void> {
  const at = endOf(day) + 24 * 3_600_000
  await value(
    'INSERT INTO day_total (source, day, items, upvotes, complete, closed_at) VALUES (?, ?, ?, 0, ?, ?)',
    source,
    day,
    items.length,
    complete,
    at,
  )
  await value(
    'INSERT INTO day_best (source, day, closed_at, items) VALUES (?, ?, ?, ?)',
    source,
    day,
    at,
    JSON.stringify(items),
  )
}

export type Flags = Record<string, ['rising' | 'new' | 'falling', recent: number]>

/** The calls at the end of a day, as they are kept of it. */
export async function seedCalls(
  day: string,
  flags: Flags,
  phrases: string[] = [],
  source = PAPERS,
): Promise<void> {
  const calls = Object.entries(flags).map(([topic, [flag, recent]]) => callOf(topic, flag, recent))
  const emerging = phrases.map((text) => ({
    phrase: text.toLowerCase(),
    text,
    recent: 9,
    baseline: 1,
    inTitle: 3,
    nested: [],
  }))
  const rising = calls.filter(({ flag }) => flag !== 'falling').length
  await value(
    'INSERT OR REPLACE INTO day_calls (source, day, calls, emerging) VALUES (?, ?, ?, ?)',
    source,
    day,
    JSON.stringify({ all: LISTED, calls, rising }),
    JSON.stringify({ all: LISTED, phrases: emerging }),
  )
}

/** The topics of a source are followed, and published, to the end of a day; `null` for not at all. */
export const publish = (source: string, day: string | null): Promise<unknown> =>
  value(
    'INSERT OR REPLACE INTO source_trend (generation, source, published) VALUES ((SELECT max(id) FROM generation), ?, ?)',
    source,
    day,
  )

/** A database in which nothing has to be done for weeks, up to a day, but sending what is wanted. */
export async function quietUntil(last: string): Promise<void> {
  await value('DELETE FROM listing')
  await value(
    `WITH RECURSIVE age(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM age WHERE n < 40)
     INSERT INTO listing (source, day, stage, looked_at, attempted_at)
     SELECT s.value, date(?1, '-' || n || ' days'), 'thinned', ?2, ?2 FROM age, json_each(?3) AS s`,
    last,
    hour(24 * 100),
    JSON.stringify([PAPERS, REPOSITORIES]),
  )
  await knowTopics()
  for (const source of [PAPERS, REPOSITORIES]) await publish(source, last)
}

export const HOOK = 'https://hooks.example.org/services/very-secret'
/** The moment from which on 2025-06-10, a Tuesday, is closed. */
export const CLOSED = hour(48)

/** Somebody who gets digests by webhook. */
export interface Reader {
  /** What has arrived. */
  sent: { url: string; body: { event: string; period: string; text: string } }[]
  periods(): string[]
  /** What the webhook answers; at first that it is fine. */
  answer: () => Response | Promise<Response>
  effects: Effects
  configure(vars: Partial<Env>): void
  tickAt(at: number): Promise<TickReport>
  /** Ticks in the time between; what those that sent something came to. */
  ticks(from: number, to: number, every?: number): Promise<TickReport['result'][]>
}

/** A reader of the digest of 2025-06-10, which is there. */
export async function reader(): Promise<Reader> {
  await quietUntil('2025-06-13')
  await seedDay(DAY_ONE, [
    ['2506.00001', 'First paper', 30],
    ['2506.00002', 'Second paper', 10],
  ])
  await seedCalls(DAY_ONE, { rag: ['rising', 25], 'diffusion-models': ['falling', 3] })
  const one: Reader = {
    sent: [],
    periods: () => one.sent.map(({ body }) => body.period),
    answer: () => new Response('ok'),
    effects: {
      env: { ...env, WEBHOOK_URL: HOOK, DIGEST: 'daily', SITE_URL: 'https://uptrend.example' },
      fetch: async (url, init) => {
        one.sent.push({ url: String(url), body: JSON.parse(String(init?.body)) })
        return await one.answer()
      },
      clock: () => 0,
    },
    configure(vars) {
      one.effects.env = { ...one.effects.env, ...vars }
    },
    tickAt: (at) => tick(at, one.effects),
    async ticks(from, to, every = 15 * MINUTE) {
      const results: TickReport['result'][] = []
      for (let at = from; at < to; at += every) {
        const { job, result } = await one.tickAt(at)
        if (job?.kind === 'send-digest') results.push(result)
      }
      return results
    },
  }
  return one
}
