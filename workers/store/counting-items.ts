import type { Day, SourceId } from '../types.ts'

/** A day of a source that is to be counted. */
export interface DayToCount {
  source: SourceId
  day: Day
  /** Whether an item counts only on the day on which it was first seen. */
  entriesStay: boolean
}

/**
 * The beginning of a statement that counts days: `asked`, and `counting` with the items that count on them.
 *
 * @param days the parameter with the days, as JSON: `?1`
 * @param columns what else is needed of the item `i`, or of what is joined
 */
export const countingItems = (days: string, columns: string, join: string): string => `
WITH
  asked AS MATERIALIZED (
    SELECT value->>'source' AS source, value->>'day' AS day, value->>'entriesStay' AS once FROM json_each(${days})),
  counting AS MATERIALIZED (
    SELECT asked.source, asked.day, i.id, i.upvotes, ${columns}
    FROM asked
      CROSS JOIN listing_item AS li ON li.source = asked.source AND li.day = asked.day
      CROSS JOIN item AS i ON i.id = li.item_id
      ${join}
    WHERE NOT asked.once OR li.first_seen_at <= i.first_seen_at)`
