import type { Day, SourceId } from '../types.ts'

/** Everything known of all topics of a source now. */
export interface TopicsNow {
  generation: number
  version: string
  day: Day
  /** JSON: see `TopicState`, by topic. */
  states: string
  /** JSON: see `Listed`. */
  listed: string
}

/** A week that has ended: the share of every topic that had an item by then. */
export interface SharesOfWeek {
  lastDay: Day
  /** Logarithm of the share of a topic that had no item yet. */
  unseen: number
  /** JSON object: topic -> logarithm of its share, to three places. */
  shares: string
}

const WEEKS = 8

const SERVED = `generation AS g CROSS JOIN source_trend AS t ON t.generation = g.id
         WHERE g.state = 'served' AND t.published IS NOT NULL`

/** All topics of a source with their shares of the last eight weeks, oldest first: one round trip, a row a week. */
export async function topicsNow(
  db: D1Database,
  source: SourceId,
): Promise<{ now: TopicsNow | null; weeks: SharesOfWeek[] }> {
  const [now, weeks] = await db.batch<unknown>([
    db
      .prepare(
        `SELECT g.id AS generation, g.version, t.published AS day, t.states, json_extract(t.ranking, '$.all') AS listed
         FROM ${SERVED} AND t.source = ?1 ORDER BY g.id DESC LIMIT 1`,
      )
      .bind(source),
    db
      .prepare(
        `SELECT p.last_day AS lastDay, json_extract(p.levels, '$.unseen[0]') AS unseen,
           p.shares
         FROM generation AS g CROSS JOIN source_period AS p INDEXED BY source_period_last_day ON p.generation = g.id
         WHERE g.state = 'served' AND p.source = ?1 AND p.period GLOB '????-W??' ORDER BY p.last_day DESC LIMIT ${WEEKS}`,
      )
      .bind(source),
  ])
  return {
    now: (now?.results[0] ?? null) as TopicsNow | null,
    weeks: ((weeks?.results ?? []) as SharesOfWeek[]).toReversed(),
  }
}

/** One topic in one source now. */
export interface TopicNow extends Omit<TopicsNow, 'states'> {
  source: SourceId
  /** JSON: see `TopicState`; `null` for a topic that has never been seen there. */
  state: string | null
}

/**
 * One topic in every source: a row each.
 *
 * @param topic of letters, digits and hyphens only: it becomes part of a path
 */
export async function topicNow(db: D1Database, topic: string): Promise<TopicNow[]> {
  const { results } = await db
    .prepare(
      `SELECT g.id AS generation, g.version, t.source, t.published AS day, json_extract(t.ranking, '$.all') AS listed,
         json_extract(t.states, '$."' || ?1 || '"') AS state
       FROM ${SERVED} ORDER BY g.id DESC, t.source`,
    )
    .bind(topic)
    .all<TopicNow>()
  return results
}
