import { median } from '../statistics/quantile.ts'
import { midRank, type Tally, tally } from '../statistics/tally.ts'
import { LADDER } from './ladder.ts'

/** One item's votes at each ladder age, `null` where nobody looked; in the order of `LADDER`. */
export type LadderVotes = readonly (number | null)[]

/** What the items of the last 28 days looked like at one ladder age. Small enough to store as a row. */
export interface Cohort {
  age: number
  /** Their votes at that age. */
  votes: Tally
  /** Median votes an hour since the ladder age before; 0 when nothing is known. */
  rate: number
}

/** Describes the items of the last 28 days at every ladder age. An empty cohort has empty tallies. */
export function cohorts(items: readonly LadderVotes[]): Cohort[] {
  return LADDER.map((age, rung) => {
    const hours = age - (LADDER[rung - 1] ?? 0)
    const votes: number[] = []
    const rates: number[] = []
    for (const item of items) {
      const now = item[rung] ?? null
      const before = rung === 0 ? 0 : (item[rung - 1] ?? null)
      if (now !== null) votes.push(now)
      if (now !== null && before !== null) rates.push(Math.max(0, now - before) / hours)
    }
    return { age, votes: tally(votes), rate: median(rates) ?? 0 }
  })
}

/** Median votes an hour of the cohort around an age: that of the first ladder age not before it. */
export function typicalRate(all: readonly Cohort[], age: number): number {
  return (all.find((cohort) => cohort.age >= age) ?? all.at(-1))?.rate ?? 0
}

/**
 * Heat: mid-rank of an item's votes among the items of the last 28 days at the same ladder age, in [0, 1].
 * `null` when the cohort has nobody at that age.
 */
export function heat(votesAtLadderAge: number, cohort: Cohort): number | null {
  return cohort.votes.length === 0 ? null : midRank(votesAtLadderAge, cohort.votes)
}
