import { addDays } from '../days.ts'
import type { Day, Source } from '../types.ts'
import { UNTHINNED } from './pending.ts'
import type { UsageRow } from './usage.ts'

/** How much work waits, what the day has cost so far, and how large the database is. */
export interface Upkeep {
  unclosed: number
  untagged: number
  usage: UsageRow
  bytes: number
}

interface UpkeepRow extends Omit<UsageRow, 'day'> {
  unclosed: number
  untagged: number
}

/** One statement; its own answer says how large the database is. Rows read: those that wait, and three. */
export async function upkeepOf(db: D1Database, sources: readonly Source[], today: Day): Promise<Upkeep> {
  const { results, meta } = await db
    .prepare(
      `SELECT
         (SELECT count(*) FROM listing WHERE stage = 'open' AND ${UNTHINNED} AND day < ?2 AND +source IN (SELECT value FROM json_each(?3))) AS unclosed,
         (SELECT coalesce((SELECT max(id) FROM item), 0) - tagged_through FROM generation ORDER BY id DESC LIMIT 1) AS untagged,
         coalesce(u.ticks, 0) AS ticks, coalesce(u.rows_read, 0) AS rowsRead, coalesce(u.rows_written, 0) AS rowsWritten
       FROM (SELECT 1) LEFT JOIN usage AS u ON u.day = ?1`,
    )
    .bind(today, addDays(today, -1), JSON.stringify(sources.map(({ id }) => id)))
    .all<UpkeepRow>()
  const [row] = results
  return {
    unclosed: row?.unclosed ?? 0,
    untagged: Math.max(0, row?.untagged ?? 0),
    usage: {
      day: today,
      ticks: row?.ticks ?? 0,
      rowsRead: row?.rowsRead ?? 0,
      rowsWritten: row?.rowsWritten ?? 0,
    },
    bytes: meta.size_after ?? 0,
  }
}
