import type { Day } from '../types.ts'

/** Why nothing was found for the day asked about, or for the newest one. */
export const nothingBy = (asOf: Day | undefined): string =>
  asOf === undefined ? 'no day has been followed yet' : `by ${asOf} no week had been followed to its end`
