import { dayOf } from '../days.ts'
import type { Moment } from '../types.ts'

/**
 * Remembers that a tick has done its job, where the job is about no listing in particular: on the listings of
 * the tick's own day. By it a tick that is delivered twice is known.
 */
export const markTick = (db: D1Database, at: Moment): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE listing SET worked_at = ?1
       WHERE day = ?2 AND source IN (SELECT source FROM source_state) AND coalesce(worked_at, 0) < ?1`,
    )
    .bind(at, dayOf(at))
