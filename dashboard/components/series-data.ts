import type { SeriesRow } from '../../workers/trends/series-rows.ts'
import type { Day, Moment } from '../../workers/types.ts'
import { NOT_COLLECTED, NOTHING_YET } from './gap-reasons.ts'

/** What the numbers of a chart are: parts of one, counts, or parts of the highest value. */
export type SeriesUnit = 'percent' | 'count' | 'index'

/**
 * A chart of up to five lines over the same periods: to be inlined in `<Figure kind="series">` and drawn by
 * `client/series.ts`. The numbers are the API's, to the last digit.
 */
export interface SeriesData {
  /** What the lines measure, as the axis says it: `estimated share of papers`. */
  label: string
  unit: SeriesUnit
  scale: 'linear' | 'log'
  interval: 'day' | 'week' | 'month'
  /** What an entry of the source is called, for "12 of 410 papers". */
  entries: string
  periods: [name: string, from: Day, to: Day, n: number, coverage: number, provisional: boolean][]
  lines: {
    id: string
    name: string
    points: [value: number | null, lo: number | null, hi: number | null, k: number | null][]
  }[]
  /** What the bars below the line count: `papers a week`; `null` to draw none. They show `k` of the first line. */
  bars: string | null
  gaps: [from: Moment, to: Moment, reason: string][]
}

/** How a chart is to be drawn, beside its numbers. */
export type SeriesLook = Pick<SeriesData, 'label' | 'unit' | 'scale' | 'interval' | 'entries' | 'bars'>

const DAY = 86_400_000

/**
 * The chart of some rows.
 *
 * @param rows from `seriesRows`: one topic after the other, all with the same periods
 * @param names of the topics, in the same order
 */
export function seriesData(
  rows: readonly SeriesRow[],
  names: readonly { id: string; name: string }[],
  look: SeriesLook,
): SeriesData {
  const length = names.length === 0 ? 0 : rows.length / names.length
  const first = rows.slice(0, length)
  return {
    ...look,
    periods: first.map(({ period, from, to, n, coverage, provisional }) => [
      period,
      from,
      to,
      n,
      coverage,
      provisional,
    ]),
    lines: names.map(({ id, name }, i) => ({
      id,
      name,
      points: rows
        .slice(i * length, (i + 1) * length)
        .map(({ value, lo, hi, k }): [typeof value, typeof lo, typeof hi, typeof k] => [value, lo, hi, k]),
    })),
    gaps: gapsIn(first),
  }
}

/** Neighbouring periods without a value are one gap. */
function gapsIn(rows: readonly SeriesRow[]): SeriesData['gaps'] {
  const gaps: SeriesData['gaps'] = []
  for (const { value, from, to, provisional } of rows) {
    if (value !== null) continue
    const begins = Date.parse(from)
    const ends = Date.parse(to) + DAY
    const last = gaps.at(-1)
    const reason = provisional ? NOTHING_YET : NOT_COLLECTED
    if (last !== undefined && last[1] === begins && last[2] === reason) last[1] = ends
    else gaps.push([begins, ends, reason])
  }
  return gaps
}
