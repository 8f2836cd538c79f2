/** What closed days come to, and what votes teach. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** The totals of a closed day. */
export const dayTotal = sqliteTable(
  'day_total',
  {
    source: text().notNull(),
    day: text().notNull(),
    items: integer().notNull(),
    upvotes: integer().notNull(),
    /** 1 when the listing was seen after its last change could be expected. */
    complete: integer().notNull(),
    closed_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day] })],
)

/** What a closed day's feed shows: its most upvoted items as they were when it was closed. */
export const dayBest = sqliteTable(
  'day_best',
  {
    source: text().notNull(),
    day: text().notNull(),
    closed_at: integer().notNull(),
    /** JSON: [external id, title, upvotes], most upvoted first. */
    items: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day] })],
)

/** The votes of a closed day's items at the ladder ages, in one row: known at no age, there is none. */
export const listingAge = sqliteTable(
  'listing_age',
  {
    source: text().notNull(),
    day: text().notNull(),
    /** Items that count: all of them, or on a listing where entries stay for days, the new ones. */
    items: integer().notNull(),
    /** JSON: [age in hours since the day began, items whose votes at that age are known, sum of those], by age. */
    ages: text().notNull(),
    /** JSON: [age, [[item number, votes, votes gained since the ladder age before or null]]], by age. */
    votes: text().notNull(),
    /** JSON: how many items had how many votes, and gained how many, by age; see `trends/votes/tallies.ts`. */
    tallies: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day] })],
)

/** What a source's items teach about how votes come. */
export const voteModel = sqliteTable('vote_model', {
  source: text().primaryKey(),
  /** JSON object: ladder age -> running sums and residuals of settled items; see `trends/votes/fit.ts`. */
  learned: text().notNull().default('{}'),
  /** JSON: the fits made of them, by age; of ages with too few settled items there is none. */
  fits: text().notNull().default('[]'),
  /** JSON: the items of the last 28 days at each ladder age, by age; see `trends/votes/cohort.ts`. */
  cohorts: text().notNull().default('[]'),
})

/** What a source listed on the closed days of a month, in one row: three years are 36 rows to read. */
export const volume = sqliteTable(
  'volume',
  {
    source: text().notNull(),
    /** `2026-03`. */
    month: text().notNull(),
    /** JSON object: day -> [items, upvotes when it was closed, 1 if complete, [[age, known, upvotes at that age]]]. */
    days: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.month] })],
)
