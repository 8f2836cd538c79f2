import type { Day, Moment, RunStatus, Source, SourceId } from '../types.ts'
import { UNTHINNED } from './pending.ts'

export interface SourceHealthRow {
  source: SourceId
  items: number
  failures: number
  retryAt: Moment | null
  firstDay: Day | null
  lastDay: Day | null
  lastSuccess: Moment | null
  lastGoodRun: number | null
  lastAttempt: Moment | null
  lastStatus: RunStatus | null
  lastError: string | null
}

/** The state of every source, from its own rows alone: about 10 rows read per source. */
export async function sourcesHealth(db: D1Database, sources: readonly Source[]): Promise<SourceHealthRow[]> {
  // The two newest listings of a source are looked at every hour: they tell how the source is doing.
  const newest = 'SELECT * FROM listing WHERE source = s.value ORDER BY day DESC LIMIT 2'
  const { results } = await db
    .prepare(
      `SELECT s.value AS source, coalesce(state.items, 0) AS items, coalesce(state.failures, 0) AS failures,
         state.retry_at AS retryAt,
         (SELECT day FROM listing WHERE source = s.value AND items > 0 ORDER BY day LIMIT 1) AS firstDay,
         (SELECT day FROM listing WHERE source = s.value AND items > 0 ORDER BY day DESC LIMIT 1) AS lastDay,
         (SELECT max(looked_at) FROM (${newest})) AS lastSuccess,
         (SELECT good_run FROM (${newest}) ORDER BY looked_at DESC LIMIT 1) AS lastGoodRun,
         r.scheduled_at AS lastAttempt, r.status AS lastStatus, r.error AS lastError
       FROM json_each(?1) AS s
         LEFT JOIN source_state AS state ON state.source = s.value
         LEFT JOIN run AS r ON r.id = (SELECT last_run FROM (${newest}) ORDER BY attempted_at DESC LIMIT 1)
       ORDER BY s.key`,
    )
    .bind(JSON.stringify(sources.map(({ id }) => id)))
    .all<SourceHealthRow>()
  return results
}

/** Work that waits: days that are over and not closed. */
export async function unclosedDays(db: D1Database, before: Day): Promise<number> {
  return (
    (await db
      .prepare(`SELECT count(*) AS n FROM listing WHERE stage = 'open' AND ${UNTHINNED} AND day < ?1`)
      .bind(before)
      .first<number>('n')) ?? 0
  )
}

export interface CalendarRow {
  day: Day
  items: number
  lookedAt: Moment | null
  failures: number
  error: string | null
  stage: 'open' | 'closed' | 'thinned'
  complete: number | null
}

/** One row a day on which something was tried, oldest first. */
export async function calendarOf(db: D1Database, source: SourceId, from: Day): Promise<CalendarRow[]> {
  const { results } = await db
    .prepare(
      `SELECT l.day, l.items, l.looked_at AS lookedAt, l.failures, l.error, l.stage, t.complete
       FROM listing AS l LEFT JOIN day_total AS t ON t.source = l.source AND t.day = l.day
       WHERE l.source = ?1 AND l.day >= ?2 ORDER BY l.day`,
    )
    .bind(source, from)
    .all<CalendarRow>()
  return results
}
