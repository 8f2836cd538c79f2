import { hasTooMany } from '../workers/api/series-range.ts'
import { addDays } from '../workers/days.ts'
import type { LoadedSeries } from '../workers/store/load-series.ts'
import type { Interval } from '../workers/trends/calendar.ts'
import type { Day } from '../workers/types.ts'
import { INTERVALS, type Range } from './components/series-choice.ts'

/** The days a page was asked for: some usual ones by their name, or any. */
export interface DaysChoice<Range extends string> {
  range?: Range | undefined
  from?: Day | undefined
  to?: Day | undefined
}

/**
 * Which days they are, and by which name; `null` when they were chosen one by one. Without a first one, so many as
 * without a choice.
 *
 * @param lengths of the usual ones, in days
 */
export function chosenDays<Range extends string>(
  { range, from, to }: DaysChoice<Range>,
  lengths: Record<Range, number>,
  usual: Range,
  today: Day,
): { from: Day; to: Day; range: Range | null } {
  const last = to ?? today
  const named = from === undefined && to === undefined ? (range ?? usual) : null
  return { from: from ?? addDays(last, 1 - lengths[named ?? usual]), to: last, range: named }
}

/** Lengths of what charts usually show; `all` are as many weeks as can be drawn. */
export const CHART_DAYS = { '90d': 90, '1y': 365, all: 2_800 }

/** "All" of days would be too many to draw: by day it is the last year, and is called so. */
export const drawnRange = (range: Range | undefined, interval: Interval | undefined): Range | undefined =>
  range === 'all' && interval === 'day' ? '1y' : range

/**
 * The intervals that are offered: of days chosen one by one, those that do not make too many points. From all there is, "by
 * day" leads to the last year.
 */
export const intervalsOf = ({
  from,
  to,
  range,
}: {
  from: Day
  to: Day
  range: Range | null
}): readonly Interval[] => INTERVALS.filter((one) => range !== null || !hasTooMany({ from, to }, one))

/** No chart begins before there was anything to be drawn. */
export const firstDrawn = (from: Day, { firstDay }: LoadedSeries): Day => (from < firstDay ? firstDay : from)
