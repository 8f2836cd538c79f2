import { volumeBetween } from '../store/load-volume.ts'
import type { Day, SourceId } from '../types.ts'

/**
 * Why there are no items of a day, and the share of the sources whose listing of it was seen to its end: at most five rows
 * read a source.
 */
export async function nothingOn(
  db: D1Database,
  sources: readonly SourceId[],
  day: Day,
): Promise<{ coverage: number; reason: string }> {
  const found = await Promise.all(sources.map((source) => volumeBetween(db, source, day, day)))
  const seen = found.flatMap(({ days }) => days)
  return {
    coverage: seen.filter(({ complete }) => complete).length / sources.length,
    reason:
      seen.length === 0 ? 'no listing of this day has been seen' : 'nothing asked for was listed on this day',
  }
}
