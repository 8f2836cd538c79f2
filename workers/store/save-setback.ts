import type { Moment } from '../types.ts'
import { insertRun, type RunRow } from './ledger.ts'

/** What to do after an attempt that stored no items. */
export interface Setback {
  retryAt: Moment
  /** Index of the way to try next. */
  way: number
  /** How long the whole site is left alone, when it is the site that is in trouble. */
  pauseUntil: Moment | null
}

/** Stores an attempt that failed or was quarantined: the run, and when to try again. No item changes. */
export async function saveSetback(db: D1Database, run: RunRow, setback: Setback): Promise<number> {
  const [inserted] = await db.batch<{ id: number }>([
    insertRun(db, run, []),
    db
      .prepare(
        `UPDATE listing SET failures = failures + 1, retry_at = ?3, error = ?4, way = ?5, claimed_at = NULL,
           attempted_at = ?6, worked_at = ?6
         WHERE source = ?1 AND day = ?2`,
      )
      .bind(run.source, run.day, setback.retryAt, run.error, setback.way, run.at),
    ...(setback.pauseUntil === null
      ? []
      : [
          db
            .prepare(
              `INSERT INTO source_state (source, items, failures, retry_at) VALUES (?1, 0, 1, ?2)
               ON CONFLICT (source) DO UPDATE SET failures = failures + 1, retry_at = excluded.retry_at`,
            )
            .bind(run.source, setback.pauseUntil),
        ]),
  ])
  return inserted?.results[0]?.id ?? 0
}
