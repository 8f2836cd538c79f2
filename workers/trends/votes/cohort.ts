import { median, midRank, type Tally } from '../statistics/tally.ts'
import { LADDER } from './ladder.ts'
import type { StoredCohort } from './tallies.ts'

/** What the items of the last 28 days looked like at one ladder age. */
export interface Cohort {
  age: number
  /** Their votes at that age. */
  votes: Tally
  /** Median votes an hour since the ladder age before; `null` when no item was seen at both. */
  rate: number | null
}

/** Days an item belongs to the cohorts. */
export const COHORT_DAYS = 28

/** The cohorts of a source from their text: those that have members, ordered by age. */
export function cohortsFrom(text: string): Cohort[] {
  return (JSON.parse(text) as StoredCohort[]).map(([age, gained, votes]) => {
    const hours = age - (LADDER.findLast((rung) => rung < age) ?? 0)
    return { age, votes, rate: gained === null ? null : gained / hours }
  })
}

/**
 * Median votes an hour of the cohorts around an age: that of the first ladder age not before it, or else of the
 * last one known; 0 when nothing is known.
 */
export function typicalRate(cohorts: readonly Cohort[], age: number): number {
  const known = cohorts.filter(({ rate }) => rate !== null)
  return (known.find((cohort) => cohort.age >= age) ?? known.at(-1))?.rate ?? 0
}

/** The votes of a typical item at a ladder age: half of the items of the last 28 days had no more. */
export interface TypicalVotes {
  /** Hours since 00:00 UTC of the listing day. */
  age: number
  votes: number
  /** Items whose votes at that age are known. */
  items: number
}

/** The typical votes at each age, where votes can be compared: nothing for a source whose counts are totals of years. */
export const typicalVotes = (cohorts: readonly Cohort[]): TypicalVotes[] =>
  cohorts.flatMap(({ age, votes }) => {
    const middle = median(votes)
    const items = votes.reduce((sum, [, count]) => sum + count, 0)
    return middle === null ? [] : [{ age, votes: middle, items }]
  })

/**
 * Heat: mid-rank of an item's votes among the items of the last 28 days at the same age, in [0, 1]. Between two
 * ladder ages the two mid-ranks are blended in the logarithm of the age, as forecasts are; after the last one it is
 * that of the last. `null` before the first ladder age that has a cohort.
 */
export function heat(age: number, votes: number, cohorts: readonly Cohort[]): number | null {
  const from = cohorts.findLast((cohort) => cohort.age <= age)
  if (from === undefined) return null
  const to = cohorts.find((cohort) => cohort.age > age)
  const early = midRank(votes, from.votes)
  if (to === undefined) return early
  const weight = Math.log(age / from.age) / Math.log(to.age / from.age)
  return early + weight * (midRank(votes, to.votes) - early)
}
