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

/** The newest look at any current listing of these sources; `null` when there was none. */
export async function asOf(db: D1Database, sources: readonly SourceId[]): Promise<Moment | null> {
  return await db
    .prepare(
      `SELECT max((SELECT max(looked_at) FROM (SELECT looked_at FROM listing WHERE source = s.value ORDER BY day DESC LIMIT 2))) AS at
       FROM json_each(?1) AS s`,
    )
    .bind(JSON.stringify(sources))
    .first<Moment>('at')
}

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
