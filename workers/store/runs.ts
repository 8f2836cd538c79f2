import type { Day, Moment, RunStatus, SourceId } from '../types.ts'

export interface RunLedgerRow {
  id: number
  source: SourceId
  day: Day
  scheduled_at: Moment
  took_ms: number
  status: RunStatus
  way: string
  url: string | null
  http_status: number | null
  bytes: number | null
  sha256: string | null
  rows_seen: number
  rows_rejected: number
  rejected: string | null
  items_new: number
  items_changed: number
  error: string | null
}

export interface RunFilter {
  source?: SourceId | undefined
  day?: Day | undefined
  status?: RunStatus | undefined
  from?: Moment | undefined
  until?: Moment | undefined
  /** Only runs with a smaller id. */
  before?: number | undefined
  limit: number
}

/** The partial index serves a status only when the query repeats the index's own words. */
export const TROUBLE = `status IN ('failed', 'quarantined')`

/** Rows looked through for one page: a page may be short, and `next` still leads on. */
const scanned = (limit: number): number => 3 * limit

/**
 * Runs, newest first, and where the next page begins. The ledger has no index but its id, since every run
 * pays for each; a filter looks through a bounded stretch of ids and says where it stopped. Failed and
 * quarantined runs have an index of their own.
 */
export async function listRuns(
  db: D1Database,
  filter: RunFilter,
): Promise<{ runs: RunLedgerRow[]; next: number | null }> {
  const { lowest, top } = await bounds(db, filter)
  if (top < lowest) return { runs: [], next: null }
  const trouble = filter.status === 'failed' || filter.status === 'quarantined'
  const bottom = trouble
    ? await bottomOfTrouble(db, filter, lowest, top)
    : Math.max(lowest, top - scanned(filter.limit) + 1)
  const values: (string | number)[] = [top, bottom, filter.limit]
  const where = ['id <= ?1', 'id >= ?2']
  for (const name of ['source', 'day', 'status'] as const) {
    const value = filter[name]
    if (value !== undefined) where.push(`${name} = ?${values.push(value)}`)
  }
  if (trouble) where.push(TROUBLE)
  const { results } = await db
    .prepare(`SELECT * FROM run WHERE ${where.join(' AND ')} ORDER BY id DESC LIMIT ?3`)
    .bind(...values)
    .all<RunLedgerRow>()
  const full = results.length === filter.limit
  const last = full ? (results.at(-1)?.id ?? bottom) : bottom
  return { runs: results, next: last > lowest ? last : null }
}

/** Where to stop looking through failed or quarantined runs that are to be of one source or day, too. */
async function bottomOfTrouble(
  db: D1Database,
  { status, source, day, limit }: RunFilter,
  lowest: number,
  top: number,
): Promise<number> {
  if (source === undefined && day === undefined) return lowest
  const bottom = await db
    .prepare(
      `SELECT id FROM run WHERE status = ?1 AND ${TROUBLE} AND id <= ?2 AND id >= ?3 ORDER BY id DESC LIMIT 1 OFFSET ?4`,
    )
    .bind(status ?? null, top, lowest, limit - 1)
    .first<number>('id')
  return bottom ?? lowest
}

/** The ids between which the asked-for runs lie. Ids grow with time, so moments are found by halving. */
async function bounds(
  db: D1Database,
  { from, until, before }: RunFilter,
): Promise<{ lowest: number; top: number }> {
  const { low, high } = (await db
    .prepare(
      'SELECT coalesce((SELECT min(id) FROM run), 1) AS low, coalesce((SELECT max(id) FROM run), 0) AS high',
    )
    .first<{ low: number; high: number }>()) ?? { low: 1, high: 0 }
  const lowest = from === undefined ? low : await firstRunSince(db, from, low, high)
  const end = until === undefined ? high + 1 : await firstRunSince(db, until, low, high)
  return { lowest, top: Math.min(end, before ?? end) - 1 }
}

/**
 * The first id from which on runs are not earlier than `moment`: steps of halving size, one row read each. D1
 * binds numbers as REAL, of which half of 1 is not 0.
 */
async function firstRunSince(db: D1Database, moment: Moment, low: number, high: number): Promise<number> {
  const found = await db
    .prepare(
      `WITH RECURSIVE search(first, step) AS (
         SELECT CAST(?2 AS INTEGER), CAST(?3 AS INTEGER)
         UNION ALL
         SELECT iif((SELECT scheduled_at FROM run WHERE id >= first + step - 1 ORDER BY id LIMIT 1) < ?1, first + step, first), step / 2
         FROM search WHERE step > 0)
       SELECT first FROM search WHERE step = 0`,
    )
    .bind(moment, low, 2 ** Math.ceil(Math.log2(Math.max(1, high - low + 1))))
    .first<number>('first')
  return found ?? low
}

export async function runById(db: D1Database, id: number): Promise<RunLedgerRow | null> {
  return await db.prepare('SELECT * FROM run WHERE id = ?1').bind(id).first<RunLedgerRow>()
}
