import type { Day, SourceId } from '../types.ts'

/**
 * The days of a span whose listing was seen at a time at which it was settled, 24 h after the day ended: nothing
 * is missing from them. One row read a listing.
 */
export async function seenDays(db: D1Database, source: SourceId, from: Day, to: Day): Promise<Day[]> {
  const { results } = await db
    .prepare(
      `SELECT day FROM listing
       WHERE source = ?1 AND day >= ?2 AND day <= ?3 AND looked_at >= unixepoch(day, '+2 days') * 1000 ORDER BY day`,
    )
    .bind(source, from, to)
    .all<{ day: Day }>()
  return results.map(({ day }) => day)
}
