import type { Moment } from '../types.ts'
import { countingItems, type DayToCount } from './counting-items.ts'
import { countWords } from './day-counts.ts'
import { markTick } from './mark-tick.ts'

const TAGS = 'LEFT JOIN item_tags AS t ON t.generation = ?1 AND t.item_id = li.item_id'

const COUNT_TOPICS = `${countingItems('?2', 't.topics', TAGS)},
  topic AS MATERIALIZED (
    SELECT c.source, c.day, tag.value->>0 AS id,
      json_array(count(*), sum(tag.value->>1 = 2), sum(c.upvotes), json_group_array(c.id)) AS counts
    FROM counting AS c CROSS JOIN json_each(c.topics) AS tag
    GROUP BY c.source, c.day, tag.value->>0 ORDER BY c.source, c.day, tag.value->>0),
  listed AS MATERIALIZED (SELECT source, day, count(*) AS items FROM counting GROUP BY source, day),
  told AS MATERIALIZED (SELECT source, day, json_group_object(id, json(counts)) AS topics FROM topic GROUP BY source, day)
INSERT INTO day_topics (generation, source, day, items, topics)
SELECT ?1, asked.source, asked.day, coalesce(listed.items, 0), coalesce(told.topics, '{}')
FROM asked
  LEFT JOIN listed ON listed.source = asked.source AND listed.day = asked.day
  LEFT JOIN told ON told.source = asked.source AND told.day = asked.day
WHERE 1
ON CONFLICT (generation, source, day) DO UPDATE SET items = excluded.items, topics = excluded.topics
  WHERE excluded.topics IS NOT topics OR excluded.items IS NOT items`

/**
 * Counts the topics, phrases and organisations of some days anew, in two rows a day. Where that changes something and
 * the days had been followed already, what came after has to be followed again: the topics by this generation, and what
 * organisations and phrases come to by every one that keeps them.
 *
 * @returns how many days have other topics now
 */
export async function countDays(
  db: D1Database,
  generation: number,
  days: readonly DayToCount[],
  at: Moment,
): Promise<number> {
  const asked = JSON.stringify(days)
  // Each of these two goes by what the statement before it has changed.
  const noticed = (everywhere: boolean) => [
    db.prepare('UPDATE data_version SET version = version + 1 WHERE changes() > 0'),
    db
      .prepare(
        `UPDATE source_trend SET rewind_to = min(coalesce(rewind_to, first.day), first.day)
         FROM (SELECT value->>'source' AS source, min(value->>'day') AS day FROM json_each(?2) GROUP BY 1) AS first
         WHERE changes() > 0 AND (?3 OR generation = ?1) AND source_trend.source = first.source AND followed >= first.day`,
      )
      .bind(generation, asked, everywhere ? 1 : 0),
  ]
  const [counted] = await db.batch([
    db.prepare(COUNT_TOPICS).bind(generation, asked),
    ...noticed(false),
    countWords(db, asked),
    // Every generation keeps weeks of organisations, also one that is built beside this one or gone back to later.
    ...noticed(true),
    // An item that came in meanwhile, by a tick that overlaps with this one, has no tags yet: then the days stay as they are.
    db
      .prepare(
        `UPDATE listing SET uncounted = 0
         WHERE uncounted = 1 AND (source, day) IN (SELECT value->>'source', value->>'day' FROM json_each(?2))
           AND (SELECT coalesce(max(id), 0) FROM item) <= (SELECT tagged_through FROM generation WHERE id = ?1)`,
      )
      .bind(generation, asked),
    // A source that was added to those there were is followed from its first counted day on.
    db
      .prepare(
        `INSERT INTO source_trend (generation, source) SELECT DISTINCT ?1, value->>'source' FROM json_each(?2) WHERE 1
         ON CONFLICT DO NOTHING`,
      )
      .bind(generation, asked),
    markTick(db, at),
  ])
  return counted?.meta.changes ?? 0
}
