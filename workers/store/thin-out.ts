import type { Day, Moment, SourceId } from '../types.ts'
import { markTick } from './mark-tick.ts'

export interface ItemObservation {
  itemId: number
  observedAt: Moment
  upvotes: number
}

/** What tells which observations of a listing's items can go. */
export interface ObservedListing {
  /** By item, oldest first. */
  observations: ItemObservation[]
  /** The days as whose items they have ages, earliest first. */
  listed: { itemId: number; day: Day }[]
  /** Of each of these days; JSON: moments at which the whole listing was seen. */
  looks: { day: Day; looks: string }[]
}

/** The days as whose items the items of a listing have ages: each of their days, or the first one alone (?3). */
const DAYS_OF_ITEMS = `listing_item AS here CROSS JOIN item AS i ON i.id = here.item_id
  CROSS JOIN json_each(iif(?3, json_array(coalesce(i.listed_on, ?2)), (
    SELECT json_group_array(day) FROM listing_item WHERE item_id = i.id AND source = ?1))) AS listed
WHERE here.source = ?1 AND here.day = ?2`

/**
 * All observations of a listing's items, and the looks at all days as whose items they have ages.
 *
 * @param once whether an item counts only on the first day on which it was listed
 */
export async function observationsOfListing(
  db: D1Database,
  source: SourceId,
  day: Day,
  once: boolean,
): Promise<ObservedListing> {
  const asked = [source, day, once ? 1 : 0]
  const [observations, listed, looks] = await db.batch<unknown>([
    db
      .prepare(
        `SELECT o.item_id AS itemId, o.observed_at AS observedAt, o.upvotes
         FROM listing_item AS li CROSS JOIN observation AS o ON o.item_id = li.item_id
         WHERE li.source = ?1 AND li.day = ?2 ORDER BY li.item_id, o.observed_at`,
      )
      .bind(source, day),
    db
      .prepare(`SELECT i.id AS itemId, listed.value AS day FROM ${DAYS_OF_ITEMS} ORDER BY i.id, listed.value`)
      .bind(...asked),
    db
      .prepare(
        `SELECT day, looks FROM listing WHERE source = ?1 AND day IN (SELECT listed.value FROM ${DAYS_OF_ITEMS})`,
      )
      .bind(...asked),
  ])
  return {
    observations: observations?.results as ItemObservation[],
    listed: listed?.results as ObservedListing['listed'],
    looks: looks?.results as ObservedListing['looks'],
  }
}

const RUNS_DELETED_AT_ONCE = 500

/** Deletes observations, marks the listing as thinned out, and drops the oldest runs before `runsKeptFrom`. */
export async function deleteObservations(
  db: D1Database,
  source: SourceId,
  day: Day,
  gone: { itemId: number; observedAt: Moment }[],
  at: Moment,
  runsKeptFrom: Moment,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `DELETE FROM observation WHERE (item_id, observed_at) IN (SELECT value->>0, value->>1 FROM json_each(?1))`,
      )
      .bind(JSON.stringify(gone.map(({ itemId, observedAt }) => [itemId, observedAt]))),
    db.prepare(`UPDATE data_version SET version = version + 1 WHERE changes() > 0`),
    db
      .prepare(
        `UPDATE listing SET stage = 'thinned', standing = NULL WHERE source = ?1 AND day = ?2 AND stage = 'closed'`,
      )
      .bind(source, day),
    db
      .prepare('DELETE FROM run WHERE id < (SELECT min(id) FROM run) + ?1 AND scheduled_at < ?2')
      .bind(RUNS_DELETED_AT_ONCE, runsKeptFrom),
    // The listing itself is too old for a tick that comes twice to be known by it.
    markTick(db, at),
  ])
}
