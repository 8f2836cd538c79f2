import { sourceById } from '../sources/index.ts'
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
  const answers = await db.batch<CountedRow>(
    sources.map((source) =>
      db.prepare(`${COUNTED} ORDER BY day DESC LIMIT ?6`).bind(generation, source, topic, from, to, most),
    ),
  )
  return answers.flatMap(({ results }) =>
    results.map(({ ids, ...row }) => ({ ...row, ids: JSON.parse(ids ?? '[]') as number[] })),
  )
}

interface CountedRow {
  source: SourceId
  day: Day
  /** JSON: item numbers; `null` where the topic was not seen. */
  ids: string | null
}

const COUNTED = `SELECT source, day, json_extract(topics, '$."' || ?3 || '"[3]') AS ids FROM day_topics
  WHERE generation = ?1 AND source = ?2 AND day >= ?4 AND day <= ?5`

/** The same as a row, from the items of the listings themselves. */
const LISTED = `SELECT json_group_array(t.item_id) AS ids
  FROM (SELECT DISTINCT item_id FROM listing_item WHERE source = ?2 AND day BETWEEN ?4 AND ?5) AS li
    CROSS JOIN item_tags AS t ON t.generation = ?1 AND t.item_id = li.item_id
  WHERE instr(t.topics, '["' || ?3 || '",') > 0`

/**
 * The numbers of a topic's items that stood on the listings of some days, each once: reads a row a day. Where entries
 * stay for days and count on the first of them, it reads a row for each of the listings' entries and items instead.
 */
export async function topicListed(
  db: D1Database,
  generation: number,
  sources: readonly SourceId[],
  topic: string,
  { from, to }: { from: Day; to: Day },
): Promise<number[]> {
  const answers = await db.batch<Pick<CountedRow, 'ids'>>(
    sources.map((source) =>
      db
        .prepare(sourceById(source)?.entriesStay ? LISTED : COUNTED)
        .bind(generation, source, topic, from, to),
    ),
  )
  const ids = answers.flatMap(({ results }) =>
    results.flatMap((row) => JSON.parse(row.ids ?? '[]') as number[]),
  )
  return [...new Set(ids)]
}

/** What an item is about: topics with 2 for `about`, 1 for `mention`. */
export type Tags = [topic: string, strength: 1 | 2][]
