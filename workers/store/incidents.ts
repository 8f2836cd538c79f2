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

/** After so many failed attempts a message is given up. */
const MOST_ATTEMPTS = 12
/** Incidents older than the newest so many are history. */
const CURRENT = 'id > (SELECT coalesce(max(id), 0) FROM incident) - 50'

/** The incidents that are not over, and whether anything is still to be told. */
export async function openIncidents(db: D1Database): Promise<{ open: IncidentRow[]; untold: boolean }> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, failures < ?1 AND (began_told_at IS NULL OR (ended_at IS NOT NULL AND ended_told_at IS NULL)) AS untold
       FROM incident WHERE ${CURRENT} OR ended_at IS NULL ORDER BY id`,
    )
    .bind(MOST_ATTEMPTS)
    .all<IncidentRow & { untold: number }>()
  return {
    open: results.filter(({ endedAt }) => endedAt === null),
    untold: results.some(({ untold }) => untold === 1),
  }
}

/** The newest incidents, open or over. */
export async function newestIncidents(db: D1Database, limit: number): Promise<IncidentRow[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM incident ORDER BY id DESC LIMIT ?1`)
    .bind(limit)
    .all<IncidentRow>()
  return results
}

/** Opens and closes incidents. What another invocation has opened or closed meanwhile stays as it is. */
export async function saveIncidents(
  db: D1Database,
  begun: readonly Finding[],
  ended: readonly number[],
  at: Moment,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO incident (kind, subject, detail, began_at)
         SELECT value->>'kind', value->>'subject', value->>'detail', ?2 FROM json_each(?1) WHERE 1
         ON CONFLICT (kind, subject) WHERE ended_at IS NULL DO NOTHING`,
      )
      .bind(JSON.stringify(begun), at),
    db
      .prepare(
        `UPDATE incident SET ended_at = ?2
         WHERE id IN (SELECT value FROM json_each(?1)) AND ended_at IS NULL`,
      )
      .bind(JSON.stringify(ended), at),
  ])
}

export interface Untold extends IncidentRow {
  event: 'began' | 'ended'
}

/** Takes what is to be told, so that nobody else tells it: each beginning once, and each end once after its beginning. */
export async function takeUntold(db: D1Database, at: Moment): Promise<Untold[]> {
  const [began, ended] = await db.batch<IncidentRow>([
    db
      .prepare(
        `UPDATE incident SET began_told_at = ?1
         WHERE ${CURRENT} AND began_told_at IS NULL AND failures < ?2
         RETURNING ${COLUMNS}`,
      )
      .bind(at, MOST_ATTEMPTS),
    db
      .prepare(
        `UPDATE incident SET ended_told_at = ?1
         WHERE ${CURRENT} AND ended_at IS NOT NULL
           AND began_told_at IS NOT NULL AND ended_told_at IS NULL AND failures < ?2
         RETURNING ${COLUMNS}`,
      )
      .bind(at, MOST_ATTEMPTS),
  ])
  const told = (rows: IncidentRow[] | undefined, event: 'began' | 'ended') =>
    (rows ?? []).map((row) => ({ ...row, event }))
  return [...told(began?.results, 'began'), ...told(ended?.results, 'ended')].sort((a, b) => a.id - b.id)
}

/** Gives back what could not be told, for the next time. */
export async function giveBack(db: D1Database, { id, event }: Untold, error: string): Promise<void> {
  const column = event === 'began' ? 'began_told_at' : 'ended_told_at'
  await db
    .prepare(`UPDATE incident SET ${column} = NULL, failures = failures + 1, error = ?2 WHERE id = ?1`)
    .bind(id, error.slice(0, 300))
    .run()
}
