import type { Moment, SourceId } from '../types.ts'

/** The state of the data in two numbers; reads two rows. */
export interface DataState {
  /** Grows with every change of anything a reader can see. */
  version: number
  /** The newest run's id: grows with every attempt, also one that found nothing new. */
  ledger: number
}

export async function dataState(db: D1Database): Promise<DataState> {
  const state = await db
    .prepare('SELECT version, coalesce((SELECT max(id) FROM run), 0) AS ledger FROM data_version')
    .first<DataState>()
  return state ?? { version: 0, ledger: 0 }
}

/**
 * The newest look at the listings of these sources, `null` when there was none: two rows a source, and of one whose two
 * newest listings were never seen a row a day that it has been dead for.
 */
export async function asOf(db: D1Database, sources: readonly SourceId[]): Promise<Moment | null> {
  // Sources are bound one by one: going through a JSON list of them would count as rows read.
  const newest = sources.map((_, i) => LAST_LOOK.replaceAll('?N', `?${i + 1}`))
  return await db
    .prepare(`SELECT max(at) AS at FROM (${newest.join(' UNION ALL ')})`)
    .bind(...sources)
    .first<Moment>('at')
}

const LAST_LOOK = `
SELECT coalesce(
  (SELECT max(looked_at) FROM (SELECT looked_at FROM listing WHERE source = ?N ORDER BY day DESC LIMIT 2)),
  (SELECT looked_at FROM listing WHERE source = ?N AND looked_at IS NOT NULL ORDER BY day DESC LIMIT 1)) AS at`

/** The data has changed if the statement before this one changed a row. */
export const countChange = (db: D1Database): D1PreparedStatement =>
  db.prepare('UPDATE data_version SET version = version + 1 WHERE changes() > 0')

/** The data has changed if the statement before this one, or the newest run, changed something, or if it is certain. */
export const countRun = (db: D1Database, certain: boolean): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE data_version SET version = version + 1
       WHERE ?1 OR changes() > 0 OR (SELECT status FROM run ORDER BY id DESC LIMIT 1) = 'ok'`,
    )
    .bind(certain ? 1 : 0)
