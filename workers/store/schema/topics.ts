/** What items are about, counted day by day and followed. Of a generation, or the same for all of them. */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The phrases an item is about, whatever the taxonomy says of them: once an item, not once a generation. */
export const itemPhrases = sqliteTable('item_phrases', {
  item_id: integer().primaryKey(),
  /** JSON: [phrase, 1 when it is in the title else 0, as written]. */
  phrases: text().notNull(),
})

/**
 * What one day's items say of themselves, whatever the taxonomy is, in one row: a row a phrase and day would
 * cost thousands of rows written a day, nearly all of them for phrases that never come again.
 */
export const dayCount = sqliteTable(
  'day_count',
  {
    source: text().notNull(),
    day: text().notNull(),
    /** Items that count: all of them, or on a listing where entries stay for days, the new ones. */
    items: integer().notNull(),
    /** JSON object: phrase -> [items, in how many titles, [item numbers]]. */
    phrases: text().notNull(),
    /** Lines of JSON: see `store/organization-sums.ts`. */
    organizations: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day] })],
)

/**
 * Everything counted with one version of the taxonomy. The newest generation is built up beside the one that
 * is served, and takes its place when it is complete: numbers of two versions are never mixed.
 */
export const generation = sqliteTable('generation', {
  id: integer().primaryKey(),
  /** Version of the taxonomy. */
  version: text().notNull(),
  /** The taxonomy itself, as JSON: what is served may be older than what is deployed. */
  taxonomy: text().notNull(),
  state: text({ enum: ['building', 'served', 'retired'] }).notNull(),
  /** All items up to this number are tagged, but for those in `retold`. */
  tagged_through: integer().notNull(),
})

/** Items that are called something else than when they were tagged. Filled by a trigger. */
export const retold = sqliteTable('retold', { item_id: integer().primaryKey() })

/** What an item is about. */
export const itemTags = sqliteTable(
  'item_tags',
  {
    generation: integer().notNull(),
    item_id: integer().notNull(),
    /** JSON: [topic, strength] by topic; strength is 2 for `about`, 1 for `mention`. */
    topics: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.item_id] })],
)

/**
 * The topics of one day, in one row: what is counted anew with every version of the taxonomy may not cost a
 * row a topic and day, or a year of history would use up several days of the free plan's writes.
 */
export const dayTopics = sqliteTable(
  'day_topics',
  {
    generation: integer().notNull(),
    source: text().notNull(),
    day: text().notNull(),
    /** Items that count: all of them, or on a listing where entries stay for days, the new ones. */
    items: integer().notNull(),
    /** JSON object: topic -> [mentions, abouts, upvotes, [item numbers]]. */
    topics: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.source, t.day] })],
)

/** How far counting and following one source's topics has come, and what can be said about them. */
export const sourceTrend = sqliteTable(
  'source_trend',
  {
    generation: integer().notNull(),
    source: text().notNull(),
    /** JSON: all topics at the end of the day `followed`; see `trends/following-text.ts`. */
    levels: text(),
    followed: text(),
    /** A counted day has changed: what was followed from there on has to be followed again. */
    rewind_to: text(),
    /** The day at whose end the following was true, and JSON of the calls then (`trends/calls.ts`) and of every topic's state. */
    published: text(),
    ranking: text(),
    states: text(),
    /** JSON: the shares at the ends of the weeks before; see `store/recent-weeks.ts`. */
    weeks: text(),
    /** JSON: the phrases that were emerging that day; see `trends/emerging.ts`. */
    emerging: text(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.source] })],
)

/**
 * What was called at the end of a day, as it was published then: what a digest of that day says, whatever later days
 * and later versions of the taxonomy make of it.
 */
export const dayCalls = sqliteTable(
  'day_calls',
  {
    source: text().notNull(),
    day: text().notNull(),
    /** JSON: the first of the calls; see `digest/calls.ts`. */
    calls: text().notNull(),
    /** JSON: the first of the emerging phrases; see `trends/emerging.ts`. */
    emerging: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day] })],
)

/** A source at the end of a week or a month: what was listed, and everything needed to go on from there. */
export const sourcePeriod = sqliteTable(
  'source_period',
  {
    generation: integer().notNull(),
    source: text().notNull(),
    /** `2026-W12` or `2026-03`. */
    period: text().notNull(),
    last_day: text().notNull(),
    /** Items counted in it, and days with a complete listing. */
    items: integer().notNull(),
    complete_days: integer().notNull(),
    /** JSON: all topics at its end. */
    levels: text().notNull(),
    /** JSON object: topic -> upvotes of its items, as they were when their days were counted. */
    upvotes: text().notNull(),
    /** JSON: the topics that were rising, new or falling then, and at the end of a week the emerging phrases. */
    ranking: text().notNull(),
    emerging: text(),
    /** Lines of JSON: the organisations of a week, nothing of a month; see `store/organization-sums.ts`. */
    organizations: text().notNull().default(''),
    /** Calls of "rising" that could be checked by its end, four weeks after each, and those that held. */
    calls: integer().notNull(),
    hits: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.generation, t.source, t.period] }),
    index('source_period_last_day').on(t.generation, t.source, t.last_day),
  ],
)
