import type { Day, Moment, SourceId } from '../types.ts'
import { topicDays } from './topic-items.ts'

/** What was most upvoted on a day, as it was when the day was closed. */
export interface BestRow {
  source: SourceId
  day: Day
  closedAt: Moment
  /** JSON: [external id, title, upvotes], most upvoted first. */
  items: string
}

/** Items kept of a closed day. */
const BEST = 20

/**
 * Keeps the most upvoted items of a day that is about to be closed: later votes change nothing about it. Belongs
 * into the batch that closes the day, before its listing is marked as closed.
 */
export const keepBest = (db: D1Database, source: SourceId, day: Day, at: Moment): D1PreparedStatement =>
  db
    .prepare(
      `INSERT INTO day_best (source, day, closed_at, items)
       SELECT l.source, l.day, ?3, (
         SELECT json_group_array(json_array(external_id, title, upvotes)) FROM (
           SELECT i.external_id, i.title, i.upvotes FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id
           WHERE li.source = ?1 AND li.day = ?2 ORDER BY i.upvotes DESC, i.id LIMIT ${BEST}))
       FROM listing AS l WHERE l.source = ?1 AND l.day = ?2 AND l.stage = 'open'
       ON CONFLICT (source, day) DO UPDATE SET closed_at = excluded.closed_at, items = excluded.items`,
    )
    .bind(source, day, at)

/** The last closed days of some sources, newest first: a row read for each. */
export async function bestOfDays(
  db: D1Database,
  sources: readonly SourceId[],
  daysEach: number,
): Promise<BestRow[]> {
  const answers = await db.batch<BestRow>(
    sources.map((source) =>
      db
        .prepare(
          `SELECT source, day, closed_at AS closedAt, items FROM day_best WHERE source = ?1 ORDER BY day DESC LIMIT ?2`,
        )
        .bind(source, daysEach),
    ),
  )
  return answers.flatMap(({ results }) => results)
}

/** What was called at the end of a week. */
export interface CalledWeekRow {
  source: SourceId
  week: string
  lastDay: Day
  /** JSON: see `Ranking`. */
  ranking: string
  /** JSON object: topic -> upvotes of its items in that week. */
  upvotes: string
}

/** The last weeks of some sources, newest first. The months between them are read as well. */
export async function calledWeeks(
  db: D1Database,
  generation: number,
  sources: readonly SourceId[],
  weeksEach: number,
): Promise<CalledWeekRow[]> {
  const answers = await db.batch<CalledWeekRow>(
    sources.map((source) =>
      db
        .prepare(
          `SELECT source, period AS week, last_day AS lastDay, ranking, upvotes FROM source_period
           WHERE generation = ?1 AND source = ?2 AND period GLOB '*W*' ORDER BY last_day DESC LIMIT ?3`,
        )
        .bind(generation, source, weeksEach),
    ),
  )
  return answers.flatMap(({ results }) => results)
}

/** An item as a feed tells of it. */
export interface FeedItemRow {
  id: number
  source: SourceId
  externalId: string
  title: string
  summary: string | null
  authors: string | null
  organization: string | null
  upvotes: number
  firstSeenAt: Moment
}

/**
 * The newest items of a topic that were listed since a day and have enough upvotes, the newest first: a row read for each
 * day, and two for each item down to the last of these.
 */
export async function newestOfTopic(
  db: D1Database,
  generation: number,
  sources: readonly SourceId[],
  topic: string,
  since: Day,
  minUpvotes: number,
  limit: number,
): Promise<FeedItemRow[]> {
  const days = await topicDays(db, generation, sources, topic, { from: since })
  const ids = days.flatMap(({ ids }) => ids)
  // An item may have been listed on several days.
  const newest = [...new Set(ids)].sort((a, b) => b - a)
  if (newest.length === 0) return []
  const { results } = await db
    .prepare(
      `SELECT i.id, i.source, i.external_id AS externalId, i.title, i.summary, i.authors, i.organization, i.upvotes,
         i.first_seen_at AS firstSeenAt
       FROM json_each(?1) AS asked CROSS JOIN item AS i ON i.id = asked.value WHERE i.upvotes >= ?2 LIMIT ?3`,
    )
    .bind(JSON.stringify(newest), minUpvotes, limit)
    .all<FeedItemRow>()
  return results.sort((a, b) => b.firstSeenAt - a.firstSeenAt || b.id - a.id)
}
