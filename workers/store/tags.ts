import type { Moment } from '../types.ts'
import { countRun } from './data-state.ts'
import { markTick } from './mark-tick.ts'

export interface UntaggedItem {
  id: number
  title: string
  summary: string | null
  /** 1 when it waits because it is called something else than when it was tagged, or than when it came. */
  retold: 0 | 1
  /** 1 when the phrases of these words are stored already. */
  phrased: 0 | 1
}

/**
 * The next items to be tagged: those that are called something else than when they were tagged, then those never
 * tagged, each group by number, so that what is tagged never leaves one out in between.
 */
export async function untaggedItems(
  db: D1Database,
  generation: number,
  limit: number,
): Promise<UntaggedItem[]> {
  const [retold, next] = await db.batch<UntaggedItem>([
    db
      .prepare(
        `SELECT i.id, i.title, i.summary, 1 AS retold, 0 AS phrased FROM retold AS r CROSS JOIN item AS i ON i.id = r.item_id
         WHERE r.item_id <= (SELECT tagged_through FROM generation WHERE id = ?1) ORDER BY r.item_id LIMIT ?2`,
      )
      .bind(generation, limit),
    db
      .prepare(
        `SELECT id, title, summary, retold, NOT retold AND EXISTS (SELECT 1 FROM item_phrases WHERE item_id = next.id) AS phrased
         FROM (SELECT id, title, summary, EXISTS (SELECT 1 FROM retold WHERE item_id = item.id) AS retold FROM item
           WHERE id > (SELECT tagged_through FROM generation WHERE id = ?1) ORDER BY id LIMIT ?2) AS next ORDER BY id`,
      )
      .bind(generation, limit),
  ])
  const first = retold?.results ?? []
  return [...first, ...(next?.results ?? [])].slice(0, limit)
}

/** What an item is about: topics in order, with 2 for `about` and 1 for `mention`. */
export interface Tagged {
  id: number
  /** What it was called when it was read, if it was waiting for being called something else: then it waits no longer. */
  retold: [title: string, summary: string | null] | null
  topics: [topic: string, strength: 1 | 2][]
  /** Its phrases, with 1 for those in the title, as written; `null` when they are stored already. */
  phrases: [phrase: string, inTitle: 0 | 1, text: string][] | null
}

/** Stores tags and phrases. The listings of items that were tagged before have to be counted anew. */
export async function saveTags(
  db: D1Database,
  generation: number,
  tagged: Tagged[],
  at: Moment,
): Promise<void> {
  const ids = JSON.stringify(tagged.map(({ id }) => id))
  const told = JSON.stringify(tagged)
  await db.batch([
    db
      .prepare(
        `UPDATE listing SET uncounted = 1 WHERE uncounted = 0 AND (source, day) IN (
           SELECT li.source, li.day FROM json_each(?1) AS t CROSS JOIN retold AS r ON r.item_id = t.value
             CROSS JOIN listing_item AS li ON li.item_id = t.value)`,
      )
      .bind(ids),
    db
      .prepare(
        `INSERT INTO item_tags (generation, item_id, topics) SELECT ?1, value->>'id', value->'topics' FROM json_each(?2) WHERE 1
         ON CONFLICT (generation, item_id) DO UPDATE SET topics = excluded.topics WHERE excluded.topics IS NOT topics`,
      )
      .bind(generation, told),
    countRun(db, false),
    db
      .prepare(
        `INSERT INTO item_phrases (item_id, phrases) SELECT value->>'id', value->'phrases' FROM json_each(?1) WHERE value->>'phrases' IS NOT NULL
         ON CONFLICT (item_id) DO UPDATE SET phrases = excluded.phrases WHERE excluded.phrases IS NOT phrases`,
      )
      .bind(told),
    // Past the last of the new items; those called something else stood before it already.
    db
      .prepare(
        `UPDATE generation SET tagged_through = (SELECT max(value) FROM json_each(?2))
         WHERE id = ?1 AND tagged_through < (SELECT max(value) FROM json_each(?2))`,
      )
      .bind(generation, ids),
    // One that is called something else again since it was read waits for the next tick.
    db
      .prepare(
        `DELETE FROM retold WHERE item_id IN (
           SELECT i.id FROM json_each(?1) AS t CROSS JOIN item AS i ON i.id = t.value->>'id'
           WHERE i.title = t.value->'retold'->>0 AND i.summary IS t.value->'retold'->>1)`,
      )
      .bind(told),
    markTick(db, at),
  ])
}
