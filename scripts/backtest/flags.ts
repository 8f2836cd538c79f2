import type { Cutoff } from './cutoffs.ts'
import { shareOf } from './mean.ts'

/** What became of topics that were called rising with P(rise) >= 0.975. */
export interface Flags {
  /** Share of them that were still above their baseline in the next 28 days. */
  still_above: number | null
  /** Share of them that were still at 1.25 times the baseline or more. */
  still_1_25: number | null
}

/** Follows every call at every cut-off, among the topics with at least five items in the 210 days before. */
export function flags(all: readonly Cutoff[]): Flags {
  const called = all.flatMap(({ rows }) =>
    rows.filter((row) => row.recent + row.baseline >= 5 && row.score.pRise >= 0.975),
  )
  return {
    still_above: shareOf(called, (row) => row.stillAbove),
    still_1_25: shareOf(called, (row) => row.happened),
  }
}
