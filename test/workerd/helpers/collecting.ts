import { env } from 'cloudflare:workers'
import { collect } from '../../../workers/jobs/collect.ts'
import type { Collected } from '../../../workers/jobs/reports.ts'
import { sourceById } from '../../../workers/sources/index.ts'
import { taxonomy } from '../../../workers/topics/index.ts'
import { counting, type Usage } from './counting.ts'
import { DAY_ONE, PAPERS } from './times.ts'
import type { Upstream } from './upstream.ts'

export interface Collecting {
  source?: string
  day?: string
}

/** One attempt to collect a listing, with what it cost; `null` when another tick holds it. */
export async function collectAt(
  at: number,
  { fetch }: Upstream,
  { source: id = PAPERS, day = DAY_ONE }: Collecting = {},
): Promise<(Collected & { usage: Usage }) | null> {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(id)
  const { db, usage } = counting(env.DB)
  const collected = await collect(source, day, at, { env: { ...env, DB: db }, fetch, clock: () => 0 })
  return collected === null ? null : { ...collected, usage }
}

/**
 * Makes every listing before `today` one that was seen just now and has nothing left to do, and every item one whose
 * topics are known, so that a test can follow today's listings alone.
 */
export async function settlePast(today: string, at: number): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE age(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM age WHERE n < 21)
     INSERT INTO listing (source, day, stage, looked_at, attempted_at)
     SELECT s.value, date(?1, '-' || n || ' days'), 'thinned', ?2, ?2 FROM age, json_each(?3) AS s`,
  )
    .bind(today, at, JSON.stringify(['huggingface-papers', 'github-trending']))
    .run()
  await knowTopics()
}

/** Every item that will ever come is tagged already, and its words are noted. */
export const knowTopics = (): Promise<unknown> =>
  env.DB.batch([
    env.DB.prepare(
      `INSERT INTO generation (version, taxonomy, state, tagged_through) SELECT ?1, '{}', 'served', ?2
       WHERE NOT EXISTS (SELECT 1 FROM generation)`,
    ).bind(taxonomy.version, Number.MAX_SAFE_INTEGER),
    env.DB.prepare(
      `INSERT INTO search_words (bucket, era, through, text) VALUES (-1, 0, ?1, char(10)) ON CONFLICT DO NOTHING`,
    ).bind(Number.MAX_SAFE_INTEGER),
  ])
