import type { Day, Moment, Source, SourceId } from '../types.ts'
import { TROUBLE } from './runs.ts'

export interface SourceHealthRow {
  source: SourceId
  items: number
  firstDay: Day | null
  lastDay: Day | null
  lastSuccess: Moment | null
  lastGoodRun: number | null
  lastAttempt: Moment | null
  /** Attempts at the two newest listings that have failed since a source was last seen, and why the last one did. */
  failures: number
  error: string | null
  /** The newest answer that was kept out of the data, of the last days, and why. */
  quarantinedAt: Moment | null
  quarantinedFor: string | null
  /** Before this moment it is not tried again. */
  retryAt: Moment | null
}

interface Quarantined {
  at: Moment
  reason: string | null
}

type StateRow = Pick<SourceHealthRow, 'items' | 'firstDay' | 'lastDay' | 'failures' | 'retryAt'>
type Sight = Pick<SourceHealthRow, 'lastSuccess' | 'lastGoodRun'>
type ListingRow = Omit<
  SourceHealthRow,
  'source' | 'items' | 'firstDay' | 'lastDay' | 'quarantinedAt' | 'quarantinedFor'
>

/** More than a day has of one source that is never understood. */
const NEWEST_QUARANTINED = 100

/**
 * The state of a source, from its own rows alone. The two newest of its listings are looked at every hour: they tell how it
 * is doing.
 */
const HEALTH = `
SELECT coalesce(max(items), 0) AS items, coalesce(max(failures), 0) AS failures, max(retry_at) AS retryAt,
  (SELECT day FROM listing WHERE source = ?N AND items > 0 ORDER BY day LIMIT 1) AS firstDay,
  (SELECT day FROM listing WHERE source = ?N AND items > 0 ORDER BY day DESC LIMIT 1) AS lastDay,
  (SELECT json_group_array(json_object(
     'lastSuccess', looked_at, 'lastGoodRun', good_run, 'lastAttempt', attempted_at, 'failures', failures, 'error', error, 'retryAt', retry_at))
   FROM (SELECT * FROM listing WHERE source = ?N ORDER BY day DESC LIMIT 2)) AS newest,
  (SELECT json_object('at', scheduled_at, 'reason', error)
   FROM (SELECT * FROM run WHERE ${TROUBLE} AND status = 'quarantined' ORDER BY id DESC LIMIT ${NEWEST_QUARANTINED}) WHERE source = ?N LIMIT 1) AS quarantined
FROM source_state WHERE source = ?N`

/** The state of every source, mostly in one statement: about 5 rows read per source. */
export async function sourcesHealth(db: D1Database, sources: readonly Source[]): Promise<SourceHealthRow[]> {
  const { results } = await db
    .prepare(sources.map((_, i) => HEALTH.replaceAll('?N', `?${i + 1}`)).join(' UNION ALL '))
    .bind(...sources.map(({ id }) => id))
    .all<StateRow & { newest: string; quarantined: string | null }>()
  return await Promise.all(
    sources.map(async ({ id }, i) => {
      const state = results[i]
      const newest = JSON.parse(state?.newest ?? '[]') as ListingRow[]
      const quarantined = JSON.parse(state?.quarantined ?? 'null') as Quarantined | null
      const recent = latest(newest, 'lastSuccess')
      const isDead = newest.length > 0 && recent?.lastSuccess == null
      return healthOf(id, state, newest, isDead ? await lastSight(db, id) : recent, quarantined)
    }),
  )
}

/** When a source was seen whose two newest listings never were: a row read a day that it has been dead for. */
const lastSight = (db: D1Database, source: SourceId): Promise<Sight | null> =>
  db
    .prepare(
      `SELECT looked_at AS lastSuccess, good_run AS lastGoodRun FROM listing
       WHERE source = ?1 AND looked_at IS NOT NULL ORDER BY day DESC LIMIT 1`,
    )
    .bind(source)
    .first<Sight>()

function healthOf(
  source: SourceId,
  state: StateRow | undefined,
  newest: ListingRow[],
  seen: Sight | null | undefined,
  quarantined: Quarantined | null,
): SourceHealthRow {
  const tried = latest(newest, 'lastAttempt')
  const since = seen?.lastSuccess ?? 0
  const failures = newest
    .filter(({ lastAttempt }) => (lastAttempt ?? 0) > since)
    .reduce((sum, listing) => sum + listing.failures, 0)
  return {
    source,
    items: state?.items ?? 0,
    firstDay: state?.firstDay ?? null,
    lastDay: state?.lastDay ?? null,
    lastSuccess: seen?.lastSuccess ?? null,
    lastGoodRun: seen?.lastGoodRun ?? null,
    lastAttempt: tried?.lastAttempt ?? null,
    failures: Math.max(state?.failures ?? 0, failures),
    error: tried?.error ?? null,
    quarantinedAt: quarantined?.at ?? null,
    quarantinedFor: quarantined?.reason ?? null,
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
