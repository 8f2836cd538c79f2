import { HOUR } from '../days.ts'
import type { Moment } from '../types.ts'

export type SourceStatus = 'ok' | 'late' | 'failing' | 'never'

/** Every source has a listing that is looked at hourly. */
const EXPECTED_WITHIN = 2 * HOUR
/** From here on a monitor should ring. */
export const ALARM_AFTER = 3 * HOUR

/** How a source is doing: `late` outranks `failing`, since an old success says more than a fresh failure. */
export function sourceStatus(lastSuccess: Moment | null, lastFailed: boolean, now: Moment): SourceStatus {
  if (lastSuccess === null) return lastFailed ? 'failing' : 'never'
  if (now - lastSuccess > EXPECTED_WITHIN) return 'late'
  return lastFailed ? 'failing' : 'ok'
}

/** When the source is next asked: after its pause, or at the next full hour after its last attempt. */
export function nextDue(lastAttempt: Moment | null, retryAt: Moment | null, now: Moment): Moment {
  if (retryAt !== null) return retryAt
  return lastAttempt === null ? now : (Math.floor(lastAttempt / HOUR) + 1) * HOUR
}
