import { NOT_LISTED } from '../collect/gaps.ts'
import type { VotesAtAge } from '../trends/votes/listing-ages.ts'
import type { DayTally } from '../trends/votes/tallies.ts'
import type { Day, Moment, SourceId } from '../types.ts'
import { markTick } from './mark-tick.ts'
import { UNTHINNED } from './pending.ts'
import { rebuildVolume } from './volume.ts'

/** A closed day whose observations are all still there. */
export interface ClosedListing {
  day: Day
  items: number
  /** JSON: moments at which the whole listing was seen. */
  looks: string
}

/** Closed days after `after`, the earliest first. */
export async function closedListings(
  db: D1Database,
  source: SourceId,
  after: Day,
  most: number,
): Promise<ClosedListing[]> {
  const { results } = await db
    .prepare(
      `SELECT day, items, looks FROM listing
       WHERE stage = 'closed' AND ${UNTHINNED} AND day > ?2 AND +source = ?1 ORDER BY day LIMIT ?3`,
    )
    .bind(source, after, most)
    .all<ClosedListing>()
  return results
}

/** What an item of a listing had at some moments. */
export interface HeldVotes {
  day: Day
  item: number
  /** JSON: when the listing did not show it, as [from, until]; the last has no end where it has not come back. */
  away: string
  /** JSON: its votes at each of the moments, `null` before it was seen. */
  held: string
}

const HELD_VOTES = `
WITH asked AS MATERIALIZED (SELECT value->>'day' AS day, value->'moments' AS moments FROM json_each(?2))
SELECT asked.day, li.item_id AS item, (
  SELECT json_group_array(json_array(from_at, to_at)) FROM (
    SELECT from_at, to_at FROM gap
    WHERE source = li.source AND day = li.day AND item_id = li.item_id AND reason = '${NOT_LISTED}'
    UNION ALL SELECT li.left_at, NULL WHERE li.left_at IS NOT NULL)) AS away, (
  SELECT json_group_array((
    SELECT o.upvotes FROM observation AS o
    WHERE o.item_id = li.item_id AND o.observed_at <= moment.value ORDER BY o.observed_at DESC LIMIT 1))
  FROM json_each(asked.moments) AS moment) AS held
FROM asked
  CROSS JOIN listing_item AS li ON li.source = ?1 AND li.day = asked.day
  CROSS JOIN item AS i ON i.id = li.item_id
WHERE NOT ?3 OR i.listed_on = li.day
ORDER BY asked.day, li.item_id`

/** The tallies of a day, as JSON. */
export interface TalliedDay {
  day: Day
  tallies: string
}

/**
 * The votes of listings' items at some moments of each, and the tallies of the newest days that are known.
 *
 * @param once whether an item counts only on the first day on which it was listed
 * @param most how many days' tallies
 */
export async function votesToAge(
  db: D1Database,
  source: SourceId,
  asked: readonly { day: Day; moments: readonly Moment[] }[],
  once: boolean,
  most: number,
): Promise<{ held: HeldVotes[]; tallied: TalliedDay[] }> {
  const [held, tallied] = await db.batch<unknown>([
    db.prepare(HELD_VOTES).bind(source, JSON.stringify(asked), once ? 1 : 0),
    db
      .prepare('SELECT day, tallies FROM listing_age WHERE source = ?1 ORDER BY day DESC LIMIT ?2')
      .bind(source, most),
  ])
  return { held: (held?.results ?? []) as HeldVotes[], tallied: (tallied?.results ?? []) as TalliedDay[] }
}

/** A day at its ladder ages; `ages` and `votes` are empty when nothing is known. */
export interface AgedDay {
  day: Day
  items: number
  ages: (readonly [age: number, known: number, upvotes: number])[]
  votes: (readonly [age: number, votes: readonly VotesAtAge[]])[]
  tallies: DayTally[]
}

const UPSERT_AGES = `
INSERT INTO listing_age (source, day, items, ages, votes, tallies)
SELECT ?1, value->>'day', value->>'items', value->'ages', value->'votes', value->'tallies' FROM json_each(?2)
WHERE json_array_length(value, '$.ages') > 0
ON CONFLICT (source, day) DO UPDATE SET
  items = excluded.items, ages = excluded.ages, votes = excluded.votes, tallies = excluded.tallies
WHERE excluded.items IS NOT items OR excluded.ages IS NOT ages OR excluded.votes IS NOT votes`

/**
 * Stores days at their ladder ages, and all that follows from them: cohorts, volumes, and how far this has come.
 *
 * @param cohorts JSON
 */
export async function saveAges(
  db: D1Database,
  source: SourceId,
  days: readonly AgedDay[],
  cohorts: string,
  through: Day,
  at: Moment,
): Promise<void> {
  const text = JSON.stringify(days)
  await db.batch([
    db.prepare(UPSERT_AGES).bind(source, text),
    db
      .prepare(
        `DELETE FROM listing_age WHERE source = ?1 AND day IN (
           SELECT value->>'day' FROM json_each(?2) WHERE json_array_length(value, '$.ages') = 0)`,
      )
      .bind(source, text),
    db
      .prepare(
        `INSERT INTO vote_model (source, cohorts) VALUES (?1, ?2)
         ON CONFLICT (source) DO UPDATE SET cohorts = excluded.cohorts WHERE excluded.cohorts IS NOT cohorts`,
      )
      .bind(source, cohorts),
    rebuildVolume(db, source, [
      ...new Set([...days.map(({ day }) => day), through].map((day) => day.slice(0, 7))),
    ]),
    db
      .prepare('UPDATE source_state SET aged_through = ?2 WHERE source = ?1 AND aged_through IS NOT ?2')
      .bind(source, through),
    db.prepare('UPDATE data_version SET version = version + 1 WHERE changes() > 0'),
    markTick(db, at),
  ])
}
