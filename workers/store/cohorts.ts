import { COHORT_DAYS } from '../trends/votes/cohort.ts'
import type { SourceId } from '../types.ts'

/** The cohorts are those of the days before the newest that is known at any age. */
const COHORTS = `
WITH
  recent AS MATERIALIZED (
    SELECT aged.value->>0 AS age, item.value->>1 AS votes, item.value->>2 AS gained
    FROM listing_age AS l CROSS JOIN json_each(l.votes) AS aged CROSS JOIN json_each(aged.value, '$[1]') AS item
    WHERE l.source = ?1
      AND l.day > date((SELECT max(day) FROM listing_age WHERE source = ?1), '-${COHORT_DAYS} days')),
  counted AS (SELECT age, votes, count(*) AS items FROM recent GROUP BY age, votes ORDER BY age, votes),
  tally AS (SELECT age, json_group_array(json_array(votes, items)) AS votes FROM counted GROUP BY age),
  placed AS (
    SELECT age, gained, row_number() OVER (PARTITION BY age ORDER BY gained) AS place, count(*) OVER (PARTITION BY age) AS all_of
    FROM recent WHERE gained IS NOT NULL),
  middle AS (
    SELECT age, avg(gained) AS gained FROM placed WHERE place IN ((all_of + 1) / 2, (all_of + 2) / 2) GROUP BY age)
INSERT INTO vote_model (source, cohorts)
SELECT ?1, (
  SELECT json_group_array(json_array(age, gained, json(votes))) FROM (
    SELECT tally.age, middle.gained, tally.votes FROM tally LEFT JOIN middle ON middle.age = tally.age ORDER BY tally.age))
WHERE EXISTS (SELECT 1 FROM recent)
ON CONFLICT (source) DO UPDATE SET cohorts = excluded.cohorts WHERE excluded.cohorts IS NOT cohorts`

/**
 * Makes a source's cohorts anew from its days: at each ladder age the median of the votes gained since the one
 * before, and how many items had how many votes. In the database, since it goes through some ten thousand numbers.
 */
export const rebuildCohorts = (db: D1Database, source: SourceId): D1PreparedStatement =>
  db.prepare(COHORTS).bind(source)
