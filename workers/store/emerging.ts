import type { Day, SourceId } from '../types.ts'

/** What was emerging, as JSON of `Emerging`, and the day at whose end it was true. */
export interface EmergingRow {
  day: Day
  /** What is published now also has `examples`. */
  emerging: string
}

/** What is emerging now: one row read. */
export async function publishedEmerging(
  db: D1Database,
  generation: number,
  source: SourceId,
): Promise<EmergingRow | null> {
  return await db
    .prepare(
      `SELECT published AS day, emerging FROM source_trend
       WHERE generation = ?1 AND source = ?2 AND published IS NOT NULL AND emerging IS NOT NULL`,
    )
    .bind(generation, source)
    .first<EmergingRow>()
}

/** What was emerging at the end of the last week that had ended by a day. */
export async function emergingAsOf(
  db: D1Database,
  generation: number,
  source: SourceId,
  day: Day,
): Promise<EmergingRow | null> {
  return await db
    .prepare(
      `SELECT last_day AS day, emerging FROM source_period
       WHERE generation = ?1 AND source = ?2 AND last_day <= ?3 AND emerging IS NOT NULL ORDER BY last_day DESC LIMIT 1`,
    )
    .bind(generation, source, day)
    .first<EmergingRow>()
}
