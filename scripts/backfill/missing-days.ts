import { addDays, daysBetween } from '../../workers/days.ts'
import type { Day, SourceId } from '../../workers/types.ts'
import { postAdmin, type Target } from '../target/post-admin.ts'

/** The endpoint answers for at most a year at once. */
const DAYS_ASKED_AT_ONCE = 366

/** The days of a span, the newest first: those are wanted most. */
export const daysOf = (from: Day, to: Day): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(to, -i))

/** Those that the target has not seen to their end. */
export async function missingDays(target: Target, source: SourceId, from: Day, to: Day): Promise<Day[]> {
  const seen = new Set<Day>()
  for (let start = from; start <= to; start = addDays(start, DAYS_ASKED_AT_ONCE)) {
    const last = addDays(start, DAYS_ASKED_AT_ONCE - 1)
    const { data } = await postAdmin<{ days: Day[] }>(target, '/seen', {
      source,
      from: start,
      to: last < to ? last : to,
    })
    for (const day of data.days) seen.add(day)
  }
  return daysOf(from, to).filter((day) => !seen.has(day))
}
