import type { AnswerFacts } from '../collect/look.ts'
import type { Day, ListedItem, Moment, RunStatus, SourceId } from '../types.ts'
import { COUNT_NEW, recordSighting, type Sighting, upsertItems } from './save-items.ts'

/** The facts of one attempt that go into the ledger. */
export interface RunRow {
  source: SourceId
  day: Day
  /** When it took place. For an import this is not when its items were seen. */
  at: Moment
  tookMs: number
  status: RunStatus
  way: string
  facts: AnswerFacts
  error: string | null
}

/** How the listing stands after the attempt. */
export interface ListingAfter {
  nextPage: number
  etag: string | null
  sha256: string | null
}

/** A stretch in which nobody looked, known now that somebody has. */
export interface MissedLooks {
  from: Moment
  reason: string
}

const REJECTED_KEPT = 20

/**
 * Stores a look that succeeded, in one transaction: the run, the items, their places, their observations,
 * and the listing's state. Unchanged content costs two rows written.
 */
export async function saveLook(
  db: D1Database,
  run: RunRow,
  items: ListedItem[],
  sighting: Sighting,
  after: ListingAfter,
  missed: MissedLooks | null,
): Promise<{ runId: number; itemsNew: number; itemsChanged: number }> {
  const statements = [
    insertRun(db, { ...run, status: 'unchanged' }, items),
    upsertItems(db, sighting, items),
    db.prepare(
      `UPDATE run SET status = 'ok', items_changed = changes() - items_new WHERE id = (SELECT max(id) FROM run) AND changes() > 0
       RETURNING items_changed`,
    ),
    ...recordSighting(db, sighting, items),
    db.prepare(
      `UPDATE data_version SET version = version + 1
       WHERE changes() > 0 OR (SELECT status FROM run ORDER BY id DESC LIMIT 1) = 'ok'`,
    ),
    ...(missed === null ? [] : [insertGap(db, run, missed)]),
    updateListing(db, sighting, sighting.newest, after),
    countItems(db),
    endPause(db, run.source),
  ]
  const results = await db.batch<Record<string, number>>(statements)
  const inserted = results[0]?.results[0]
  return {
    runId: inserted?.id ?? 0,
    itemsNew: inserted?.items_new ?? 0,
    itemsChanged: results[2]?.results[0]?.items_changed ?? 0,
  }
}

/** Stores that the site said "not modified", or sent the same bytes as before. */
export async function saveUnchanged(
  db: D1Database,
  run: RunRow,
  after: ListingAfter,
  missed: MissedLooks | null,
): Promise<number> {
  const [inserted] = await db.batch<{ id: number }>([
    insertRun(db, { ...run, status: 'unchanged' }, []),
    ...(missed === null ? [] : [insertGap(db, run, missed)]),
    updateListing(db, run, true, after),
    endPause(db, run.source),
  ])
  return inserted?.results[0]?.id ?? 0
}

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
           attempted_at = ?6, worked_at = ?6, last_run = (SELECT max(id) FROM run)
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

/** How often a site has failed in a row, over all of its listings. */
export async function failuresOf(db: D1Database, source: SourceId): Promise<number> {
  return (
    (await db
      .prepare('SELECT failures FROM source_state WHERE source = ?1')
      .bind(source)
      .first<number>('failures')) ?? 0
  )
}

function insertRun(db: D1Database, run: RunRow, items: ListedItem[]): D1PreparedStatement {
  const { facts } = run
  const rejected = facts.rejected.slice(0, REJECTED_KEPT)
  return db
    .prepare(
      `INSERT INTO run (source, day, scheduled_at, took_ms, status, way, url, http_status, bytes, sha256, rows_seen,
                        rows_rejected, rejected, error, items_new)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${COUNT_NEW}) RETURNING id, items_new`,
    )
    .bind(
      run.source,
      run.day,
      run.at,
      run.tookMs,
      run.status,
      run.way,
      facts.url,
      facts.httpStatus,
      facts.bytes,
      facts.sha256,
      facts.rowsSeen,
      facts.rejected.length,
      rejected.length === 0 ? null : JSON.stringify(rejected),
      run.error,
      JSON.stringify(items.map((item) => item.externalId)),
      run.source,
    )
}

const insertGap = (
  db: D1Database,
  { source, day, at }: RunRow,
  { from, reason }: MissedLooks,
): D1PreparedStatement =>
  db
    .prepare(
      'INSERT INTO gap (source, day, item_id, from_at, to_at, reason) VALUES (?1, ?2, 0, ?3, ?4, ?5) ON CONFLICT DO NOTHING',
    )
    .bind(source, day, from, at, reason)

/** A closed day that gains items, or that was closed without having been seen to its end, is opened again. */
function updateListing(
  db: D1Database,
  { source, day, at }: Pick<RunRow, 'source' | 'day' | 'at'>,
  newest: boolean,
  after: ListingAfter,
): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE listing SET
         items = known.items,
         stage = iif(known.items > listing.items OR known.incomplete, 'open', stage),
         looked_at = iif(?4 AND ?5 = 0, ?3, looked_at), good_run = iif(?4 AND ?5 = 0, known.run, good_run),
         attempted_at = iif(?4, ?3, attempted_at), last_run = iif(?4, known.run, last_run),
         next_page = iif(?4, ?5, next_page), etag = iif(?4, ?6, etag), sha256 = iif(?4, ?7, sha256),
         failures = 0, retry_at = NULL, error = NULL, way = 0,
         worked_at = coalesce(claimed_at, worked_at), claimed_at = NULL
       FROM (SELECT
         (SELECT count(*) FROM listing_item WHERE source = ?1 AND day = ?2) AS items,
         (SELECT max(id) FROM run) AS run,
         EXISTS (SELECT 1 FROM day_total WHERE source = ?1 AND day = ?2 AND complete = 0) AS incomplete) AS known
       WHERE source = ?1 AND day = ?2`,
    )
    .bind(source, day, at, newest ? 1 : 0, after.nextPage, after.etag, after.sha256)
}

const countItems = (db: D1Database): D1PreparedStatement =>
  db.prepare(
    `INSERT INTO source_state (source, items, failures)
     SELECT source, items_new, 0 FROM run WHERE id = (SELECT max(id) FROM run) AND items_new > 0
     ON CONFLICT (source) DO UPDATE SET items = items + excluded.items`,
  )

const endPause = (db: D1Database, source: SourceId): D1PreparedStatement =>
  db
    .prepare('UPDATE source_state SET failures = 0, retry_at = NULL WHERE source = ?1 AND failures > 0')
    .bind(source)
