import type { Day, Moment, SourceId } from '../types.ts'
import { markTick } from './mark-tick.ts'

/** A day of a source whose topics are to be counted. */
export interface DayToCount {
  source: SourceId
  day: Day
  /** Whether an item counts only on the day on which it was first seen. */
  entriesStay: boolean
}

const COUNT_DAYS = `
WITH
  asked AS MATERIALIZED (
    SELECT value->>'source' AS source, value->>'day' AS day, value->>'entriesStay' AS once FROM json_each(?2)),
  counting AS MATERIALIZED (
    SELECT asked.source, asked.day, i.id, i.upvotes, t.topics
    FROM asked
      CROSS JOIN listing_item AS li ON li.source = asked.source AND li.day = asked.day
      CROSS JOIN item AS i ON i.id = li.item_id
      LEFT JOIN item_tags AS t ON t.generation = ?1 AND t.item_id = li.item_id
    WHERE NOT asked.once OR li.first_seen_at <= i.first_seen_at),
  topic AS MATERIALIZED (
    SELECT c.source, c.day, tag.value->>0 AS id,
      json_array(count(*), sum(tag.value->>1 = 2), sum(c.upvotes), json_group_array(c.id)) AS counts
    FROM counting AS c CROSS JOIN json_each(c.topics) AS tag
    GROUP BY c.source, c.day, tag.value->>0 ORDER BY c.source, c.day, tag.value->>0)
INSERT INTO day_topics (generation, source, day, items, topics)
SELECT ?1, asked.source, asked.day,
  (SELECT count(*) FROM counting AS c WHERE c.source = asked.source AND c.day = asked.day),
  (SELECT json_group_object(id, json(counts)) FROM topic WHERE topic.source = asked.source AND topic.day = asked.day)
FROM asked WHERE 1
ON CONFLICT (generation, source, day) DO UPDATE SET items = excluded.items, topics = excluded.topics
  WHERE excluded.topics IS NOT topics OR excluded.items IS NOT items`

/**
 * Counts the topics of some days anew, one row a day. Where that changes something and the days had been followed
 * already, what came after has to be followed again.
 *
 * @returns how many days have other counts now
 */
export async function countDays(
  db: D1Database,
  generation: number,
  days: readonly DayToCount[],
  at: Moment,
): Promise<number> {
  const asked = JSON.stringify(days)
  const [counted] = await db.batch([
    db.prepare(COUNT_DAYS).bind(generation, asked),
    // Each of these two goes by what the statement before it has changed.
    db.prepare('UPDATE data_version SET version = version + 1 WHERE changes() > 0'),
    db
      .prepare(
        `UPDATE source_trend SET rewind_to = min(coalesce(rewind_to, first.day), first.day)
         FROM (SELECT value->>'source' AS source, min(value->>'day') AS day FROM json_each(?2) GROUP BY 1) AS first
         WHERE changes() > 0 AND generation = ?1 AND source_trend.source = first.source AND followed >= first.day`,
      )
      .bind(generation, asked),
    db
      .prepare(
        `UPDATE listing SET uncounted = 0
         WHERE uncounted = 1 AND (source, day) IN (SELECT value->>'source', value->>'day' FROM json_each(?1))`,
      )
      .bind(asked),
    markTick(db, at),
  ])
  return counted?.meta.changes ?? 0
}
