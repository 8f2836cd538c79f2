import type { Day } from '../types.ts'
import { type Interval, type Period, periodOf } from './calendar.ts'
import type { LevelDay } from './replay.ts'
import { Z_80 } from './statistics/normal.ts'
import { roundMicro, roundShare } from './statistics/round.ts'

/** One period of one topic: sums over its days, and the level at the end of its last day. */
export interface PeriodRow {
  /** `2026-03-16`, `2026-W12` or `2026-03`. */
  period: string
  count: number
  items: number
  /** Days with a complete listing. */
  completeDays: number
  x: number
  p: number
}

/** One point of a share series. */
export interface SharePoint {
  period: string
  /** Estimated share at the end of the period with its 80% band; `null` in a gap, when nothing was seen. */
  value: number | null
  lo: number | null
  hi: number | null
  /** Items of the topic, `null` in a gap, and items listed. */
  count: number | null
  items: number
  /** Share of the period's days with a complete listing. */
  coverage: number
  /** Whether a day of the period is still open. */
  provisional: boolean
}

/** Sums consecutive days of one topic to days, weeks or months; the last level of each stands for it. */
export function byPeriod(days: readonly LevelDay[], interval: Interval): PeriodRow[] {
  const rows: PeriodRow[] = []
  for (const { day, count, items, complete, x, p } of days) {
    const period = periodOf(day, interval)
    const completeDays = complete ? 1 : 0
    const row = rows.at(-1)
    if (row === undefined || row.period !== period) {
      rows.push({ period, count, items, completeDays, x, p })
      continue
    }
    row.count += count
    row.items += items
    row.completeDays += completeDays
    row.x = x
    row.p = p
  }
  return rows
}

/**
 * The series that is drawn: one point for each period, whether a row is there or not. A period without a row,
 * or in which no day was collected and nothing was listed, is a gap: nulls, not zeros.
 * Band: share = e^x, 80% from e^(x - 1.2816 sqrt P) to e^(x + 1.2816 sqrt P).
 * @param rows in the order of their periods; those of other periods are left out
 * @param periods from `periodsBetween`
 * @param closedThrough the last closed day; what ends later is provisional
 */
export function sharePoints(
  rows: readonly PeriodRow[],
  periods: readonly Period[],
  closedThrough: Day,
): SharePoint[] {
  let at = 0
  return periods.map(({ name, to, days }) => {
    // Names of one interval sort like their periods.
    while ((rows[at]?.period ?? name) < name) at++
    const row = rows[at]
    const provisional = to > closedThrough
    return row?.period === name && (row.completeDays > 0 || row.items > 0)
      ? seen(row, days, provisional)
      : gap(name, provisional)
  })
}

/**
 * The same points on a scale on which the highest value of the range is 100, so that topics of different
 * size can be compared. Gaps stay gaps; a series without any value comes back as it is.
 */
export function toIndex(points: readonly SharePoint[]): SharePoint[] {
  const highest = points.reduce((max, { value }) => Math.max(max, value ?? 0), 0)
  const scaled = (value: number | null) =>
    value === null || highest === 0 ? value : roundMicro((100 * value) / highest)
  return points.map(({ period, value, lo, hi, count, items, coverage, provisional }) => ({
    period,
    value: scaled(value),
    lo: scaled(lo),
    hi: scaled(hi),
    count,
    items,
    coverage,
    provisional,
  }))
}

function seen(row: PeriodRow, days: number, provisional: boolean): SharePoint {
  const reach = Z_80 * Math.sqrt(row.p)
  return {
    period: row.period,
    value: roundShare(Math.exp(row.x)),
    lo: roundShare(Math.exp(row.x - reach)),
    hi: roundShare(Math.min(1, Math.exp(row.x + reach))),
    count: row.count,
    items: row.items,
    coverage: roundMicro(row.completeDays / days),
    provisional,
  }
}

function gap(period: string, provisional: boolean): SharePoint {
  return { period, value: null, lo: null, hi: null, count: null, items: 0, coverage: 0, provisional }
}
