import type { Day, Moment } from '../types.ts'

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

export type CurvePoint = Pick<ObservationRow, 'observed_at' | 'upvotes'>

/**
 * The curves of several items at once, oldest first: what small charts in a list need. Each is put together as it stands in
 * the table: sorted as rows, all of them would be read twice.
 */
export async function curvesOf(
  db: D1Database,
  itemIds: readonly number[],
): Promise<Map<number, CurvePoint[]>> {
  const { results } = await db
    .prepare(
      `SELECT asked.value AS item_id, (
         SELECT json_group_array(json_array(observed_at, upvotes)) FROM observation WHERE item_id = asked.value) AS observations
       FROM json_each(?1) AS asked`,
    )
    .bind(JSON.stringify(itemIds))
    .all<{ item_id: number; observations: string }>()
  return new Map(results.map(({ item_id, observations }) => [item_id, pointsIn(observations)]))
}

const pointsIn = (text: string): CurvePoint[] =>
  (JSON.parse(text) as [Moment, number][]).map(([observed_at, upvotes]) => ({ observed_at, upvotes }))

export interface GapRow {
  day: Day
  from_at: Moment
  to_at: Moment
  reason: string
}

/** Stretches in which an item's listings were not looked at, or did not show it. */
export async function gapsOf(db: D1Database, itemId: number): Promise<GapRow[]> {
  const { results } = await db
    .prepare(
      `SELECT g.day, g.from_at, g.to_at, g.reason
       FROM listing_item AS li CROSS JOIN gap AS g ON g.source = li.source AND g.day = li.day AND g.item_id IN (0, li.item_id)
       WHERE li.item_id = ?1 AND g.to_at > li.first_seen_at ORDER BY g.from_at`,
    )
    .bind(itemId)
    .all<GapRow>()
  return results
}
