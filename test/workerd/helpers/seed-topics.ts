import { env } from 'cloudflare:workers'
import { taxonomy } from '../../../workers/topics/index.ts'
import { PAPERS } from './times.ts'

const TOPICS = 500

/** The topics of the deployed taxonomy, and made-up ones up to 500. */
const ids = Array.from({ length: TOPICS }, (_, i) => taxonomy.topics[i]?.id ?? `made-up-${i}`)
const byTopic = (value: unknown): string => JSON.stringify(Object.fromEntries(ids.map((id) => [id, value])))

const LEVELS = JSON.stringify({
  day: '2025-06-09',
  start: [-4, 1],
  unseen: [-7, 1],
  earlier: [-7, 1],
  items: [1400, 9100, 350, 1500],
  complete: [7, 30],
  topics: Object.fromEntries(ids.map((id) => [id, [-4, 0.02, -4.4, 0.03, 40, 130, 10, 40]])),
})
const call = { recent: 40, baseline: 130, x: -3.5, p: 0.02, earlier: { x: -4.4, p: 0.03 } }
const RANKING = JSON.stringify({
  all: { recent: 1400, baseline: 9100, meanShare: 0.01 },
  calls: ids.slice(0, 60).map((topic) => ({ topic, flag: 'rising', ...call })),
})

/** Two or three years of 500 topics of the papers, of a history that `seedHistory` has laid out: every topic every day. */
export async function seedTopics({ days, lastDay }: { days: number; lastDay: string }): Promise<void> {
  const back = 'WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 - 1)'
  const period = (name: string, last: string, ends: string) =>
    env.DB.prepare(
      `${back} INSERT INTO source_period (generation, source, period, last_day, items, complete_days, levels, upvotes, ranking, emerging, calls, hits)
       SELECT 1, '${PAPERS}', ${name}, ${last}, 350, 7, ?3, ?4, ?5, '[]', 40, 30
       FROM (SELECT date(?2, '-' || i || ' days') AS day FROM n) WHERE ${ends}`,
    ).bind(days, lastDay, LEVELS, byTopic(100), RANKING)
  await env.DB.batch([
    env.DB.prepare(
      `INSERT OR REPLACE INTO generation (id, version, taxonomy, state, tagged_through) VALUES (1, ?1, ?2, 'served', 1000000)`,
    ).bind(taxonomy.version, JSON.stringify(taxonomy)),
    // The papers of a day stand one after the other.
    env.DB.prepare(
      `${back} INSERT INTO day_topics (generation, source, day, items, topics)
       SELECT 1, '${PAPERS}', date(?2, '-' || (?1 - 1 - i) || ' days'), 50, replace(replace(?3, 111111, i * 50 + 1), 222222, i * 50 + 2) FROM n`,
    ).bind(days, lastDay, byTopic([2, 1, 30, [111111, 222222]])),
    env.DB.prepare(
      `INSERT INTO source_trend (generation, source, levels, followed, published, ranking, states) VALUES (1, '${PAPERS}', ?1, ?2, ?2, ?3, ?4)`,
    ).bind(LEVELS, lastDay, RANKING, byTopic(call)),
    period("strftime('%G-W%V', day)", 'day', "strftime('%u', day) = '7'"),
    period('substr(day, 1, 7)', 'day', "strftime('%d', day, '+1 day') = '01'"),
    env.DB.prepare(
      `INSERT OR REPLACE INTO item_tags (generation, item_id, topics) SELECT 1, id, '[["rag",1],["scaling-laws",2]]' FROM item`,
    ),
  ])
}
