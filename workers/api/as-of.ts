import { dayOf } from '../days.ts'
import type { Day, Moment } from '../types.ts'
import { badParameters } from './problem.ts'

/**
 * Whether a day can be asked about at all.
 *
 * @throws {Problem} 400 when it lies in the future
 */
export function refuseFuture(asOf: Day | undefined, now: Moment): void {
  if (asOf !== undefined && asOf > dayOf(now)) {
    throw badParameters([{ parameter: 'as_of', message: `${asOf} lies in the future` }])
  }
}

/** Why nothing was found for the day asked about, or for the newest one. */
export const nothingBy = (asOf: Day | undefined): string =>
  asOf === undefined ? 'no day has been followed yet' : `by ${asOf} no week had been followed to its end`
