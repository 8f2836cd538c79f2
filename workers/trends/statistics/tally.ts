/** Distinct values with how often each occurs, ascending: a distribution small enough to store as a row. */
export type Tally = readonly (readonly [value: number, count: number])[]

/** Counts the distinct values. An empty list gives an empty tally. */
export function tally(values: readonly number[]): Tally {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => a - b)
}

/**
 * Share of the tally below `value`, ties counted half (the mid-rank, or percentile rank): 0.5 in the middle,
 * the same for every member of a tie. Against an empty tally nothing is known: 0.5.
 */
export function midRank(value: number, among: Tally): number {
  let below = 0
  let total = 0
  for (const [other, count] of among) {
    total += count
    if (other < value) below += count
    else if (other === value) below += count / 2
  }
  return total === 0 ? 0.5 : below / total
}

/** The middle value, or the mean of the two in the middle; `null` of an empty tally. */
export function median(among: Tally): number | null {
  let total = 0
  for (const [, count] of among) total += count
  if (total === 0) return null
  const at = (place: number): number => {
    let reached = 0
    for (const [value, count] of among) {
      reached += count
      if (reached >= place) return value
    }
    return 0
  }
  return (at(Math.ceil(total / 2)) + at(Math.floor(total / 2) + 1)) / 2
}

/** The mid-rank of each value within the list itself, in the list's order. */
export function midRanks(values: readonly number[]): number[] {
  const all = tally(values)
  const ranks = new Map<number, number>()
  let below = 0
  for (const [value, count] of all) {
    ranks.set(value, (below + count / 2) / values.length)
    below += count
  }
  return values.map((value) => ranks.get(value) ?? 0.5)
}
