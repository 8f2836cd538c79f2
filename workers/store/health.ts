import type { Day, Moment, Source, SourceId } from '../types.ts'

export interface SourceHealthRow {
  source: SourceId
  items: number
  firstDay: Day | null
  lastDay: Day | null
  lastSuccess: Moment | null
  lastGoodRun: number | null
  lastAttempt: Moment | null
  /** Attempts in a row that failed, the last one included, and why that one did. */
  failures: number
  error: string | null
  /** What the newest run came to, when it stored nothing. */
  lastStatus: string | null
  /** Before this moment it is not tried again. */
  retryAt: Moment | null
}

type StateRow = Pick<SourceHealthRow, 'items' | 'firstDay' | 'lastDay' | 'failures' | 'retryAt'>
type ListingRow = Omit<SourceHealthRow, 'source' | 'items' | 'firstDay' | 'lastDay'>

/** The state of a source, from its own rows alone. The two newest of its listings are looked at every hour: they tell how it is doing. */
const HEALTH = `
SELECT coalesce(max(items), 0) AS items, coalesce(max(failures), 0) AS failures, max(retry_at) AS retryAt,
  (SELECT day FROM listing WHERE source = ?N AND items > 0 ORDER BY day LIMIT 1) AS firstDay,
  (SELECT day FROM listing WHERE source = ?N AND items > 0 ORDER BY day DESC LIMIT 1) AS lastDay,
  (SELECT json_group_array(json_object(
     'lastSuccess', looked_at, 'lastGoodRun', good_run, 'lastAttempt', attempted_at, 'failures', failures, 'error', error, 'retryAt', retry_at,
     'lastStatus', iif(error IS NULL, NULL, (SELECT status FROM run WHERE id = last_run))))
   FROM (SELECT * FROM listing WHERE source = ?N ORDER BY day DESC LIMIT 2)) AS newest
FROM source_state WHERE source = ?N`

/** The state of every source in one statement: about 5 rows read per source. */
export async function sourcesHealth(db: D1Database, sources: readonly Source[]): Promise<SourceHealthRow[]> {
  const { results } = await db
    .prepare(sources.map((_, i) => HEALTH.replaceAll('?N', `?${i + 1}`)).join(' UNION ALL '))
    .bind(...sources.map(({ id }) => id))
    .all<StateRow & { newest: string }>()
  return sources.map(({ id }, i) => {
    const state = results[i]
    return healthOf(id, state, JSON.parse(state?.newest ?? '[]') as ListingRow[])
  })
}

function healthOf(source: SourceId, state: StateRow | undefined, newest: ListingRow[]): SourceHealthRow {
  const seen = latest(newest, 'lastSuccess')
  const tried = latest(newest, 'lastAttempt')
  return {
    source,
    items: state?.items ?? 0,
    firstDay: state?.firstDay ?? null,
    lastDay: state?.lastDay ?? null,
    lastSuccess: seen?.lastSuccess ?? null,
    lastGoodRun: seen?.lastGoodRun ?? null,
    lastAttempt: tried?.lastAttempt ?? null,
    failures: Math.max(state?.failures ?? 0, tried?.failures ?? 0),
    error: tried?.error ?? null,
    lastStatus: tried?.lastStatus ?? null,
    retryAt: state?.retryAt ?? tried?.retryAt ?? null,
  }
}

const latest = (rows: ListingRow[], of: 'lastSuccess' | 'lastAttempt'): ListingRow | undefined =>
  rows.toSorted((a, b) => (b[of] ?? 0) - (a[of] ?? 0))[0]

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
