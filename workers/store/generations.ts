import { DAYS_WATCHED } from '../collect/schedule.ts'
import type { Moment, Source } from '../types.ts'
import { markTick } from './mark-tick.ts'

/**
 * Begins to count with a version of the taxonomy. The very first generation is served at once, since there is
 * nothing to mix it with; every later one is built up beside the one that is served. Every listing has to be
 * counted anew. Going back to the version that is served gives up the one that was being built.
 */
export async function beginGeneration(
  db: D1Database,
  version: string,
  taxonomy: string,
  sources: readonly Source[],
  at: Moment,
): Promise<void> {
  await db.batch([
    // A version that never got to be served is given up.
    db
      .prepare(`UPDATE generation SET state = 'retired' WHERE state = 'building' AND version <> ?1`)
      .bind(version),
    db
      .prepare(
        `INSERT INTO generation (version, taxonomy, state, tagged_through)
         SELECT ?1, ?2, iif(EXISTS (SELECT 1 FROM generation WHERE state = 'served'), 'building', 'served'), 0
         WHERE NOT EXISTS (SELECT 1 FROM generation WHERE version = ?1 AND state <> 'retired')`,
      )
      .bind(version, taxonomy),
    db
      .prepare(
        `INSERT INTO source_trend (generation, source) SELECT (SELECT max(id) FROM generation WHERE state <> 'retired'), value FROM json_each(?1) WHERE 1
         ON CONFLICT DO NOTHING`,
      )
      .bind(JSON.stringify(sources.map(({ id }) => id))),
    db.prepare('UPDATE listing SET uncounted = 1 WHERE uncounted = 0'),
    // Back at the served version: items that were called something else meanwhile were tagged for the other one alone.
    db
      .prepare(
        `INSERT INTO retold (item_id)
         SELECT DISTINCT li.item_id FROM generation AS g CROSS JOIN source_trend AS t ON t.generation = g.id
           CROSS JOIN listing_item AS li ON li.source = t.source AND li.day >= date(t.followed, ?2)
         WHERE g.state = 'served' AND g.version = ?1 AND li.item_id <= g.tagged_through
         ON CONFLICT DO NOTHING`,
      )
      .bind(version, `-${DAYS_WATCHED} days`),
    markTick(db, at),
  ])
}

/** Serves a generation that is complete, instead of the one before it, from one moment to the next. */
export async function serveGeneration(db: D1Database, generation: number, at: Moment): Promise<void> {
  await db.batch([
    db
      .prepare(`UPDATE generation SET state = 'retired' WHERE state = 'served' AND id <> ?1`)
      .bind(generation),
    db.prepare(`UPDATE generation SET state = 'served' WHERE id = ?1`).bind(generation),
    db.prepare('UPDATE data_version SET version = version + 1'),
    markTick(db, at),
  ])
}

/** Of each table: with a tick every five minutes that is a seventh of the rows the free plan lets be written in a day. */
const ROWS_FORGOTTEN_AT_ONCE = 50

/** Deletes some of what belongs to a generation that is no longer served. @returns whether anything is left of it */
export async function forgetGeneration(db: D1Database, generation: number, at: Moment): Promise<boolean> {
  const some = (table: string, key: string) =>
    db
      .prepare(
        `DELETE FROM ${table} WHERE generation = ?1 AND (${key}) IN (SELECT ${key} FROM ${table} WHERE generation = ?1 LIMIT ?2)`,
      )
      .bind(generation, ROWS_FORGOTTEN_AT_ONCE)
  const nothingLeft = ['item_tags', 'day_topics', 'source_period']
    .map((table) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE generation = ?1)`)
    .join(' AND ')
  const results = await db.batch([
    some('item_tags', 'item_id'),
    some('day_topics', 'source, day'),
    some('source_period', 'source, period'),
    db.prepare(`DELETE FROM source_trend WHERE generation = ?1 AND ${nothingLeft}`).bind(generation),
    db.prepare(`DELETE FROM generation WHERE id = ?1 AND ${nothingLeft}`).bind(generation),
    markTick(db, at),
  ])
  return (results[4]?.meta.changes ?? 0) === 0
}
