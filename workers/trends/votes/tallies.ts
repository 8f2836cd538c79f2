import type { Tally } from '../statistics/tally.ts'
import type { ListingAtAge } from './listing-ages.ts'

/**
 * How many items of one day had how many votes at a ladder age, and how many gained how many since the age before.
 * Flat lists, value, items, value, items …, ascending: a month of them is read at once.
 */
export type DayTally = readonly [age: number, votes: readonly number[], gained: readonly number[]]

/** A cohort as it is stored: the age, the median of the votes gained since the ladder age before, the votes. */
export type StoredCohort = readonly [age: number, gained: number | null, votes: Tally]

/** Counts beyond this are taken as this: no listing's votes go so far, and its place at the top stays the same. */
const MOST = 20_000

/**
 * The tallies of one day.
 * @param comparable whether votes at an age can be compared; else only what was gained is counted
 */
export function talliesOf(ages: readonly ListingAtAge[], comparable: boolean): DayTally[] {
  return ages.map(({ age, votes }) => {
    const had: number[] = []
    const gained: number[] = []
    for (const [, count, gain] of votes) {
      if (comparable) add(had, count, 1)
      if (gain !== null) add(gained, gain, 1)
    }
    return [age, flat(had), flat(gained)]
  })
}

/** The cohorts that some days make together, by age. */
export function cohortsOf(days: readonly (readonly DayTally[])[]): StoredCohort[] {
  const byAge = new Map<number, { had: number[]; gained: number[] }>()
  for (const day of days) {
    for (const [age, votes, gains] of day) {
      let counts = byAge.get(age)
      if (counts === undefined) {
        counts = { had: [], gained: [] }
        byAge.set(age, counts)
      }
      addAll(counts.had, votes)
      addAll(counts.gained, gains)
    }
  }
  return [...byAge]
    .sort(([one], [other]) => one - other)
    .map(([age, { had, gained }]) => [age, middleOf(gained), pairs(flat(had))])
}

/** Counts by value, a place each: adding up a month of them in maps would take several milliseconds. */
function add(counts: number[], value: number, items: number): void {
  const at = Math.min(value, MOST)
  while (counts.length <= at) counts.push(0)
  counts[at] = (counts[at] ?? 0) + items
}

function addAll(counts: number[], tally: readonly number[]): void {
  for (let i = 0; i < tally.length; i += 2) add(counts, tally[i] ?? 0, tally[i + 1] ?? 0)
}

function flat(counts: readonly number[]): number[] {
  const tally: number[] = []
  for (let value = 0; value < counts.length; value++) {
    const items = counts[value] ?? 0
    if (items > 0) tally.push(value, items)
  }
  return tally
}

function pairs(tally: readonly number[]): Tally {
  const found: [number, number][] = []
  for (let i = 0; i < tally.length; i += 2) found.push([tally[i] ?? 0, tally[i + 1] ?? 0])
  return found
}

/** The median: the middle value, or the mean of the two in the middle; `null` of nothing. */
function middleOf(counts: readonly number[]): number | null {
  let all = 0
  for (const items of counts) all += items
  if (all === 0) return null
  return (valueAt(counts, Math.ceil(all / 2)) + valueAt(counts, Math.floor(all / 2) + 1)) / 2
}

/** The value of the nth item, from 1. */
function valueAt(counts: readonly number[], place: number): number {
  let left = place
  for (let value = 0; value < counts.length; value++) {
    left -= counts[value] ?? 0
    if (left <= 0) return value
  }
  return counts.length - 1
}
