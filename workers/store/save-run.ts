import type { AnswerFacts } from '../collect/look.ts'
import type { Day, ListedItem, Moment, RunStatus, SourceId } from '../types.ts'
import { countRun } from './data-state.ts'
import { afterImport, afterLook, type ListingAfter, reopen } from './listing-after.ts'
import { mergeItems } from './merge-items.ts'
import { COUNT_NEW, saveItems, saveVotes } from './save-items.ts'
import { recordSighting, type Sighting } from './save-sighting.ts'

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

/** A stretch in which nobody looked, known now that somebody has. */
export interface MissedLooks {
  from: Moment
  reason: string
}

const REJECTED_KEPT = 20

/**
 * Stores a look that succeeded, in one transaction: the run, the items, their places, their observations,
 * and the listing's state. Unchanged content costs two rows written.
 *
 * @param after how the listing stands now; `null` for a look that somebody brought along
 */
export async function saveLook(
  db: D1Database,
  run: RunRow,
  items: ListedItem[],
  sighting: Sighting,
  after: ListingAfter | null,
  missed: MissedLooks | null,
): Promise<{ runId: number; itemsNew: number; itemsChanged: number }> {
  const counts = changesCounted(db)
  const saved = sighting.brought
    ? [mergeItems(db, sighting, items), counts]
    : [saveItems(db, sighting, items), counts, saveVotes(db, sighting, items), counts]
  const results = await db.batch<Record<string, number>>([
    insertRun(db, { ...run, status: 'unchanged' }, items),
    ...saved,
    ...recordSighting(db, sighting, items),
    countRun(db, missed !== null),
    ...insertGap(db, run, missed),
    after === null ? afterImport(db, sighting) : afterLook(db, sighting, after),
    reopen(db, sighting),
    after === null ? countItems(db) : countItemsAndEndPause(db, run.source),
  ])
  const inserted = results[0]?.results[0]
  const changed = results.slice(1, saved.length + 1).flatMap(({ results: [row] }) => row?.items_changed ?? [])
  return { runId: inserted?.id ?? 0, itemsNew: inserted?.items_new ?? 0, itemsChanged: changed.at(-1) ?? 0 }
}

/** Adds to the newest run what the statement before this one changed; its first turn counts new items too. */
const changesCounted = (db: D1Database): D1PreparedStatement =>
  db.prepare(
    `UPDATE run SET status = 'ok',
       items_changed = items_changed + changes() - iif(status = 'unchanged', items_new, 0)
     WHERE id = (SELECT max(id) FROM run) AND changes() > 0
     RETURNING items_changed`,
  )

/** Stores that the site said "not modified", or sent the same bytes as before. */
export async function saveUnchanged(
  db: D1Database,
  run: RunRow,
  after: ListingAfter,
  missed: MissedLooks | null,
): Promise<number> {
  const [inserted] = await db.batch<{ id: number }>([
    insertRun(db, { ...run, status: 'unchanged' }, []),
    ...insertGap(db, run, missed),
    ...(missed === null ? [] : [countRun(db, true)]),
    afterLook(db, { ...run, newest: true }, after),
    reopen(db, { ...run, newest: true }),
    countItemsAndEndPause(db, run.source),
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
  missed: MissedLooks | null,
): D1PreparedStatement[] =>
  missed === null
    ? []
    : [
        db
          .prepare(
            'INSERT INTO gap (source, day, item_id, from_at, to_at, reason) VALUES (?1, ?2, 0, ?3, ?4, ?5) ON CONFLICT DO NOTHING',
          )
          .bind(source, day, missed.from, at, missed.reason),
      ]

const countItems = (db: D1Database): D1PreparedStatement =>
  db.prepare(
    `INSERT INTO source_state (source, items, failures)
     SELECT source, items_new, 0 FROM run WHERE id = (SELECT max(id) FROM run) AND items_new > 0
     ON CONFLICT (source) DO UPDATE SET items = items + excluded.items`,
  )

/** The same, and the site is known to be well again. Costs a row written only where there is something to say. */
const countItemsAndEndPause = (db: D1Database, source: SourceId): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO source_state (source, items, failures)
       SELECT source, items_new, 0 FROM run WHERE id = (SELECT max(id) FROM run)
         AND (items_new > 0 OR EXISTS (SELECT 1 FROM source_state WHERE source = ?1 AND failures > 0))
       ON CONFLICT (source) DO UPDATE SET items = items + excluded.items, failures = 0, retry_at = NULL`,
    )
    .bind(source)
