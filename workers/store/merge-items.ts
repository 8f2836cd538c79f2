import type { ListedItem } from '../types.ts'
import { CONTENT, rowOf } from './item-columns.ts'
import type { Sighting } from './save-sighting.ts'
import { MOVE_VOTES } from './vote-columns.ts'

/** Whether this look is older than what is known; then it only fills in what later ones did not say. */
const OLDER = 'excluded.changed_at < item.changed_at'

const merged = (column: string) =>
  `iif(${OLDER}, coalesce(item.${column}, excluded.${column}), coalesce(excluded.${column}, item.${column}))`
// The inner patch keeps the order of the names that are known, so that equal details stay equal text.
const DETAILS = `json_patch(iif(${OLDER}, json_patch(item.details, excluded.details), item.details), iif(${OLDER}, item.details, excluded.details))`

/** Whether row `a` says something else than row `b`, or something that `b` does not say. */
const addsTo = (a: string, b: string) =>
  `(${CONTENT.map((column) => `coalesce(${a}.${column}, ${b}.${column}) IS NOT ${b}.${column}`).join(' OR ')} OR json_patch(${b}.details, ${a}.details) IS NOT ${b}.details)`

/** The time of the later look when it changed something, else of the earlier one, whichever came in first. */
const CHANGED_AT = `iif(${OLDER},
  iif(${addsTo('item', 'excluded')}, item.changed_at, excluded.changed_at),
  iif(${addsTo('excluded', 'item')}, excluded.changed_at, item.changed_at))`

const MERGE_ITEMS = `
INSERT INTO item (source, external_id, first_seen_at, changed_at, voted_at, listed_on, details, ${CONTENT.join(', ')})
SELECT ?1, value->>'external_id', ?2, ?2, ?2, ?4, value->>'details', ${CONTENT.map((column) => `value->>'${column}'`).join(', ')}
FROM json_each(?3) WHERE 1
ON CONFLICT (source, external_id) DO UPDATE SET
  ${CONTENT.map((column) => `${column} = ${merged(column)}`).join(', ')}, details = ${DETAILS}, ${MOVE_VOTES},
  listed_on = min(item.listed_on, excluded.listed_on), changed_at = ${CHANGED_AT},
  first_seen_at = min(item.first_seen_at, excluded.first_seen_at)
WHERE excluded.first_seen_at < item.first_seen_at OR excluded.listed_on < item.listed_on OR ${CHANGED_AT} IS NOT item.changed_at
  OR ${CONTENT.map((column) => `${merged(column)} IS NOT item.${column}`).join(' OR ')} OR ${DETAILS} IS NOT item.details`

/**
 * Stores the items of a look that somebody brought along, which may be older than what is known: in whatever
 * order looks come in, the newest that says something is kept.
 */
export const mergeItems = (
  db: D1Database,
  { source, day, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement => db.prepare(MERGE_ITEMS).bind(source, at, JSON.stringify(items.map(rowOf)), day)
