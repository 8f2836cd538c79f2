import { env } from 'cloudflare:workers'
import { taxonomy } from '../../../workers/topics/index.ts'
import { byTopic, CALL, levelsOn, RANKING, WEEKS } from '../../bench/many-topics.ts'
import { PAPERS } from './times.ts'

const LEVELS = levelsOn('2025-06-09')

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
      `INSERT INTO source_trend (generation, source, levels, followed, published, ranking, states, weeks) VALUES (1, '${PAPERS}', ?1, ?2, ?2, ?3, ?4, ?5)`,
    ).bind(LEVELS, lastDay, RANKING, byTopic(CALL), WEEKS),
    period("strftime('%G-W%V', day)", 'day', "strftime('%u', day) = '7'"),
    period('substr(day, 1, 7)', 'day', "strftime('%d', day, '+1 day') = '01'"),
    env.DB.prepare(
      `INSERT OR REPLACE INTO item_tags (generation, item_id, topics) SELECT 1, id, '[["rag",1],["scaling-laws",2]]' FROM item`,
    ),
  ])
}
