import type { Day } from '../types.ts'
import { type Interval, type Period, periodOf } from './calendar.ts'
import type { Level } from './level.ts'
import { fillDays, replayTopic } from './replay.ts'
import { byPeriod, type PeriodRow, type SharePoint, sharePoints } from './series.ts'

/** What is drawn: the share with its band, or the topic's items, or their upvotes. */
export type Metric = 'share' | 'items' | 'upvotes'

/** A week or a month of one topic, as it was kept. */
export interface KeptPoint extends PeriodRow {
  upvotes: number
}

/** A counted day of one topic. */
export interface TailDay {
  day: Day
  items: number
  complete: boolean
  count: number
  upvotes: number
}

/** What one topic's series is made of. */
export interface TopicSeries {
  /** Whole periods that were kept, in order. */
  kept: readonly KeptPoint[]
  /** The level before the first of the days that follow. */
  before: Level
  /** Counted days after what was kept, in order, between two days. */
  tail: readonly TailDay[]
  tailFrom: Day
  tailTo: Day
}

/**
 * The points of one topic: what was kept, and after it the days that have been counted since, which are followed
 * the same way but not kept. A period in which nothing was seen is a gap.
 *
 * @param periods the periods to be drawn, from `periodsBetween`
 * @param closedThrough the last closed day; what ends later is provisional
 */
export function topicPoints(
  { kept, before, tail, tailFrom, tailTo }: TopicSeries,
  metric: Metric,
  interval: Interval,
  periods: readonly Period[],
  closedThrough: Day,
): SharePoint[] {
  const days = tailFrom <= tailTo ? fillDays(tail, tailFrom, tailTo) : []
  const open = byPeriod(replayTopic(before, days, tail), interval)
  const points = sharePoints([...kept, ...open], periods, closedThrough)
  if (metric === 'share') return points
  const upvotes = upvotesByPeriod(kept, tail, interval)
  return points.map((point) => counted(point, metric, upvotes))
}

/** A count has no band: it is what was seen. */
function counted(
  point: SharePoint,
  metric: 'items' | 'upvotes',
  upvotes: ReadonlyMap<string, number>,
): SharePoint {
  const value =
    point.count === null ? null : metric === 'items' ? point.count : (upvotes.get(point.period) ?? 0)
  return { ...point, value, lo: null, hi: null }
}

function upvotesByPeriod(
  kept: readonly KeptPoint[],
  tail: readonly TailDay[],
  interval: Interval,
): Map<string, number> {
  const sums = new Map(kept.map(({ period, upvotes }) => [period, upvotes]))
  for (const { day, upvotes } of tail) {
    const period = periodOf(day, interval)
    sums.set(period, (sums.get(period) ?? 0) + upvotes)
  }
  return sums
}
