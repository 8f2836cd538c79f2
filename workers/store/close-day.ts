import type { Day, Moment, SourceId } from '../types.ts'
import { keepBest } from './feeds.ts'
import { markTick } from './mark-tick.ts'

/**
 * Closes a day: writes its totals and marks its listing closed. A day that is not open is left as it is,
 * so that closing twice is closing once.
 *
 * @param completeFrom the listing counts as complete when the whole of it was seen at or after this moment
 */
export async function closeDay(
  db: D1Database,
  source: SourceId,
  day: Day,
  at: Moment,
  completeFrom: Moment,
): Promise<boolean> {
  const [closed] = await db.batch([
    db
      .prepare(
        `INSERT INTO day_total (source, day, items, upvotes, complete, closed_at)
         SELECT l.source, l.day, count(i.id), coalesce(sum(i.upvotes), 0), min(coalesce(l.looked_at, 0), coalesce(l.looks->>'$[#-1]', 0)) >= ?4, ?3
         FROM listing AS l
           LEFT JOIN listing_item AS li ON li.source = l.source AND li.day = l.day
           LEFT JOIN item AS i ON i.id = li.item_id
         WHERE l.source = ?1 AND l.day = ?2 AND l.stage = 'open'
         GROUP BY l.source, l.day
         ON CONFLICT (source, day) DO UPDATE SET
           items = excluded.items, upvotes = excluded.upvotes, complete = excluded.complete, closed_at = excluded.closed_at`,
      )
      .bind(source, day, at, completeFrom),
    db.prepare(`UPDATE data_version SET version = version + 1 WHERE changes() > 0`),
    keepBest(db, source, day, at),
    // A day that is closed late, or anew, is gone through again, and those after it that are still whole.
    db
      .prepare(
        `UPDATE source_state SET aged_through = date(?2, '-1 day') WHERE source = ?1 AND aged_through >= ?2
           AND EXISTS (SELECT 1 FROM listing WHERE source = ?1 AND day = ?2 AND stage = 'open')`,
      )
      .bind(source, day),
    db
      .prepare(
        `UPDATE listing SET stage = 'closed', uncounted = 1 WHERE source = ?1 AND day = ?2 AND stage = 'open'`,
      )
      .bind(source, day),
    // A day that is closed late is too old for a tick that comes twice to be known by it.
    markTick(db, at),
  ])
  return (closed?.meta.changes ?? 0) > 0
}
