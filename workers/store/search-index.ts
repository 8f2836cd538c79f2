import { NO_LINES } from '../search/lines.ts'
import type { Moment, SourceId } from '../types.ts'
import { countChange } from './data-state.ts'
import { markTick } from './mark-tick.ts'

/** Number of the bucket for items whose words are not sorted into the others yet. */
const NEWEST = -1

/** So many items are noted before their words are sorted into buckets: each bucket costs a row written. */
export const ITEMS_UNSORTED = 96

/** How far noting has come: the last item that was noted in turn. */
const THROUGH = `coalesce((SELECT through FROM search_words WHERE bucket = ${NEWEST} ORDER BY era DESC LIMIT 1), 0)`

/** Whether there are items to note, or enough noted ones to sort: 1 or 0. For `pendingState`. */
export const UNNOTED = `coalesce((SELECT max(id) FROM item), 0) > ${THROUGH} OR EXISTS (SELECT 1 FROM reworded)`
export const UNSORTED = `EXISTS (SELECT 1 FROM search_words WHERE bucket = ${NEWEST} AND items >= ${ITEMS_UNSORTED})`

/** An item whose words are to be noted. */
export interface UnnotedItem {
  id: number
  source: SourceId
  title: string
  summary: string | null
}

export interface Unnoted {
  /** The last item that was noted before. */
  through: number
  items: UnnotedItem[]
  /** Those of them that had been noted under another name. */
  again: UnnotedItem[]
}

/**
 * The next items to be noted: those that are called something else than when they were noted, then those never noted,
 * by number, so that what is noted never leaves one out in between.
 */
export async function unnotedItems(db: D1Database, limit: number): Promise<Unnoted> {
  const columns = 'i.id, i.source, i.title, i.summary'
  const [state, again, next] = await db.batch<UnnotedItem & { through: number }>([
    db.prepare(`SELECT ${THROUGH} AS through`),
    db
      .prepare(
        `SELECT ${columns} FROM reworded AS r CROSS JOIN item AS i ON i.id = r.item_id
         WHERE r.item_id <= ${THROUGH} ORDER BY r.item_id LIMIT ?1`,
      )
      .bind(limit),
    db.prepare(`SELECT ${columns} FROM item AS i WHERE i.id > ${THROUGH} ORDER BY i.id LIMIT ?1`).bind(limit),
  ])
  const first = again?.results ?? []
  const items = [...first, ...(next?.results ?? [])].slice(0, limit)
  return { through: state?.results[0]?.through ?? 0, items, again: first }
}

/** The words of some items of one era, to be added. */
export interface NotedWords {
  era: number
  items: number
  /** The last of them that comes in turn; 0 when none does. */
  through: number
  text: string
}

/** Adds words, unless another tick has gone on from the same place in the meantime. */
export async function noteWords(
  db: D1Database,
  { through, again }: Unnoted,
  noted: readonly NotedWords[],
  at: Moment,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO search_words (bucket, era, items, through, text)
         SELECT ${NEWEST}, value->>'era', value->>'items', value->>'through', ?3 || (value->>'text') FROM json_each(?1)
         WHERE ${THROUGH} = ?2
         ON CONFLICT (bucket, era) DO UPDATE SET items = items + excluded.items,
           through = max(through, excluded.through), text = text || substr(excluded.text, 1 + length(?3))`,
      )
      .bind(JSON.stringify(noted), through, NO_LINES),
    countChange(db),
    // Those stay that were not noted after all, or are called something else again by now.
    db
      .prepare(
        `DELETE FROM reworded WHERE changes() > 0 AND item_id IN (
           SELECT i.id FROM json_each(?1) AS t CROSS JOIN item AS i ON i.id = t.value->>'id'
           WHERE i.title = t.value->>'title' AND i.summary IS t.value->>'summary')`,
      )
      .bind(JSON.stringify(again)),
    markTick(db, at),
  ])
}

/** Noted words that are to be sorted into buckets. */
export interface UnsortedWords {
  era: number
  items: number
  text: string
  /** Its length as SQLite counts it: a letter beyond U+FFFF is one. */
  letters: number
}

export async function unsortedWords(db: D1Database): Promise<UnsortedWords | null> {
  return await db
    .prepare(
      `SELECT era, items, text, length(text) AS letters FROM search_words WHERE bucket = ${NEWEST} AND items >= ${ITEMS_UNSORTED} ORDER BY era LIMIT 1`,
    )
    .first<UnsortedWords>()
}

/** Moves noted words into their buckets, unless something has been noted since they were read. */
export async function sortWords(
  db: D1Database,
  { era, items, letters }: UnsortedWords,
  lines: ReadonlyMap<number, string>,
  at: Moment,
): Promise<void> {
  const unchanged = `bucket = ${NEWEST} AND era = ?2 AND items = ?3 AND length(text) = ?5`
  await db.batch([
    db
      .prepare(
        `INSERT INTO search_words (bucket, era, text) SELECT value->>0, ?2, ?4 || (value->>1) FROM json_each(?1)
         WHERE EXISTS (SELECT 1 FROM search_words WHERE ${unchanged})
         ON CONFLICT (bucket, era) DO UPDATE SET text = text || substr(excluded.text, 1 + length(?4))`,
      )
      .bind(JSON.stringify([...lines]), era, items, NO_LINES, letters),
    db
      .prepare(`UPDATE search_words SET items = 0, text = ?4 WHERE ${unchanged}`)
      .bind(null, era, items, NO_LINES, letters),
    markTick(db, at),
  ])
}

/** The texts in which some words may stand. */
export interface SearchTexts {
  era: number
  /** What is not sorted into buckets yet: any word may stand there. */
  newest: string
  /** By bucket. */
  sorted: Map<number, string>
}

/**
 * The texts of the newest era up to one; `null` when nothing was ever noted. A row read for each bucket, and one more.
 */
export async function searchTexts(
  db: D1Database,
  buckets: readonly number[],
  upToEra: number,
): Promise<SearchTexts | null> {
  const text = (bucket: number): D1PreparedStatement =>
    db
      .prepare('SELECT era, text FROM search_words WHERE bucket = ?1 AND era <= ?2 ORDER BY era DESC LIMIT 1')
      .bind(bucket, upToEra)
  const answers = await db.batch<{ era: number; text: string }>([NEWEST, ...buckets].map(text))
  const [newest, ...others] = answers.map(({ results }) => results[0])
  if (newest === undefined) return null
  const sorted = buckets.flatMap((bucket, i): [number, string][] => {
    const row = others[i]
    // A bucket without a row in this era answers with that of the one before.
    return row?.era === newest.era ? [[bucket, row.text]] : []
  })
  return { era: newest.era, newest: newest.text, sorted: new Map(sorted) }
}
