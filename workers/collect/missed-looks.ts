import { dayOf, daysBetween, HOUR } from '../days.ts'
import type { Day, Moment, Source } from '../types.ts'

/**
 * Whether a listing was left alone for so long before a look that its curve has a gap: of the looks that
 * were due since the last one, at least one did not take place. Looks are due by the clock, as in
 * `schedule.ts`.
 */
export function missedLooksBefore(source: Source, day: Day, lookedAt: Moment | null, at: Moment): boolean {
  if (lookedAt === null) return false
  let due = 0
  for (let hour = Math.floor(lookedAt / HOUR) + 1; hour <= Math.floor(at / HOUR) && due < 2; hour++) {
    const every = source.hoursBetweenLooks(daysBetween(day, dayOf(hour * HOUR)))
    if (every !== null && hour % every === 0) due++
  }
  return due > 1
}
