import { countingItems } from './counting-items.ts'

const PHRASES = 'LEFT JOIN item_phrases AS p ON p.item_id = li.item_id'

const COUNT_WORDS = `${countingItems('?1', 'i.organization_id, i.organization, p.phrases', PHRASES)},
  told AS MATERIALIZED (
    SELECT source, day, json_group_object(phrase, json(counts) ORDER BY phrase) AS phrases
    FROM (
      SELECT c.source, c.day, p.value->>0 AS phrase,
        json_array(count(*), sum(p.value->>1), json_group_array(c.id ORDER BY c.id)) AS counts
      FROM counting AS c CROSS JOIN json_each(c.phrases) AS p GROUP BY c.source, c.day, p.value->>0)
    GROUP BY source, day),
  named AS MATERIALIZED (
    SELECT source, day, sum(items) AS items,
      sum(iif(coalesce(id, name) IS NULL, items, 0)) AS nobodys, sum(iif(coalesce(id, name) IS NULL, upvotes, 0)) AS nobodys_upvotes,
      group_concat(iif(coalesce(id, name) IS NULL, NULL, json_array(id, name, items, upvotes)), char(10) ORDER BY coalesce(id, name), name) AS lines
    FROM (
      SELECT source, day, organization_id AS id, organization AS name, count(*) AS items, sum(upvotes) AS upvotes, max(counting.id)
      FROM counting GROUP BY source, day, organization_id, iif(organization_id IS NULL, organization, NULL))
    GROUP BY source, day)
INSERT INTO day_count (source, day, items, phrases, organizations)
SELECT a.source, a.day, coalesce(named.items, 0), coalesce(told.phrases, '{}'),
  json_array(NULL, NULL, coalesce(nobodys, 0), coalesce(nobodys_upvotes, 0), l.stage <> 'open' AND coalesce(t.complete, 0), l.stage = 'open')
    || coalesce(char(10) || lines, '')
FROM asked AS a
  CROSS JOIN listing AS l ON l.source = a.source AND l.day = a.day
  LEFT JOIN day_total AS t ON t.source = a.source AND t.day = a.day
  LEFT JOIN told ON told.source = a.source AND told.day = a.day
  LEFT JOIN named ON named.source = a.source AND named.day = a.day
WHERE 1
ON CONFLICT (source, day) DO UPDATE SET
  items = excluded.items, phrases = excluded.phrases, organizations = excluded.organizations
  WHERE excluded.phrases IS NOT phrases OR excluded.organizations IS NOT organizations OR excluded.items IS NOT items`

/** Counts the phrases and the organisations of some days anew, one row a day; `days` is JSON of `DayToCount`. */
export const countWords = (db: D1Database, days: string): D1PreparedStatement =>
  db.prepare(COUNT_WORDS).bind(days)
