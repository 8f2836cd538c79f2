import { countingItems } from './counting-items.ts'

const COUNT_WORDS = `${countingItems('?1', 'i.organization_id, i.organization, p.phrases', 'LEFT JOIN item_phrases AS p ON p.item_id = li.item_id')},
  phrase AS MATERIALIZED (
    SELECT c.source, c.day, p.value->>0 AS phrase,
      json_array(count(*), sum(p.value->>1), json_group_array(c.id ORDER BY c.id)) AS counts
    FROM counting AS c CROSS JOIN json_each(c.phrases) AS p
    GROUP BY c.source, c.day, p.value->>0),
  named AS MATERIALIZED (
    SELECT source, day, organization_id, organization, count(*) AS items, sum(upvotes) AS upvotes, max(id)
    FROM counting WHERE coalesce(organization_id, organization) IS NOT NULL
    GROUP BY source, day, organization_id, iif(organization_id IS NULL, organization, NULL)),
  unnamed AS MATERIALIZED (
    SELECT source, day, count(*) AS items, sum(upvotes) AS upvotes
    FROM counting WHERE coalesce(organization_id, organization) IS NULL GROUP BY source, day),
  entry AS MATERIALIZED (
    SELECT a.source, a.day, '' AS name, json_array(NULL, NULL, coalesce(u.items, 0), coalesce(u.upvotes, 0),
      l.stage <> 'open' AND coalesce(t.complete, 0), l.stage = 'open') AS entry
    FROM asked AS a
      CROSS JOIN listing AS l ON l.source = a.source AND l.day = a.day
      LEFT JOIN day_total AS t ON t.source = a.source AND t.day = a.day
      LEFT JOIN unnamed AS u ON u.source = a.source AND u.day = a.day
    UNION ALL
    SELECT source, day, coalesce(organization_id, organization), json_array(organization_id, organization, items, upvotes) FROM named)
INSERT INTO day_count (source, day, items, phrases, organizations)
SELECT asked.source, asked.day,
  (SELECT count(*) FROM counting AS c WHERE c.source = asked.source AND c.day = asked.day),
  (SELECT json_group_object(phrase, json(counts) ORDER BY phrase) FROM phrase WHERE phrase.source = asked.source AND phrase.day = asked.day),
  (SELECT group_concat(entry, char(10) ORDER BY name, entry) FROM entry WHERE entry.source = asked.source AND entry.day = asked.day)
FROM asked WHERE 1
ON CONFLICT (source, day) DO UPDATE SET
  items = excluded.items, phrases = excluded.phrases, organizations = excluded.organizations
  WHERE excluded.phrases IS NOT phrases OR excluded.organizations IS NOT organizations OR excluded.items IS NOT items`

/** Counts the phrases and the organisations of some days anew, one row a day; `days` is JSON of `DayToCount`. */
export const countWords = (db: D1Database, days: string): D1PreparedStatement =>
  db.prepare(COUNT_WORDS).bind(days)
