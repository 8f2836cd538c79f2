import type { Day, SourceId } from '../types.ts'

/** Where following a source's topics stands, and what it needs to go on. */
export interface FollowingRow {
  /** Text of the state to go on from; `null` to start from the first day. */
  levels: string | null
  /** The first day that listed anything. */
  firstDay: Day | null
  /** Number of the state of the data: what is made of this may only be stored while it is the same. */
  version: number
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
         (SELECT day FROM day_topics WHERE generation = ?1 AND source = ?2 AND items > 0 ORDER BY day LIMIT 1) AS firstDay,
         (SELECT version FROM data_version) AS version
       FROM source_trend AS t WHERE generation = ?1 AND source = ?2`,
    )
    .bind(generation, source)
    .first<FollowingRow>()
  return row ?? { levels: null, firstDay: null, version: 0 }
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
  emerging: string | null
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
      `SELECT p.period, p.ranking, p.emerging, p.calls, p.hits FROM json_each(?3) AS asked
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
