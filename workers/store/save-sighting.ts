import { NOT_LISTED } from '../collect/gaps.ts'
import type { Day, ListedItem, Moment, SourceId } from '../types.ts'

/** Where and when items were seen. */
export interface Sighting {
  source: SourceId
  day: Day
  at: Moment
  /** Whether this look is newer than every earlier one at the listing. */
  newest: boolean
}

/** Items that a look names, joined in this order: a plain JOIN may be turned round and read the whole table. */
export const NAMED = `json_each(?1) AS seen CROSS JOIN item ON item.source = ?2 AND item.external_id = seen.value->>0`

/** Places of items on the listing. An older look (not ?5) adds only items that were not known to have stood there. */
const UPSERT_LISTING_ITEMS = `
INSERT INTO listing_item (source, day, item_id, rank, first_seen_at)
SELECT ?2, ?3, item.id, seen.value->>1, ?4 FROM ${NAMED} WHERE 1
ON CONFLICT (source, day, item_id) DO UPDATE SET
  rank = iif(?5, excluded.rank, rank), left_at = iif(?5, NULL, left_at), first_seen_at = min(first_seen_at, excluded.first_seen_at)
WHERE excluded.first_seen_at < first_seen_at OR (?5 AND (excluded.rank IS NOT rank OR left_at IS NOT NULL))`

/** Days that hold items which were seen later than now: where entries stay, those items no longer count there. */
const UNCOUNT_LATER = `
UPDATE listing SET uncounted = 1 WHERE uncounted = 0 AND (source, day) IN (
  SELECT li.source, li.day FROM ${NAMED} CROSS JOIN listing_item AS li ON li.item_id = item.id WHERE item.first_seen_at > ?3)`

const INSERT_OBSERVATIONS = `
INSERT INTO observation (item_id, observed_at, upvotes, run_id)
SELECT item.id, ?3, seen.value->>2, (SELECT max(id) FROM run) FROM ${NAMED}
WHERE seen.value->>2 IS NOT
  (SELECT upvotes FROM observation WHERE item_id = item.id AND observed_at <= ?3 ORDER BY observed_at DESC LIMIT 1)
ON CONFLICT (item_id, observed_at) DO UPDATE SET upvotes = excluded.upvotes, run_id = excluded.run_id`

/** After an older look was filled in: a later observation that now only repeats the one before it goes. */
const DELETE_REPEATED_OBSERVATIONS = `
DELETE FROM observation WHERE (item_id, observed_at, upvotes) IN (
  SELECT item.id, (SELECT min(observed_at) FROM observation WHERE item_id = item.id AND observed_at > ?3), seen.value->>2
  FROM ${NAMED})`

const RECORD_RETURNS = `
INSERT INTO gap (source, day, item_id, from_at, to_at, reason)
SELECT source, day, item_id, left_at, ?4, '${NOT_LISTED}' FROM listing_item
WHERE source = ?2 AND day = ?3 AND left_at IS NOT NULL AND item_id IN (SELECT item.id FROM ${NAMED})
ON CONFLICT DO NOTHING`

/** Ids, places and votes: what these statements need of a page. */
const compact = (items: ListedItem[]): string =>
  JSON.stringify(items.map((item) => [item.externalId, item.rank, item.upvotes]))

/** Before the items of an older look are stored: other days may have counted them as their own. */
export const uncountLater = (
  db: D1Database,
  { source, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement => db.prepare(UNCOUNT_LATER).bind(compact(items), source, at)

export const recordObservations = (
  db: D1Database,
  { source, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement => db.prepare(INSERT_OBSERVATIONS).bind(compact(items), source, at)

export const deleteRepeatedObservations = (
  db: D1Database,
  { source, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement => db.prepare(DELETE_REPEATED_OBSERVATIONS).bind(compact(items), source, at)

/** That items are back on the listing: the time in between becomes a gap. */
export const recordReturns = (
  db: D1Database,
  { source, day, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement => db.prepare(RECORD_RETURNS).bind(compact(items), source, day, at)

export const recordPlaces = (
  db: D1Database,
  { source, day, at, newest }: Sighting,
  items: ListedItem[],
): D1PreparedStatement =>
  db.prepare(UPSERT_LISTING_ITEMS).bind(compact(items), source, day, at, newest ? 1 : 0)

/** @param itemIds items that the whole listing no longer shows */
export const recordLeaving = (
  db: D1Database,
  { source, day, at }: Sighting,
  itemIds: number[],
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE listing_item SET left_at = ?3
       WHERE source = ?1 AND day = ?2 AND item_id IN (SELECT value FROM json_each(?4)) AND left_at IS NULL`,
    )
    .bind(source, day, at, JSON.stringify(itemIds))

/**
 * Since the whole listing was last seen they were not, and are not again: one gap, that grows with every such look.
 * @param itemIds items that a page which is cut off does not show
 */
export const recordUnseen = (
  db: D1Database,
  { source, day, at }: Sighting,
  itemIds: number[],
): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO gap (source, day, item_id, from_at, to_at, reason)
       SELECT li.source, li.day, li.item_id, max(coalesce(l.looks->>'$[#-1]', 0), li.first_seen_at), ?3, 'the page showed only some'
       FROM json_each(?4) AS unseen
         CROSS JOIN listing AS l ON l.source = ?1 AND l.day = ?2
         CROSS JOIN listing_item AS li ON li.source = ?1 AND li.day = ?2 AND li.item_id = unseen.value
       WHERE 1 ON CONFLICT DO UPDATE SET to_at = excluded.to_at WHERE excluded.to_at > to_at`,
    )
    .bind(source, day, at, JSON.stringify(itemIds))
