import { dayOf } from '../days.ts'
import type { Day, Moment } from '../types.ts'
import type { Spent } from './meter.ts'

export interface UsageRow {
  day: Day
  ticks: number
  rowsRead: number
  rowsWritten: number
}

/** Adds what was spent to its day, this very row included. Returns what the day has come to. */
export async function recordUsage(
  db: D1Database,
  at: Moment,
  ticks: number,
  { rowsRead, rowsWritten }: Pick<Spent, 'rowsRead' | 'rowsWritten'>,
): Promise<UsageRow> {
  const day = dayOf(at)
  const row = await db
    .prepare(
      `INSERT INTO usage (day, ticks, rows_read, rows_written) VALUES (?1, ?2, ?3 + 1, ?4 + 1)
       ON CONFLICT (day) DO UPDATE SET ticks = ticks + excluded.ticks, rows_read = rows_read + excluded.rows_read,
         rows_written = rows_written + excluded.rows_written
       RETURNING day, ticks, rows_read AS rowsRead, rows_written AS rowsWritten`,
    )
    .bind(day, ticks, rowsRead, rowsWritten)
    .first<UsageRow>()
  return row ?? { day, ticks, rowsRead, rowsWritten }
}

/** What has been spent on a day. */
export async function usageOf(db: D1Database, day: Day): Promise<UsageRow> {
  const row = await db
    .prepare(
      `SELECT day, ticks, rows_read AS rowsRead, rows_written AS rowsWritten FROM usage WHERE day = ?1`,
    )
    .bind(day)
    .first<UsageRow>()
  return row ?? { day, ticks: 0, rowsRead: 0, rowsWritten: 0 }
}
