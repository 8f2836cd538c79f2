/**
 * The organisations of one day or of many, as lines of JSON: [id, name, items, upvotes]. The first line is that of items
 * without one and says what else is to be added up of the days:
 * [null, null, items, upvotes, days with a complete listing, days that can still change].
 * Kept periods have the sums from the beginning of their year on: so any stretch of days is two of them and a few days.
 */

const entriesOf = (lines: string): string => `json_each('[' || replace(${lines}, char(10), ',') || ']')`

/**
 * The sums from the beginning of a year to one of its days, to be put into a statement.
 *
 * @param generation, source, day the parameters with these: `?1`
 */
export const sumsOfYear = (generation: string, source: string, day: string): string => `
(WITH kept AS (
  SELECT last_day, organizations FROM source_period
  WHERE generation = ${generation} AND source = ${source} AND last_day < ${day} AND last_day > substr(${day}, 1, 4)
  ORDER BY last_day DESC LIMIT 1)
SELECT group_concat(iif(id IS NULL AND name IS NULL,
    json_array(id, name, items, upvotes, complete, changing), json_array(id, name, items, upvotes)), char(10) ORDER BY coalesce(id, name), name)
FROM (
  SELECT entry->>0 AS id, entry->>1 AS name, sum(entry->>2) AS items, sum(entry->>3) AS upvotes,
    sum(entry->>4) AS complete, sum(entry->>5) AS changing, max(day)
  FROM (
    SELECT e.value AS entry, kept.last_day AS day FROM kept CROSS JOIN ${entriesOf('kept.organizations')} AS e
    UNION ALL
    SELECT e.value, d.day FROM day_count AS d CROSS JOIN ${entriesOf('d.organizations')} AS e
    WHERE d.source = ${source} AND d.day <= ${day} AND d.day > coalesce((SELECT last_day FROM kept), substr(${day}, 1, 4)))
  GROUP BY entry->>0, iif(entry->>0 IS NULL, entry->>1, NULL)))`
