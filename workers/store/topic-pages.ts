import type { Day, SourceId } from '../types.ts'
import type { RecentWeeks } from './recent-weeks.ts'

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

const SERVED = `generation AS g CROSS JOIN source_trend AS t ON t.generation = g.id
         WHERE g.state = 'served' AND t.published IS NOT NULL`

/** All topics of a source with the shares of their last weeks, for a row. */
export async function topicsNow(
  db: D1Database,
  source: SourceId,
): Promise<(TopicsNow & { weeks: RecentWeeks | null }) | null> {
  const row = await db
    .prepare(
      `SELECT g.id AS generation, g.version, t.published AS day, t.states, t.weeks, json_extract(t.ranking, '$.all') AS listed
       FROM ${SERVED} AND t.source = ?1 ORDER BY g.id DESC LIMIT 1`,
    )
    .bind(source)
    .first<TopicsNow & { weeks: string | null }>()
  return row === null ? null : { ...row, weeks: row.weeks === null ? null : JSON.parse(row.weeks) }
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
