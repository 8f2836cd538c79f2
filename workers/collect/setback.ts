import { backOff } from './schedule.ts'
import type { Trouble } from './trouble.ts'

const SITE_FAILURES_BEFORE_ANOTHER_WAY = 3

/**
 * Which way to try after a failure: the next one when this way's page is not what it should be, the same
 * one when the site is in trouble, unless that has gone on for a while.
 *
 * @param failures failures in a row, this one included
 */
export function wayAfter(way: number, ways: number, failures: number, trouble: Trouble | null): number {
  const stay = trouble?.where === 'site' && failures % SITE_FAILURES_BEFORE_ANOTHER_WAY !== 0
  return stay ? way : (way + 1) % ways
}

/** When to try again: after the back-off, or after the pause the site asked for when that is longer. */
export const retryAfter = (at: number, failures: number, trouble: Trouble | null): number =>
  at + Math.max(backOff(failures), trouble?.retryAfter ?? 0)
