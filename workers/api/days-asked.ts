import { addDays, daysBetween } from '../days.ts'
import type { Day } from '../types.ts'
import { badParameters } from './problem.ts'

export interface Days {
  from: Day
  to: Day
}

/**
 * The days from one to another, both included; without a last one up to today, without a first one so many as usual.
 *
 * @throws {Problem} 400 when they are the wrong way round or lie in the future
 */
export function daysAsked(
  { from, to }: { from?: Day | undefined; to?: Day | undefined },
  today: Day,
  usual: number,
): Days {
  refuseFuture('to', to, today)
  refuseFuture('from', from, today)
  const last = to ?? today
  const first = from ?? addDays(last, 1 - usual)
  refuseBackwards(first, last)
  return { from: first, to: last }
}

/** @throws {Problem} 400 when the day is given and lies in the future */
export function refuseFuture(parameter: string, day: Day | undefined, today: Day): void {
  if (day !== undefined && day > today)
    throw badParameters([{ parameter, message: `${day} lies in the future` }])
}

/** @throws {Problem} 400 when both days are given, and the first comes after the last */
export function refuseBackwards(from: Day | undefined, to: Day | undefined): void {
  if (from !== undefined && to !== undefined && from > to)
    throw badParameters([{ parameter: 'from', message: `${from} is after to, ${to}` }])
}

/**
 * Lets so many days pass.
 *
 * @param instead what to ask for instead, if there is something: `: take weeks`
 * @throws {Problem} 400 when there are more of them
 */
export function refuseMoreThan(most: number, { from, to }: Days, instead = ''): void {
  if (daysBetween(from, to) < most) return
  throw badParameters([
    { parameter: 'from', message: `more than ${most} days lie between from and to${instead}` },
  ])
}
