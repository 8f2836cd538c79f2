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
 * The two looks between which an item was at an age, as their places among `ages`; the same place twice when one
 * look says it all, `null` when nobody looked near. Two looks belong together when they are at most two hours, or
 * half the age, apart; the last look holds for an hour or a tenth of the age. Before the first nothing is known.
 * @param ages of the looks, ascending
 */
export function looksAround(
  ages: readonly number[],
  age: number,
): readonly [before: number, after: number] | null {
  const next = ages.findIndex((look) => look >= age)
  if (ages[next] === age) return [next, next]
  const last = (next === -1 ? ages.length : next) - 1
  const before = ages[last]
  if (before === undefined) return null
  const after = ages[next]
  if (after === undefined) return age - before <= Math.max(1, age / 10) ? [last, last] : null
  return after - before <= Math.max(2, age / 2) ? [last, next] : null
}

/**
 * The votes an item had at an age, interpolated between two looks; `null` when nobody looked near it.
 * @param looks ordered by age
 */
export function votesAtAge(looks: readonly Look[], age: number): number | null {
  const [first, last] = looksAround(
    looks.map((look) => look.age),
    age,
  ) ?? [-1, -1]
  return between(looks[first], looks[last], age)
}

/** The votes at an age between two looks; `null` when either is not known. */
export function between(before: Look | undefined, after: Look | undefined, age: number): number | null {
  if (before === undefined || after === undefined) return null
  const hours = after.age - before.age
  return hours === 0
    ? before.votes
    : before.votes + ((after.votes - before.votes) * (age - before.age)) / hours
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
