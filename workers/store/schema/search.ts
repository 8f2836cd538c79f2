/** Which items use which words. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * Which items use which words, in a few long texts: a row a word would cost thousands of rows written a day.
 * See `search/lines.ts` for the text, and `store/search-index.ts` for how it grows.
 */
export const searchWords = sqliteTable(
  'search_words',
  {
    /** Number of the words it holds; -1 for the newest items, whose words are not sorted into buckets yet. */
    bucket: integer().notNull(),
    /** Items are numbered from 0 within an era of 262,144. */
    era: integer().notNull(),
    /** In bucket -1: how many items it holds, and the last of them that came in turn. */
    items: integer().notNull().default(0),
    through: integer().notNull().default(0),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.bucket, t.era] })],
)

/** Items that are called something else than when their words were noted. Filled by a trigger. */
export const reworded = sqliteTable('reworded', { item_id: integer().primaryKey() })
