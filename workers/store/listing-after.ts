import type { Day, Moment, SourceId } from '../types.ts'
import { LOOKS, STANDING } from './standing.ts'

/** How a listing stands after a look that the Worker took itself. */
export interface ListingAfter {
  /** Items that have stood on it. */
  items: number
  /** Whether there are items whose topics have not been counted. */
  uncounted: boolean
  nextPage: number
  etag: string | null
  sha256: string | null
  /** Whether it may not have been the whole listing: then it is not among the looks by which a day is complete. */
  cutOff: boolean
}

interface Look {
  source: SourceId
  day: Day
  at: Moment
  /** Whether this look is newer than every earlier one at the listing. */
  newest: boolean
}

const KNOWN = `(SELECT
  (SELECT count(*) FROM listing_item WHERE source = ?1 AND day = ?2) AS items,
  (SELECT max(id) FROM run) AS run) AS known`

/**
 * After a look of the Worker's own: what was seen when, which page is next, and that all is well again.
 *
 * @param changed whether the look has changed anything about the items that stand on it
 */
export const afterLook = (
  db: D1Database,
  { source, day, at, newest }: Look,
  { items, nextPage, etag, sha256, cutOff }: ListingAfter,
  changed: boolean,
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE listing SET
         items = max(items, ?8),
         looked_at = iif(?4 AND ?5 = 0, ?3, looked_at), good_run = iif(?4 AND ?5 = 0, newest.id, good_run),
         attempted_at = iif(?4, ?3, attempted_at),
         next_page = iif(?4, ?5, next_page), etag = iif(?4, ?6, etag), sha256 = iif(?4, ?7, sha256),
         failures = 0, retry_at = NULL, error = NULL, way = 0,
         worked_at = coalesce(claimed_at, worked_at), claimed_at = NULL,
         looks = iif(?5 = 0 AND NOT ?10, ${LOOKS}, looks), standing = iif(?9 OR standing IS NULL, ${STANDING}, standing)
       FROM (SELECT max(id) AS id FROM run) AS newest WHERE source = ?1 AND day = ?2`,
    )
    .bind(source, day, at, newest ? 1 : 0, nextPage, etag, sha256, items, changed ? 1 : 0, cutOff ? 1 : 0)

/**
 * After a look that somebody brought along. It says nothing of whether the site can be reached: a tick that
 * is collecting goes on, and trouble and its back-off stay.
 *
 * @param seen whether it was a sight of the listing at all
 */
export const afterImport = (
  db: D1Database,
  { source, day, at, newest }: Look,
  seen: boolean,
): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE listing SET
         items = known.items,
         looked_at = iif(?4, ?3, looked_at), good_run = iif(?4, known.run, good_run),
         attempted_at = iif(?4 AND failures = 0, ?3, attempted_at),
         etag = iif(?4, NULL, etag), sha256 = iif(?4, NULL, sha256),
         looks = iif(?5, ${LOOKS}, looks), standing = ${STANDING}
       FROM ${KNOWN} WHERE source = ?1 AND day = ?2`,
    )
    .bind(source, day, at, newest ? 1 : 0, seen ? 1 : 0)

/**
 * Opens a closed day again that has gained items, or that was closed without having been seen to its end.
 * A statement of its own: naming the indexed stage in the ones above would cost a row written each time.
 */
export const reopen = (db: D1Database, { source, day, newest }: Look): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE listing SET stage = 'open'
       FROM (SELECT items, complete FROM day_total WHERE source = ?1 AND day = ?2) AS closed
       WHERE source = ?1 AND day = ?2 AND stage <> 'open' AND (listing.items > closed.items OR (?3 AND closed.complete = 0))`,
    )
    .bind(source, day, newest ? 1 : 0)

/** New items stand on a listing: its topics have to be counted anew. A statement of its own for the same reason. */
export const markUncounted = (
  db: D1Database,
  { source, day }: Pick<Look, 'source' | 'day'>,
): D1PreparedStatement =>
  db
    .prepare('UPDATE listing SET uncounted = 1 WHERE source = ?1 AND day = ?2 AND uncounted = 0')
    .bind(source, day)

/** The same where the statement before this one has changed something. */
export const markUncountedIfChanged = (
  db: D1Database,
  { source, day }: Pick<Look, 'source' | 'day'>,
): D1PreparedStatement =>
  db
    .prepare(
      'UPDATE listing SET uncounted = 1 WHERE changes() > 0 AND source = ?1 AND day = ?2 AND uncounted = 0',
    )
    .bind(source, day)

/** What some items say of themselves has changed: every listing they stood on has to be counted anew. */
export const markListingsUncounted = (db: D1Database, itemIds: number[]): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE listing SET uncounted = 1 WHERE uncounted = 0 AND (source, day) IN (
         SELECT li.source, li.day FROM json_each(?1) AS t CROSS JOIN listing_item AS li ON li.item_id = t.value)`,
    )
    .bind(JSON.stringify(itemIds))
