import type { Day, ListedItem, Moment, SourceId } from '../types.ts'
import { countChange } from './data-state.ts'

/** Where and when items were seen. */
export interface Sighting {
  source: SourceId
  day: Day
  at: Moment
  /** Whether this look is newer than every earlier one at the listing. */
  newest: boolean
  /** Whether somebody brought it along: its items may have been seen later, on any listing. */
  brought: boolean
  /** Whether `items` is the whole listing, so that what it lacks has left. */
  whole: boolean
}

/** Items that a look names, joined in this order: a plain JOIN may be turned round and read the whole table. */
export const NAMED = `json_each(?1) AS seen CROSS JOIN item ON item.source = ?2 AND item.external_id = seen.value->>0`

/**
 * Places of the items seen; and, when the whole listing was seen (?6), that all others have left it. An older
 * look (not ?5) adds only items that were not known to have stood there.
 */
const UPSERT_LISTING_ITEMS = `
INSERT INTO listing_item (source, day, item_id, rank, first_seen_at, left_at)
SELECT ?2, ?3, item.id, seen.value->>1, ?4, NULL FROM ${NAMED}
UNION ALL
SELECT source, day, item_id, rank, first_seen_at, ?4 FROM listing_item
WHERE ?6 AND source = ?2 AND day = ?3 AND left_at IS NULL AND item_id NOT IN (SELECT item.id FROM ${NAMED})
ON CONFLICT (source, day, item_id) DO UPDATE SET
  rank = iif(?5, excluded.rank, rank), left_at = iif(?5, excluded.left_at, left_at), first_seen_at = min(first_seen_at, excluded.first_seen_at)
WHERE excluded.first_seen_at < first_seen_at OR (?5 AND (excluded.rank IS NOT rank OR excluded.left_at IS NOT left_at))`

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
SELECT source, day, item_id, left_at, ?4, 'not on the listing' FROM listing_item
WHERE source = ?2 AND day = ?3 AND left_at IS NOT NULL AND item_id IN (SELECT item.id FROM ${NAMED})
ON CONFLICT DO NOTHING`

/** Everything else that a look changes about items: their observations and their place on the listing. */
export function recordSighting(
  db: D1Database,
  { source, day, at, newest, brought, whole }: Sighting,
  items: ListedItem[],
): D1PreparedStatement[] {
  const seen = JSON.stringify(items.map((item) => [item.externalId, item.rank, item.upvotes]))
  const statements = [db.prepare(INSERT_OBSERVATIONS).bind(seen, source, at)]
  if (brought || !newest) {
    statements.push(countChange(db), db.prepare(DELETE_REPEATED_OBSERVATIONS).bind(seen, source, at))
  }
  if (newest) statements.push(db.prepare(RECORD_RETURNS).bind(seen, source, day, at))
  const places = [seen, source, day, at, newest ? 1 : 0, whole ? 1 : 0]
  statements.push(db.prepare(UPSERT_LISTING_ITEMS).bind(...places))
  return statements
}
