/**
 * The organisations of one day or of a week, as lines of JSON: [id, name, items, upvotes]. The first line is that of items
 * without one and says what else is to be added up of the days:
 * [null, null, items, upvotes, days with a complete listing, days that can still change].
 * Kept weeks have the sums of their seven days: so a quarter of a year is thirteen of them and a few days.
 */

const entriesOf = (lines: string): string => `json_each('[' || replace(${lines}, char(10), ',') || ']')`

/**
 * The sums of some days, to be put into a statement.
 *
 * @param source, from, to what stands for these in it: parameters or columns
 */
export const sumsOfDays = (source: string, from: string, to: string): string => `
(SELECT group_concat(iif(id IS NULL AND name IS NULL,
    json_array(id, name, items, upvotes, complete, changing), json_array(id, name, items, upvotes)), char(10) ORDER BY coalesce(id, name), name)
FROM (
  SELECT e.value->>0 AS id, e.value->>1 AS name, sum(e.value->>2) AS items, sum(e.value->>3) AS upvotes,
    sum(e.value->>4) AS complete, sum(e.value->>5) AS changing, max(d.day)
  FROM day_count AS d CROSS JOIN ${entriesOf('d.organizations')} AS e
  WHERE d.source = ${source} AND d.day BETWEEN ${from} AND ${to}
  GROUP BY e.value->>0, iif(e.value->>0 IS NULL, e.value->>1, NULL)))`
