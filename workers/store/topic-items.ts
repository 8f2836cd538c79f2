import type { Day, SourceId } from '../types.ts'

/** The items that count for a topic on one day of a source. */
export interface TopicDay {
  source: SourceId
  day: Day
  /** Item numbers. */
  ids: number[]
}

/** Which days, both included, and how many of each source at most; all there are, unless it says otherwise. */
export interface DaysAsked {
  from?: Day
  to?: Day
  most?: number
}

/**
 * The items of a topic, the newest days first: a row read a day, whether or not the topic was seen on it (then it has
 * no numbers).
 */
export async function topicDays(
  db: D1Database,
  generation: number,
  sources: readonly SourceId[],
  topic: string,
  { from = '0000-00-00', to = '9999-99-99', most = Number.MAX_SAFE_INTEGER }: DaysAsked,
): Promise<TopicDay[]> {
  const answers = await db.batch<{ source: SourceId; day: Day; ids: string | null }>(
    sources.map((source) =>
      db
        .prepare(
          `SELECT source, day, json_extract(topics, '$."' || ?3 || '"[3]') AS ids FROM day_topics
           WHERE generation = ?1 AND source = ?2 AND day >= ?4 AND day <= ?5 ORDER BY day DESC LIMIT ?6`,
        )
        .bind(generation, source, topic, from, to, most),
    ),
  )
  return answers.flatMap(({ results }) =>
    results.map(({ ids, ...row }) => ({ ...row, ids: JSON.parse(ids ?? '[]') as number[] })),
  )
}

/** What an item is about: topics with 2 for `about`, 1 for `mention`. */
export type Tags = [topic: string, strength: 1 | 2][]
