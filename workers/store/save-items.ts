import type { ListedItem } from '../types.ts'
import { CONTENT, rowOf, TEXT } from './item-columns.ts'
import { NAMED, type Sighting } from './save-sighting.ts'
import { MOVE_VOTES } from './vote-columns.ts'

const merged = (column: string) => `coalesce(excluded.${column}, item.${column})`
const differs = (column: string) => `${merged(column)} IS NOT item.${column}`

/** New items, and known ones that are called something else now. `null` never overwrites what is known. */
const UPSERT_ITEMS = `
INSERT INTO item (source, external_id, first_seen_at, changed_at, voted_at, listed_on, details, ${CONTENT.join(', ')})
SELECT ?1, value->>'external_id', ?2, ?2, ?2, ?4, value->>'details', ${CONTENT.map((column) => `value->>'${column}'`).join(', ')}
FROM json_each(?3) WHERE 1
ON CONFLICT (source, external_id) DO UPDATE SET
  ${CONTENT.map((column) => `${column} = ${merged(column)}`).join(', ')},
  details = json_patch(item.details, excluded.details), changed_at = excluded.changed_at, ${MOVE_VOTES},
  listed_on = min(item.listed_on, excluded.listed_on)
WHERE excluded.changed_at >= item.changed_at AND (excluded.listed_on < item.listed_on OR ${TEXT.map(differs).join(' OR ')})`

const COMMENTS = 'coalesce(seen.value->>2, item.comments)'
const DETAILS = 'json_patch(item.details, seen.value->>3)'

/**
 * What changes from hour to hour, of items that are known. A statement of its own: the one above names columns
 * that are indexed, and each of them would cost a row written for every vote. It is an upsert that always
 * finds its row, since an UPDATE with a join may be turned round and read the whole table.
 */
const UPDATE_VOTES = `
INSERT INTO item (source, external_id, title, title_key, first_seen_at, changed_at, voted_at, upvotes, comments, details)
SELECT item.source, item.external_id, '', '', ?3, ?3, ?3, seen.value->>1, ${COMMENTS}, ${DETAILS}
FROM ${NAMED}
WHERE item.changed_at <= ?3
  AND (seen.value->>1 IS NOT item.upvotes OR ${COMMENTS} IS NOT item.comments OR ${DETAILS} IS NOT item.details)
ON CONFLICT (source, external_id) DO UPDATE SET
  upvotes = excluded.upvotes, comments = excluded.comments, details = excluded.details, changed_at = excluded.changed_at,
  ${MOVE_VOTES}`

/** Stores the items of a look that the Worker took itself: nothing newer is known than what it says. */
export const saveItems = (
  db: D1Database,
  { source, day, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement => db.prepare(UPSERT_ITEMS).bind(source, at, JSON.stringify(items.map(rowOf)), day)

export const saveVotes = (
  db: D1Database,
  { source, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement =>
  db
    .prepare(UPDATE_VOTES)
    .bind(
      JSON.stringify(
        items.map(({ externalId, upvotes, comments, details }) => [
          externalId,
          upvotes,
          comments,
          JSON.stringify(details),
        ]),
      ),
      source,
      at,
    )
