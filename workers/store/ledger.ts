import type { AnswerFacts } from '../collect/look.ts'
import type { Day, Moment, RunStatus, SourceId } from '../types.ts'

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

const REJECTED_KEPT = 20

/** How many of these items the database does not know yet: counted before they are stored. */
const COUNT_NEW = `(SELECT count(*) FROM json_each(?) AS seen
  WHERE NOT EXISTS (SELECT 1 FROM item WHERE source = ? AND external_id = seen.value))`

/** @param externalIds the items about to be stored; the run says how many of them are new */
export function insertRun(db: D1Database, run: RunRow, externalIds: string[]): D1PreparedStatement {
  const { facts } = run
  const rejected = facts.rejected.slice(0, REJECTED_KEPT)
  const columns = [
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
  ]
  return db
    .prepare(
      `INSERT INTO run (source, day, scheduled_at, took_ms, status, way, url, http_status, bytes, sha256, rows_seen,
                        rows_rejected, rejected, error, items_new)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${COUNT_NEW}) RETURNING id, items_new`,
    )
    .bind(...columns, JSON.stringify(externalIds), run.source)
}

/** Adds to the newest run what the statement before this one changed; its first turn counts new items too. */
export const changesCounted = (db: D1Database): D1PreparedStatement =>
  db.prepare(
    `UPDATE run SET status = 'ok',
       items_changed = items_changed + changes() - iif(status = 'unchanged', items_new, 0)
     WHERE id = (SELECT max(id) FROM run) AND changes() > 0
     RETURNING id, items_new, items_changed`,
  )

export interface SavedRun {
  runId: number
  itemsNew: number
  itemsChanged: number
}

/** What the run has come to say, from the answers of the statements above, in their order. */
export function savedRun(answers: D1Result<Record<string, number>>[]): SavedRun {
  const said = answers.map(({ results }) => results[0]).filter((row) => row?.items_new !== undefined)
  return {
    runId: said[0]?.id ?? 0,
    itemsNew: said[0]?.items_new ?? 0,
    itemsChanged: said.at(-1)?.items_changed ?? 0,
  }
}

/** Adds the new items of the newest run to those of its source. */
export const countItems = (db: D1Database): D1PreparedStatement =>
  db.prepare(
    `INSERT INTO source_state (source, items, failures)
     SELECT source, items_new, 0 FROM run WHERE id = (SELECT max(id) FROM run) AND items_new > 0
     ON CONFLICT (source) DO UPDATE SET items = items + excluded.items`,
  )

/** The source can be reached again. */
export const endPause = (db: D1Database, source: SourceId): D1PreparedStatement =>
  db.prepare('UPDATE source_state SET failures = 0, retry_at = NULL WHERE source = ?1').bind(source)
