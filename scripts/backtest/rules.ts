import { rankTopics } from '../../workers/trends/ranking.ts'
import type { Row } from './cutoffs.ts'

/** A way to put topics in order, the most rising first. */
export type Rule = (rows: readonly Row[]) => Row[]

/** What Uptrend does. */
export const method: Rule = (rows) => rankTopics(rows, 'rising')

/** What others do, and simpler forms of the method. */
export const baselines: Record<string, Rule> = {
  'filter P(rise)': by(({ score }) => score.z),
  'two-proportion z': by(twoProportionZ),
  'last-week z-score vs 26w': by(lastWeekZ),
  'share ratio 4w/26w (+.5)': by(
    ({ recent, baseline, items }) =>
      Math.log((recent + 0.5) / items.recent) - Math.log((baseline + 0.5) / items.baseline),
  ),
  'growth 4w/prev 4w (+1)': by(({ recent, previous }) => (recent + 1) / (previous + 1)),
  'growth week/week (+1)': by(({ lastWeek, weekBefore }) => (lastWeek + 1) / (weekBefore + 1)),
  'count last week': by(({ lastWeek }) => lastWeek),
  'count last 4w': by(({ recent }) => recent),
}

/** Highest value first; equal values stay in the order of the topic ids. */
function by(value: (row: Row) => number): Rule {
  return (rows) => {
    const valued = rows.map((row) => ({ row, value: value(row) }))
    return valued.sort((a, b) => b.value - a.value).map(({ row }) => row)
  }
}

/** The usual test of two shares with a pooled variance. */
function twoProportionZ({ recent, baseline, items }: Row): number {
  const pooled = (recent + baseline) / (items.recent + items.baseline)
  const variance = pooled * (1 - pooled) * (1 / items.recent + 1 / items.baseline)
  return (recent / items.recent - baseline / items.baseline) / Math.sqrt(variance + 1e-12)
}

/** Last week's share against mean and deviation of the 26 weekly shares of the baseline. */
function lastWeekZ({ lastWeek, items, weeklyShares }: Row): number {
  const shares = weeklyShares()
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
  const square = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length
  return (lastWeek / Math.max(1, items.lastWeek) - mean) / (Math.sqrt(square) + 1e-9)
}
