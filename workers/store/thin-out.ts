import type { Day, Moment, SourceId } from '../types.ts'
import { markTick } from './mark-tick.ts'

export interface ItemObservation {
  itemId: number
  firstSeenAt: Moment
  observedAt: Moment
  upvotes: number
}

/** All observations of a listing's items, by item, oldest first. */
export async function observationsOfListing(
  db: D1Database,
  source: SourceId,
  day: Day,
): Promise<ItemObservation[]> {
  const { results } = await db
    .prepare(
      `SELECT o.item_id AS itemId, i.first_seen_at AS firstSeenAt, o.observed_at AS observedAt, o.upvotes
       FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id CROSS JOIN observation AS o ON o.item_id = li.item_id
       WHERE li.source = ?1 AND li.day = ?2 ORDER BY li.item_id, o.observed_at`,
    )
    .bind(source, day)
    .all<ItemObservation>()
  return results
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
