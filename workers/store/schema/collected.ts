/** What was seen on the listings, and how it was looked for. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One entry of a listing: a paper, a repository. */
export const item = sqliteTable(
  'item',
  {
    id: integer().primaryKey(),
    source: text().notNull(),
    external_id: text().notNull(),
    title: text().notNull(),
    /** See `titleKey`: finds a paper of which only the title is known. */
    title_key: text().notNull(),
    summary: text(),
    /** JSON list of at most 50 names. */
    authors: text(),
    author_count: integer(),
    organization_id: text(),
    organization: text(),
    published_at: integer(),
    first_seen_at: integer().notNull(),
    /** The newest look that found something about the item changed. */
    changed_at: integer().notNull(),
    upvotes: integer().notNull(),
    /** When the upvotes were last seen changed; what they were before that, since when; and before that. */
    voted_at: integer(),
    upvotes_before: integer(),
    voted_before_at: integer(),
    upvotes_earlier: integer(),
    voted_earlier_at: integer(),
    /** The first day on whose listing it stood: its age counts from the beginning of that day. */
    listed_on: text(),
    comments: integer(),
    /** JSON object with the names that the source declares. */
    details: text().notNull(),
  },
  (t) => [
    uniqueIndex('item_external_id').on(t.source, t.external_id),
    index('item_title_key').on(t.title_key),
    index('item_upvotes').on(t.source, t.upvotes),
    index('item_first_seen_at').on(t.source, t.first_seen_at),
    index('item_published_at').on(t.source, t.published_at),
    index('item_organization').on(t.source, t.organization_id, t.first_seen_at),
  ],
)

/** What a source shows for one day, and how far collecting it has come. */
export const listing = sqliteTable(
  'listing',
  {
    source: text().notNull(),
    day: text().notNull(),
    /** `open` until the day is closed, `closed` until its observations are thinned out, then `thinned`. */
    stage: text({ enum: ['open', 'closed', 'thinned'] }).notNull(),
    /** Items seen on this listing so far. */
    items: integer().notNull().default(0),
    /** 1 when its topics have to be counted anew. */
    uncounted: integer().notNull().default(0),
    /** When a tick last began to collect it: for a minute nobody else may. */
    claimed_at: integer(),
    /** The newest look that came to the listing's end, or as far as a page shows it, and its run. */
    looked_at: integer(),
    good_run: integer(),
    /** The newest attempt. */
    attempted_at: integer(),
    /** The newest tick that did something about the listing: by it, a tick that comes twice is known. */
    worked_at: integer(),
    /** Attempts that failed since then, when to try again, and what the last one said. */
    failures: integer().notNull().default(0),
    retry_at: integer(),
    error: text(),
    /** Which of the source's ways to use next, and the page of it to ask for. */
    way: integer().notNull().default(0),
    next_page: integer().notNull().default(0),
    /** What the site called the first page's content, and that content's SHA-256. */
    etag: text(),
    sha256: text(),
    /** JSON: the moments at which the whole listing was seen, oldest first. */
    looks: text().notNull().default('[]'),
    /** JSON: the votes of the items that stand on it; see `store/standing.ts`. `null` once thinned out. */
    standing: text(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.day] }),
    index('listing_stage').on(t.stage, t.day).where(sql`stage <> 'thinned'`),
    index('listing_uncounted').on(t.uncounted, t.day).where(sql`uncounted = 1`),
  ],
)

/** That an item stood on a listing. */
export const listingItem = sqliteTable(
  'listing_item',
  {
    source: text().notNull(),
    day: text().notNull(),
    item_id: integer().notNull(),
    rank: integer().notNull(),
    first_seen_at: integer().notNull(),
    /** The first look at the listing that no longer had it. */
    left_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day, t.item_id] }), index('listing_item_item').on(t.item_id)],
)

/** An item's upvotes at one moment; stored only when they differ from the observation before. */
export const observation = sqliteTable(
  'observation',
  {
    item_id: integer().notNull(),
    observed_at: integer().notNull(),
    upvotes: integer().notNull(),
    run_id: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.item_id, t.observed_at] })],
)

/** One attempt to collect one listing, or one page of it. */
export const run = sqliteTable(
  'run',
  {
    id: integer().primaryKey(),
    source: text().notNull(),
    day: text().notNull(),
    /** The moment it stands for: every observation it makes carries it. */
    scheduled_at: integer().notNull(),
    took_ms: integer().notNull(),
    status: text({ enum: ['ok', 'unchanged', 'failed', 'quarantined'] }).notNull(),
    way: text().notNull(),
    url: text(),
    http_status: integer(),
    bytes: integer(),
    sha256: text(),
    rows_seen: integer().notNull().default(0),
    rows_rejected: integer().notNull().default(0),
    /** JSON list of the first rejected rows, with their reasons. */
    rejected: text(),
    items_new: integer().notNull().default(0),
    items_changed: integer().notNull().default(0),
    error: text(),
  },
  (t) => [index('run_trouble').on(t.status, t.id).where(sql`status IN ('failed', 'quarantined')`)],
)

/** A stretch of time in which nobody looked at a listing, or in which it did not show an item. */
export const gap = sqliteTable(
  'gap',
  {
    source: text().notNull(),
    day: text().notNull(),
    /** 0 when the whole listing was not looked at. */
    item_id: integer().notNull(),
    from_at: integer().notNull(),
    to_at: integer().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.day, t.item_id, t.from_at] })],
)

/** What holds for a source as a whole. */
export const sourceState = sqliteTable('source_state', {
  source: text().primaryKey(),
  /** Items ever seen: counting them anew would read them all. */
  items: integer().notNull(),
  /** Attempts in a row that failed because the site is in trouble or asked for a pause. */
  failures: integer().notNull(),
  /** Nothing is asked of the site before this moment. */
  retry_at: integer(),
  /** Days up to this one are in `listing_age`, and taught `vote_model`. */
  aged_through: text(),
  learned_through: text(),
})
