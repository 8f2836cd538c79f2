import type { Day, SourceId } from '../types.ts'

/** A day of a source that is to be counted. */
export interface DayToCount {
  source: SourceId
  day: Day
  /** Whether an item counts only on the day on which it was first seen. */
  entriesStay: boolean
}

/**
 * The beginning of a statement that counts days: `asked`, and `counting` with the items that count on them. A day that is
 * counted anew long after it was closed gets the votes of then, as its total has them: votes go on growing for weeks.
 *
 * @param days the parameter with the days, as JSON: `?1`
 * @param columns what else is needed of the item `i`, or of what is joined
 */
export const countingItems = (days: string, columns: string, join: string): string => `
WITH
  asked AS MATERIALIZED (
    SELECT value->>'source' AS source, value->>'day' AS day, value->>'entriesStay' AS once,
      (SELECT closed_at FROM day_total WHERE source = value->>'source' AND day = value->>'day') AS closed_at FROM json_each(${days})),
  counting AS MATERIALIZED (
    SELECT asked.source, asked.day, i.id, ${columns},
      iif(closed_at IS NULL, i.upvotes, coalesce((SELECT o.upvotes FROM observation AS o
        WHERE o.item_id = i.id AND o.observed_at <= closed_at ORDER BY o.observed_at DESC LIMIT 1), i.upvotes)) AS upvotes
    FROM asked
      CROSS JOIN listing_item AS li ON li.source = asked.source AND li.day = asked.day
      CROSS JOIN item AS i ON i.id = li.item_id
      ${join}
    WHERE NOT asked.once OR li.first_seen_at <= i.first_seen_at)`
