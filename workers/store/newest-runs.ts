import type { SourceId } from '../types.ts'
import type { RunLedgerRow } from './runs.ts'

/**
 * The ids looked through for those of one source: some five days of a ledger of all sources. One that fails is tried every
 * few hours only, so its runs lie far apart.
 */
const LOOKED_THROUGH = 600

/**
 * The newest runs of each source, newest first, in one statement. The ledger has no index but its id: a source that is tried
 * as often as others costs a few rows a run, one that is hardly tried as many as are looked through.
 */
export async function newestRuns(
  db: D1Database,
  sources: readonly SourceId[],
  each: number,
): Promise<RunLedgerRow[]> {
  const ofEach = sources.map(
    (_, i) =>
      `SELECT * FROM (SELECT * FROM run WHERE id > (SELECT max(id) FROM run) - ${LOOKED_THROUGH} AND source = ?${i + 2} ORDER BY id DESC LIMIT ?1)`,
  )
  const { results } = await db
    .prepare(ofEach.join(' UNION ALL '))
    .bind(each, ...sources)
    .all<RunLedgerRow>()
  return results
}
