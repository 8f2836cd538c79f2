import { HOUR, startOf } from '../days.ts'
import type { Day, Moment, Source } from '../types.ts'

/**
 * Whether a listing was left alone for so long before a look that its curve has a gap: at least one look
 * that was due in between did not take place. Looks are due by the clock, as in `schedule.ts`.
 */
export function missedLooksBefore(source: Source, day: Day, lookedAt: Moment | null, at: Moment): boolean {
  if (lookedAt === null || at <= lookedAt) return false
  const age = Math.floor((lookedAt - startOf(day)) / (24 * HOUR))
  const every = (source.hoursBetweenLooks(Math.max(0, age)) ?? 24) * HOUR
  // The look after the next full hour may come late within that hour; the one after that is missed.
  return Math.floor(at / every) - Math.floor(lookedAt / every) > 1
}
