import type { Day } from '../types.ts'
import { type Interval, periodsBetween } from './calendar.ts'
import { toIndex } from './series.ts'
import { type Metric, type TopicSeries, topicPoints } from './topic-points.ts'

/** As many lines as can be told apart. */
export const MOST_TOPICS = 5

/** What is drawn of some topics. */
export interface SeriesChoice {
  metric: Metric
  interval: Interval
  scale: 'absolute' | 'index'
  from: Day
  to: Day
}

/** One period of one topic, as it is answered and drawn. */
export interface SeriesRow {
  topic: string
  period: string
  from: Day
  to: Day
  value: number | null
  lo: number | null
  hi: number | null
  k: number | null
  n: number
  coverage: number
  provisional: boolean
}

/** Every topic's periods in order, one topic after the other: all have the same periods. */
export function seriesRows(
  topics: readonly string[],
  { series, closedThrough }: { series: readonly TopicSeries[]; closedThrough: Day },
  { metric, interval, scale, from, to }: SeriesChoice,
): SeriesRow[] {
  const periods = periodsBetween(from, to, interval)
  return topics.flatMap((topic, i) => {
    const one = series[i]
    if (one === undefined) return []
    const points = topicPoints(one, metric, interval, periods, closedThrough)
    return (scale === 'index' ? toIndex(points) : points).map(
      ({ period, value, lo, hi, count, items, coverage, provisional }, j) => ({
        topic,
        period,
        from: periods[j]?.from ?? from,
        to: periods[j]?.to ?? to,
        value,
        lo,
        hi,
        k: count,
        n: items,
        coverage,
        provisional,
      }),
    )
  })
}

/** The mean coverage of some rows, rounded to 1e-3; 0 without rows. */
export function meanCoverage(rows: readonly { coverage: number }[]): number {
  const covered = rows.reduce((sum, { coverage }) => sum + coverage, 0)
  return rows.length === 0 ? 0 : Math.round((1000 * covered) / rows.length) / 1000
}
