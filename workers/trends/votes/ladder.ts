/** Ages in hours at which items are compared. An item's age counts from 00:00 UTC of its first listing day. */
export const LADDER = [1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 48, 72, 120, 168] as const

/** One look at an item: its age in hours and its votes, as seen. */
export interface Look {
  age: number
  votes: number
}

/** The highest ladder age that `age` has reached, `null` before the first. */
export function ladderAge(age: number): number | null {
  return LADDER.findLast((rung) => rung <= age) ?? null
}

/**
 * The votes an item had at an age, `null` when nobody looked near it. Between two looks that are at most two
 * hours, or half the age, apart the votes are interpolated; after the last look they hold for an hour or a
 * tenth of the age. Before the first look nothing is known.
 * @param looks ordered by age
 */
export function votesAtAge(looks: readonly Look[], age: number): number | null {
  const next = looks.findIndex((look) => look.age >= age)
  const after = looks[next]
  if (after?.age === age) return after.votes
  const before = next === -1 ? looks.at(-1) : looks[next - 1]
  if (before === undefined) return null
  if (after === undefined) return age - before.age <= Math.max(1, age / 10) ? before.votes : null
  const hours = after.age - before.age
  if (hours > Math.max(2, age / 2)) return null
  return before.votes + ((after.votes - before.votes) * (age - before.age)) / hours
}

/** Votes of a listing at one age, so that days can be compared. */
export interface Volume {
  /** Sum over the items whose votes at that age are known; `null` when there are none. */
  votes: number | null
  known: number
  items: number
}

/** Adds up a listing at a fixed age. `votes[i]` is what `votesAtAge` gave for item i. */
export function volumeAtAge(votes: readonly (number | null)[]): Volume {
  const known = votes.filter((count) => count !== null)
  const sum = known.reduce((total, count) => total + count, 0)
  return { votes: known.length > 0 ? sum : null, known: known.length, items: votes.length }
}
