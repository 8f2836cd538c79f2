import { DAY, HOUR } from '../days.ts'
import type { Moment } from '../types.ts'
import type { Finding } from '../watch/findings.ts'

export interface IncidentRow {
  id: number
  kind: string
  subject: string
  detail: string
  beganAt: Moment
  endedAt: Moment | null
}

const COLUMNS = 'id, kind, subject, detail, began_at AS beganAt, ended_at AS endedAt'

/** After so many failed attempts a message waits for the first hour of a day: who is asked may be back days later. */
const ATTEMPTS_AT_ONCE = 12
/** Of what has been over for so long nobody is told any more. */
const TOLD_FOR = DAY
/** Incidents older than the newest so many are history. */
const CURRENT = 'id > (SELECT coalesce(max(id), 0) FROM incident) - 50'

/** Whether an incident may be told at the moment `?1`. Needs no parameter but that. */
const TELLABLE = `(failures < ${ATTEMPTS_AT_ONCE} OR ?1 % ${DAY} < ${HOUR}) AND coalesce(ended_at, ?1) > ?1 - ${TOLD_FOR}`

/** The incidents that are not over, and whether anything is still to be told. */
export async function openIncidents(
  db: D1Database,
  at: Moment,
): Promise<{ open: IncidentRow[]; untold: boolean }> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, ${TELLABLE} AND (began_told_at IS NULL OR (ended_at IS NOT NULL AND ended_told_at IS NULL)) AS untold
       FROM (SELECT id AS one FROM incident WHERE ${CURRENT} UNION SELECT id FROM incident INDEXED BY incident_open WHERE ended_at IS NULL)
         CROSS JOIN incident ON id = one`,
    )
    .bind(at)
    .all<IncidentRow & { untold: number }>()
  return {
    open: results.filter(({ endedAt }) => endedAt === null),
    untold: results.some(({ untold }) => untold === 1),
  }
}

/** An incident, and how often telling somebody of it has failed, as long as nobody is told: 0 when all is told. */
export interface KnownIncident extends IncidentRow {
  failures: number
}

/** The newest incidents, open or over. */
export async function newestIncidents(db: D1Database, limit: number): Promise<KnownIncident[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, iif(began_told_at IS NULL OR (ended_at IS NOT NULL AND ended_told_at IS NULL), failures, 0) AS failures
       FROM incident ORDER BY id DESC LIMIT ?1`,
    )
    .bind(limit)
    .all<KnownIncident>()
  return results
}

export interface Untold extends IncidentRow {
  event: 'began' | 'ended'
}

/**
 * Opens and closes incidents; what another invocation has opened or closed meanwhile stays as it is. Then takes what is to
 * be told, so that nobody else tells it: each beginning once, and each end once after its beginning.
 *
 * @param isTold whether anybody is told: otherwise nothing is taken, and who wants to know later is told what is still open
 */
export async function saveIncidents(
  db: D1Database,
  begun: readonly Finding[],
  ended: readonly number[],
  isTold: boolean,
  at: Moment,
): Promise<Untold[]> {
  const answers = await db.batch<IncidentRow>([
    ...(begun.length === 0 ? [] : [open(db, begun, at)]),
    ...(ended.length === 0 ? [] : [close(db, ended, at)]),
    ...(isTold ? [takeBeginnings(db, at), takeEnds(db, at)] : []),
  ])
  if (!isTold) return []
  const [beginnings, ends] = answers.slice(-2)
  const told = (result: D1Result<IncidentRow> | undefined, event: 'began' | 'ended') =>
    (result?.results ?? []).map((row) => ({ ...row, event }))
  return [...told(beginnings, 'began'), ...told(ends, 'ended')].sort((a, b) => a.id - b.id)
}

const takeBeginnings = (db: D1Database, at: Moment): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE incident SET began_told_at = ?1
       WHERE ${CURRENT} AND began_told_at IS NULL AND ${TELLABLE} RETURNING ${COLUMNS}`,
    )
    .bind(at)

const takeEnds = (db: D1Database, at: Moment): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE incident SET ended_told_at = ?1
       WHERE ${CURRENT} AND ended_at IS NOT NULL AND began_told_at IS NOT NULL AND ended_told_at IS NULL AND ${TELLABLE}
       RETURNING ${COLUMNS}`,
    )
    .bind(at)

const open = (db: D1Database, begun: readonly Finding[], at: Moment): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO incident (kind, subject, detail, began_at)
       SELECT value->>'kind', value->>'subject', value->>'detail', ?2 FROM json_each(?1) WHERE 1
       ON CONFLICT (kind, subject) WHERE ended_at IS NULL DO NOTHING`,
    )
    .bind(JSON.stringify(begun), at)

const close = (db: D1Database, ended: readonly number[], at: Moment): D1PreparedStatement =>
  db
    .prepare(
      `UPDATE incident SET ended_at = ?2 WHERE id IN (SELECT value FROM json_each(?1)) AND ended_at IS NULL`,
    )
    .bind(JSON.stringify(ended), at)

const LONGEST_REASON = 300

/** Gives back what could not be told, and why, for the next time. */
export async function giveBack(
  db: D1Database,
  failed: readonly (Pick<Untold, 'id' | 'event'> & { error: string })[],
): Promise<void> {
  const told = failed.map(({ id, event, error }) => ({ id, event, error: error.slice(0, LONGEST_REASON) }))
  await db
    .prepare(
      `UPDATE incident SET began_told_at = iif(f.began, NULL, began_told_at), ended_told_at = iif(f.ended, NULL, ended_told_at),
         failures = failures + f.times, error = f.reason
       FROM (
         SELECT value->>'id' AS id, max(value->>'event' = 'began') AS began, max(value->>'event' = 'ended') AS ended,
           count(*) AS times, max(value->>'error') AS reason
         FROM json_each(?1) GROUP BY value->>'id') AS f
       WHERE incident.id = f.id`,
    )
    .bind(JSON.stringify(told))
    .run()
}
