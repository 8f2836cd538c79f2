import type { Day } from '../types.ts'
import { type Interval, periodOf, periodsBetween } from './calendar.ts'
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
  /** Items of the topic, and items listed; `count` is `null` in a gap. */
  count: number | null
  items: number
  /** Share of the period's days with a complete listing. */
  coverage: number
  /** Whether a day of the period is still open. */
  provisional: boolean
}

/** Sums consecutive days of one topic to weeks or months; the last level of each stands for it. */
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
 * The series that is drawn: one point for every period between two days, whether a row is there or not. A
 * period without a row, or in which no day was collected and nothing was listed, is a gap: nulls, not zeros.
 * Band: share = e^x, 80% from e^(x - 1.2816 sqrt P) to e^(x + 1.2816 sqrt P).
 * @param closedThrough the last closed day; what ends later is provisional
 */
export function sharePoints(
  rows: readonly PeriodRow[],
  range: { from: Day; to: Day; interval: Interval; closedThrough: Day },
): SharePoint[] {
  const byName = new Map(rows.map((row) => [row.period, row]))
  return periodsBetween(range.from, range.to, range.interval).map((period) => {
    const row = byName.get(period.name)
    const shape = { period: period.name, provisional: period.to > range.closedThrough }
    if (row === undefined || (row.completeDays === 0 && row.items === 0)) {
      return { ...shape, value: null, lo: null, hi: null, count: null, items: 0, coverage: 0 }
    }
    const reach = Z_80 * Math.sqrt(row.p)
    return {
      ...shape,
      value: roundShare(Math.exp(row.x)),
      lo: roundShare(Math.exp(row.x - reach)),
      hi: roundShare(Math.min(1, Math.exp(row.x + reach))),
      count: row.count,
      items: row.items,
      coverage: roundMicro(row.completeDays / period.days),
    }
  })
}

/**
 * The same points on a scale on which the highest value of the range is 100, so that topics of different
 * size can be compared. Gaps stay gaps; a series without any value is returned as it is.
 */
export function toIndex(points: readonly SharePoint[]): SharePoint[] {
  const highest = points.reduce((max, { value }) => Math.max(max, value ?? 0), 0)
  if (highest === 0) return [...points]
  const scaled = (value: number | null) => (value === null ? null : roundMicro((100 * value) / highest))
  return points.map((point) => ({
    ...point,
    value: scaled(point.value),
    lo: scaled(point.lo),
    hi: scaled(point.hi),
  }))
}
