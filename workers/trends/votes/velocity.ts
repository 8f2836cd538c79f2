import type { Look } from './ladder.ts'

/** Hours of the cohort's typical rate that are mixed into every measured one. */
const PRIOR_HOURS = 3

/**
 * Votes an hour between the last two looks, pulled towards what is typical at that age:
 * (dv + 3 m)/(dt + 3). Lost votes count 0. With a single look nothing was measured and the typical rate is
 * all there is; without any, `null`.
 * @param looks ordered by age, one for each time the item was looked at, changed or not
 * @param typical median votes an hour of the cohort at this age, from `typicalRates`
 * @throws RangeError when ages do not ascend or `typical` is negative or not finite.
 */
export function velocity(looks: readonly Look[], typical: number): number | null {
  if (!(typical >= 0 && typical < Infinity)) throw new RangeError(`typical rate must be >= 0, got ${typical}`)
  const last = looks.at(-1)
  if (last === undefined) return null
  return rate(looks.at(-2) ?? last, last, typical)
}

/**
 * Votes an hour, per hour: the change of velocity between the last two intervals over the time between their
 * middles. `null` with fewer than three looks.
 * @throws RangeError as `velocity`.
 */
export function acceleration(looks: readonly Look[], typical: number): number | null {
  const first = looks.at(-3)
  const middle = looks.at(-2)
  const last = looks.at(-1)
  if (first === undefined || middle === undefined || last === undefined) return null
  const change = rate(middle, last, typical) - rate(first, middle, typical)
  return change / ((last.age - first.age) / 2)
}

function rate(from: Look, to: Look, typical: number): number {
  const hours = to.age - from.age
  if (!(hours > 0 || from === to)) throw new RangeError(`looks out of order at ${to.age} h`)
  const gained = Math.max(0, to.votes - from.votes)
  return (gained + PRIOR_HOURS * typical) / (hours + PRIOR_HOURS)
}
