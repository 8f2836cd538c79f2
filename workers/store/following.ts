import type { Day, Moment, SourceId } from '../types.ts'
import { markTick } from './mark-tick.ts'

/** Where following a source's topics stands, and what it needs to go on. */
export interface FollowingRow {
  /** Text of the state to go on from; `null` to start from the first day. */
  levels: string | null
  /** The first day that listed anything. */
  firstDay: Day | null
}

/** The state to go on from: the newest, or after a change in the past the last one kept before it. */
export async function followingRow(
  db: D1Database,
  generation: number,
  source: SourceId,
): Promise<FollowingRow> {
  const row = await db
    .prepare(
      `SELECT
         iif(rewind_to IS NULL, levels, (
           SELECT levels FROM source_period AS p
           WHERE p.generation = ?1 AND p.source = ?2 AND p.last_day < t.rewind_to ORDER BY p.last_day DESC LIMIT 1)) AS levels,
         (SELECT day FROM day_topics WHERE generation = ?1 AND source = ?2 AND items > 0 ORDER BY day LIMIT 1) AS firstDay
       FROM source_trend AS t WHERE generation = ?1 AND source = ?2`,
    )
    .bind(generation, source)
    .first<FollowingRow>()
  return row ?? { levels: null, firstDay: null }
}

export interface CountedDayRow {
  day: Day
  items: number
  complete: number
  /** JSON object: topic -> [mentions, …]. */
  topics: string
}

/** The counted days among those asked for. */
export async function countedDays(
  db: D1Database,
  generation: number,
  source: SourceId,
  days: readonly Day[],
): Promise<CountedDayRow[]> {
  const { results } = await db
    .prepare(
      `SELECT d.day, d.items, d.topics, coalesce(t.complete, 0) AS complete
       FROM json_each(?3) AS asked
         CROSS JOIN day_topics AS d ON d.generation = ?1 AND d.source = ?2 AND d.day = asked.value
         LEFT JOIN day_total AS t ON t.source = d.source AND t.day = d.day`,
    )
    .bind(generation, source, JSON.stringify(days))
    .all<CountedDayRow>()
  return results
}

/** What was kept at the end of earlier periods. */
export interface KeptPeriod {
  period: string
  ranking: string
  calls: number
  hits: number
}

export async function keptPeriods(
  db: D1Database,
  generation: number,
  source: SourceId,
  periods: readonly string[],
): Promise<KeptPeriod[]> {
  const { results } = await db
    .prepare(
      `SELECT p.period, p.ranking, p.calls, p.hits FROM json_each(?3) AS asked
         CROSS JOIN source_period AS p ON p.generation = ?1 AND p.source = ?2 AND p.period = asked.value`,
    )
    .bind(generation, source, JSON.stringify(periods))
    .all<KeptPeriod>()
  return results
}

/** An item that stands for a topic. */
export interface Example {
  topic: string
  source: SourceId
  externalId: string
  title: string
  upvotes: number
}

const EXAMPLES_A_TOPIC = 3

/** The most upvoted items of some topics between two days, at most three each. */
export async function examplesOf(
  db: D1Database,
  generation: number,
  source: SourceId,
  topics: readonly string[],
  from: Day,
  to: Day,
): Promise<Example[]> {
  const { results } = await db
    .prepare(
      `SELECT topic, source, external_id AS externalId, title, upvotes FROM (
         SELECT asked.value AS topic, i.source, i.external_id, i.title, i.upvotes,
           row_number() OVER (PARTITION BY asked.value ORDER BY i.upvotes DESC, i.id) AS place
         FROM json_each(?3) AS asked
           CROSS JOIN day_topics AS d ON d.generation = ?1 AND d.source = ?2 AND d.day BETWEEN ?4 AND ?5
           CROSS JOIN json_each(d.topics, '$."' || asked.value || '"[3]') AS number
           CROSS JOIN item AS i ON i.id = number.value)
       WHERE place <= ${EXAMPLES_A_TOPIC} ORDER BY topic, place`,
    )
    .bind(generation, source, JSON.stringify(topics), from, to)
    .all<Example>()
  return results
}

/** A week or a month that has ended. */
export interface EndedPeriod {
  period: string
  firstDay: Day
  lastDay: Day
  items: number
  completeDays: number
  levels: string
  ranking: string
  calls: number
  hits: number
}

/** What there is to say at the end of the last day that can be followed. */
export interface Publication {
  day: Day
  ranking: string
  states: string
}

/**
 * Stores how far following has come. Two ticks that went on from the same place come to the same, so it does no
 * harm when both store it.
 */
export async function saveFollowing(
  db: D1Database,
  generation: number,
  source: SourceId,
  day: Day,
  levels: string,
  ended: readonly EndedPeriod[],
  publication: Publication | null,
  at: Moment,
): Promise<void> {
  const { published, ranking, states } = {
    published: publication?.day ?? null,
    ranking: publication?.ranking ?? null,
    states: publication?.states ?? null,
  }
  await db.batch([
    // After a change in the past, what was kept from there on no longer holds.
    db
      .prepare(
        `DELETE FROM source_period WHERE generation = ?1 AND source = ?2
           AND last_day >= (SELECT rewind_to FROM source_trend WHERE generation = ?1 AND source = ?2)`,
      )
      .bind(generation, source),
    db
      .prepare(
        `INSERT INTO source_period (generation, source, period, last_day, items, complete_days, levels, upvotes, ranking, calls, hits)
         SELECT ?1, ?2, ended.value->>'period', ended.value->>'lastDay', ended.value->>'items', ended.value->>'completeDays', ended.value->>'levels',
           (SELECT json_group_object(topic, upvotes) FROM (
              SELECT t.key AS topic, sum(t.value->>2) AS upvotes FROM day_topics AS d CROSS JOIN json_each(d.topics) AS t
              WHERE d.generation = ?1 AND d.source = ?2 AND d.day BETWEEN ended.value->>'firstDay' AND ended.value->>'lastDay'
              GROUP BY t.key ORDER BY t.key)),
           ended.value->>'ranking', ended.value->>'calls', ended.value->>'hits'
         FROM json_each(?3) AS ended WHERE 1
         ON CONFLICT (generation, source, period) DO UPDATE SET
           last_day = excluded.last_day, items = excluded.items, complete_days = excluded.complete_days,
           levels = excluded.levels, upvotes = excluded.upvotes, ranking = excluded.ranking, calls = excluded.calls, hits = excluded.hits`,
      )
      .bind(generation, source, JSON.stringify(ended)),
    db
      .prepare(
        `UPDATE source_trend SET followed = ?3, levels = ?4, rewind_to = NULL,
           published = coalesce(?5, published), ranking = coalesce(?6, ranking), states = coalesce(?7, states)
         WHERE generation = ?1 AND source = ?2`,
      )
      .bind(generation, source, day, levels, published, ranking, states),
    db.prepare('UPDATE data_version SET version = version + 1'),
    markTick(db, at),
  ])
}
