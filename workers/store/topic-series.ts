import type { Day, SourceId } from '../types.ts'

/** Where a source's trends begin. */
export interface Origin {
  firstDay: Day | null
  /** JSON: the level every topic started from. */
  start: string | null
  /** The last day that was followed: what comes later is provisional. */
  followed: Day | null
}

export async function originOf(db: D1Database, generation: number, source: SourceId): Promise<Origin> {
  const origin = await db
    .prepare(
      `SELECT json_extract(levels, '$.start') AS start, followed,
         (SELECT day FROM day_topics WHERE generation = ?1 AND source = ?2 AND items > 0 ORDER BY day LIMIT 1) AS firstDay
       FROM source_trend WHERE generation = ?1 AND source = ?2`,
    )
    .bind(generation, source)
    .first<Origin>()
  return origin ?? { firstDay: null, start: null, followed: null }
}

/** A week or a month of some topics. */
export interface KeptRow {
  period: string
  lastDay: Day
  items: number
  completeDays: number
  /** JSON: the level of topics that had no item yet. */
  unseen: string
  /** JSON, by place of the topic asked for: see `trends/following-text.ts`; `null` for a topic without items. */
  topics: (string | null)[]
  upvotes: (number | null)[]
}

const paths = (topics: readonly string[]): string[] => topics.map((topic) => `"${topic}"`)

/** The kept weeks or months of some topics whose last day lies in a range, in order. */
export async function keptSeries(
  db: D1Database,
  generation: number,
  source: SourceId,
  topics: readonly string[],
  interval: 'week' | 'month',
  from: Day,
  to: Day,
): Promise<KeptRow[]> {
  const columns = topics.flatMap((_, i) => [
    `json_extract(levels, '$.topics.' || ?${i + 6}) AS t${i}`,
    `json_extract(upvotes, '$.' || ?${i + 6}) AS u${i}`,
  ])
  const { results } = await db
    .prepare(
      `SELECT period, last_day AS lastDay, items, complete_days AS completeDays, json_extract(levels, '$.unseen') AS unseen,
         ${columns.join(', ')}
       FROM source_period
       WHERE generation = ?1 AND source = ?2 AND last_day >= ?3 AND last_day <= ?4 AND period GLOB ?5 ORDER BY last_day`,
    )
    .bind(generation, source, from, to, interval === 'week' ? '????-W??' : '????-??', ...paths(topics))
    .all<Record<string, string | number | null>>()
  return results.map((row) => ({
    period: String(row.period),
    lastDay: String(row.lastDay),
    items: Number(row.items),
    completeDays: Number(row.completeDays),
    unseen: String(row.unseen),
    topics: topics.map((_, i) => (row[`t${i}`] as string | null) ?? null),
    upvotes: topics.map((_, i) => (row[`u${i}`] as number | null) ?? null),
  }))
}

/** One day of some topics. */
export interface CountedRow {
  day: Day
  items: number
  complete: boolean
  /** By place of the topic asked for. */
  counts: { mentions: number; upvotes: number }[]
}

/** The counted days of some topics between two days, in order. */
export async function countedSeries(
  db: D1Database,
  generation: number,
  source: SourceId,
  topics: readonly string[],
  from: Day,
  to: Day,
): Promise<CountedRow[]> {
  const columns = topics.flatMap((_, i) => [
    `json_extract(d.topics, '$.' || ?${i + 5} || '[0]') AS m${i}`,
    `json_extract(d.topics, '$.' || ?${i + 5} || '[2]') AS u${i}`,
  ])
  const { results } = await db
    .prepare(
      `SELECT d.day, d.items, coalesce(t.complete, 0) AS complete, ${columns.join(', ')}
       FROM day_topics AS d LEFT JOIN day_total AS t ON t.source = d.source AND t.day = d.day
       WHERE d.generation = ?1 AND d.source = ?2 AND d.day BETWEEN ?3 AND ?4 ORDER BY d.day`,
    )
    .bind(generation, source, from, to, ...paths(topics))
    .all<Record<string, string | number | null>>()
  return results.map((row) => ({
    day: String(row.day),
    items: Number(row.items),
    complete: row.complete === 1,
    counts: topics.map((_, i) => ({
      mentions: Number(row[`m${i}`] ?? 0),
      upvotes: Number(row[`u${i}`] ?? 0),
    })),
  }))
}

/** The last kept week before a day: from there, daily levels are worked out. */
export async function keptBefore(
  db: D1Database,
  generation: number,
  source: SourceId,
  topics: readonly string[],
  day: Day,
): Promise<KeptRow | null> {
  const last = await db
    .prepare(
      `SELECT last_day FROM source_period WHERE generation = ?1 AND source = ?2 AND last_day < ?3 AND period GLOB '????-W??'
       ORDER BY last_day DESC LIMIT 1`,
    )
    .bind(generation, source, day)
    .first<Day>('last_day')
  return last === null
    ? null
    : ((await keptSeries(db, generation, source, topics, 'week', last, last))[0] ?? null)
}
