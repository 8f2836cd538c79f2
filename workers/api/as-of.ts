import { dayOf } from '../days.ts'
import type { RankingRow } from '../store/served.ts'
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

/**
 * What was found for the day asked about.
 *
 * @throws {Problem} 400 when the first week had not ended by then
 */
export function foundAsOf<Row extends Pick<RankingRow, 'day'>>(row: Row | null, asOf: Day): Row {
  if (row !== null) return row
  throw badParameters([{ parameter: 'as_of', message: `by ${asOf} no week had been followed to its end` }])
}
