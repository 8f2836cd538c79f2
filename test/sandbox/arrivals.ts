import type { Random } from './random.ts'

/** Part of the papers of a day that are on its listing by so many hours after the day began, as recorded. */
const LISTED_BY: readonly [number, number][] = [
  [0, 0.01],
  [0.08, 0.5],
  [0.19, 2],
  [0.22, 3],
  [0.6, 8],
  [0.89, 17],
  [0.985, 24],
  [0.99, 26],
  [1, 48],
]

/** Hours from the beginning of the day until a paper is on the listing. */
export function drawArrival(random: Random): number {
  const part = 1 - random.next()
  const at = LISTED_BY.findIndex(([upTo]) => part <= upTo)
  const [toPart, toHours] = LISTED_BY[at] ?? [1, 48]
  const [fromPart, fromHours] = LISTED_BY[at - 1] ?? [0, 0.01]
  return fromHours + ((part - fromPart) / (toPart - fromPart)) * (toHours - fromHours)
}
