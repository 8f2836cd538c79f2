import type { Moment } from '../types.ts'

export interface ObservationRow {
  observed_at: Moment
  upvotes: number
  run_id: number
}

/** An item's observations from `from` until before `until`, oldest first. */
export async function observationsOf(
  db: D1Database,
  itemId: number,
  from: Moment,
  until: Moment,
): Promise<ObservationRow[]> {
  const { results } = await db
    .prepare(
      `SELECT observed_at, upvotes, run_id FROM observation
       WHERE item_id = ?1 AND observed_at >= ?2 AND observed_at < ?3 ORDER BY observed_at`,
    )
    .bind(itemId, from, until)
    .all<ObservationRow>()
  return results
}

/** The curves of several items at once, oldest first: what small charts in a list need. */
export async function curvesOf(
  db: D1Database,
  itemIds: readonly number[],
): Promise<Map<number, ObservationRow[]>> {
  const { results } = await db
    .prepare(
      `SELECT o.item_id, o.observed_at, o.upvotes, o.run_id
       FROM json_each(?1) AS asked CROSS JOIN observation AS o ON o.item_id = asked.value ORDER BY o.item_id, o.observed_at`,
    )
    .bind(JSON.stringify(itemIds))
    .all<ObservationRow & { item_id: number }>()
  return Map.groupBy(results, ({ item_id }) => item_id)
}

export interface GapRow {
  from_at: Moment
  to_at: Moment
  reason: string
}

/** Stretches in which an item's listings were not looked at, or did not show it. */
export async function gapsOf(db: D1Database, itemId: number): Promise<GapRow[]> {
  const { results } = await db
    .prepare(
      `SELECT g.from_at, g.to_at, g.reason
       FROM listing_item AS li CROSS JOIN gap AS g ON g.source = li.source AND g.day = li.day AND g.item_id IN (0, li.item_id)
       WHERE li.item_id = ?1 AND g.to_at > li.first_seen_at ORDER BY g.from_at`,
    )
    .bind(itemId)
    .all<GapRow>()
  return results
}
