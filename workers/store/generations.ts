import type { Moment, Source } from '../types.ts'
import { markTick } from './mark-tick.ts'

/**
 * Begins to count with a version of the taxonomy. The very first generation is served at once, since there is
 * nothing to mix it with; every later one is built up beside the one that is served. Every listing has to be
 * counted anew.
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
        `INSERT INTO source_trend (generation, source) SELECT (SELECT max(id) FROM generation), value FROM json_each(?1) WHERE 1
         ON CONFLICT DO NOTHING`,
      )
      .bind(JSON.stringify(sources.map(({ id }) => id))),
    db.prepare('UPDATE listing SET uncounted = 1 WHERE uncounted = 0'),
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

const ROWS_FORGOTTEN_AT_ONCE = 500

/** Deletes some of what belongs to a generation that is no longer served. @returns whether anything is left of it */
export async function forgetGeneration(db: D1Database, generation: number, at: Moment): Promise<boolean> {
  const some = (table: string, key: string) =>
    db
      .prepare(
        `DELETE FROM ${table} WHERE generation = ?1 AND (${key}) IN (SELECT ${key} FROM ${table} WHERE generation = ?1 LIMIT ?2)`,
      )
      .bind(generation, ROWS_FORGOTTEN_AT_ONCE)
  const results = await db.batch([
    some('item_tags', 'item_id'),
    some('day_topics', 'source, day'),
    some('source_period', 'source, period'),
    db
      .prepare(
        'DELETE FROM source_trend WHERE generation = ?1 AND NOT EXISTS (SELECT 1 FROM item_tags WHERE generation = ?1)',
      )
      .bind(generation),
    db
      .prepare(
        'DELETE FROM generation WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM item_tags WHERE generation = ?1)',
      )
      .bind(generation),
    markTick(db, at),
  ])
  return (results[4]?.meta.changes ?? 0) === 0
}
