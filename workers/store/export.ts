import type { Day, Moment, SourceId } from '../types.ts'
import { COLUMNS, type ItemRow, tagsOf } from './items.ts'

/** An item's place in a month: the day on which it first stood on a listing of that month, and its number. */
export interface MonthPlace {
  day: Day
  itemId: number
}

/** A month of a source, and whether anything about it can still change. */
export interface MonthState {
  /** Listings there are, and those of the month and of the days after it that are not done with. */
  listings: number
  unthinned: number
  /** 1 when nothing waits to be tagged, and no other version of the taxonomy is being counted with. */
  tagged: number
}

const FROM_DAY = 'li.source = ?1 AND li.day BETWEEN ?2 AND ?3'

/** The next places of a month, in order: an item that stood there on several days has one, on the first of them. */
export async function placesOfMonth(
  db: D1Database,
  source: SourceId,
  { from, to }: { from: Day; to: Day },
  after: MonthPlace,
  limit: number,
): Promise<MonthPlace[]> {
  const { results } = await db
    .prepare(
      `SELECT li.day, li.item_id AS itemId FROM listing_item AS li
       WHERE ${FROM_DAY} AND (li.day, li.item_id) > (?4, ?5) AND NOT EXISTS (
         SELECT 1 FROM listing_item AS earlier INDEXED BY listing_item_item
         WHERE earlier.item_id = li.item_id AND earlier.source = ?1 AND earlier.day >= ?2 AND earlier.day < li.day)
       ORDER BY li.day, li.item_id LIMIT ?6`,
    )
    .bind(source, from, to, after.day, after.itemId, limit)
    .all<MonthPlace>()
  return results
}

/** @param last the last day on which an item of the month may stand on another listing, whose thinning out is seen here */
export async function monthState(
  db: D1Database,
  source: SourceId,
  { from, to }: { from: Day; to: Day },
  last: Day,
): Promise<MonthState> {
  const state = await db
    .prepare(
      `SELECT coalesce(sum(day <= ?4), 0) AS listings, coalesce(sum(stage <> 'thinned'), 0) AS unthinned,
         coalesce((SELECT state = 'served' AND tagged_through >= coalesce((SELECT max(id) FROM item), 0) FROM generation ORDER BY id DESC LIMIT 1), 0)
           AND NOT EXISTS (SELECT 1 FROM retold) AS tagged
       FROM listing AS li WHERE ${FROM_DAY}`,
    )
    .bind(source, from, last, to)
    .first<MonthState>()
  return state ?? { listings: 0, unthinned: 0, tagged: 0 }
}

/** An item of a month, with all that was observed of it in a stretch of time. */
export interface ExportedRow extends ItemRow {
  day: Day
  rank: number
  /** JSON: [moment, upvotes, run], oldest first. */
  observations: string
}

/** The items at some places, with their observations from `since` until before `until`. */
export async function exportedItems(
  db: D1Database,
  source: SourceId,
  places: readonly MonthPlace[],
  since: Moment,
  until: Moment,
): Promise<ExportedRow[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, ${tagsOf('i')}, li.day, li.rank, (
         SELECT json_group_array(json_array(o.observed_at, o.upvotes, o.run_id)) FROM observation AS o
         WHERE o.item_id = i.id AND o.observed_at >= ?3 AND o.observed_at < ?4) AS observations
       FROM json_each(?1) AS place
         CROSS JOIN listing_item AS li ON li.source = ?2 AND li.day = place.value->>0 AND li.item_id = place.value->>1
         CROSS JOIN item AS i ON i.id = li.item_id`,
    )
    .bind(JSON.stringify(places.map(({ day, itemId }) => [day, itemId])), source, since, until)
    .all<ExportedRow>()
  return results
}
