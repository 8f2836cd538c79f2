import type { Day, SourceId } from '../types.ts'

/** The generation whose numbers are shown. */
export interface Served {
  id: number
  version: string
}

export async function servedGeneration(db: D1Database): Promise<Served | null> {
  return await db
    .prepare(`SELECT id, version FROM generation WHERE state = 'served' ORDER BY id DESC LIMIT 1`)
    .first<Served>()
}

/** The taxonomy of a generation, as JSON. */
export async function taxonomyOf(db: D1Database, generation: number): Promise<string | null> {
  return await db
    .prepare('SELECT taxonomy FROM generation WHERE id = ?1')
    .bind(generation)
    .first<string>('taxonomy')
}

/** What is published of a source's topics, or was at the end of an earlier week. */
export interface RankingRow {
  /** The day at whose end it was true. */
  day: Day
  /** JSON: see `Ranking`; what is published now also has examples. */
  ranking: string
  calls: number
  hits: number
}

/** The newest calls, with what has become of the earlier ones: two rows read. */
export async function publishedRanking(
  db: D1Database,
  generation: number,
  source: SourceId,
): Promise<RankingRow | null> {
  return await db
    .prepare(
      `SELECT t.published AS day, t.ranking, coalesce(p.calls, 0) AS calls, coalesce(p.hits, 0) AS hits
       FROM source_trend AS t
         LEFT JOIN source_period AS p ON p.generation = t.generation AND p.source = t.source AND p.period = (
           SELECT period FROM source_period WHERE generation = t.generation AND source = t.source
           ORDER BY last_day DESC LIMIT 1)
       WHERE t.generation = ?1 AND t.source = ?2 AND t.published IS NOT NULL`,
    )
    .bind(generation, source)
    .first<RankingRow>()
}

/** The calls at the end of the last week that had ended by a day. */
export async function rankingAsOf(
  db: D1Database,
  generation: number,
  source: SourceId,
  day: Day,
): Promise<RankingRow | null> {
  return await db
    .prepare(
      `SELECT last_day AS day, ranking, calls, hits FROM source_period
       WHERE generation = ?1 AND source = ?2 AND last_day <= ?3 AND period GLOB '*W*' ORDER BY last_day DESC LIMIT 1`,
    )
    .bind(generation, source, day)
    .first<RankingRow>()
}

/** Every topic's state, as JSON, and the day at whose end it was true. */
export interface StatesRow {
  source: SourceId
  day: Day
  states: string
  ranking: string
}

export async function publishedStates(
  db: D1Database,
  generation: number,
  sources: readonly SourceId[],
): Promise<StatesRow[]> {
  const { results } = await db
    .prepare(
      `SELECT t.source, t.published AS day, t.states, t.ranking FROM json_each(?2) AS asked
         CROSS JOIN source_trend AS t ON t.generation = ?1 AND t.source = asked.value
       WHERE t.published IS NOT NULL`,
    )
    .bind(generation, JSON.stringify(sources))
    .all<StatesRow>()
  return results
}
