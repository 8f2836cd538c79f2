/**
 * The tables. Days are text (`YYYY-MM-DD`), moments are milliseconds since 1970 in UTC. Keys that people
 * meet are text; `item.id` and `run.id` are numbers because every observation carries both.
 * `npm run migrations` turns a change here into SQL and makes the tables STRICT (and WITHOUT ROWID where
 * the key is the row), which drizzle-kit can't express.
 */
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
    index('item_organization').on(t.organization_id),
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
    /** The newest look at the whole listing that succeeded, and its run. */
    looked_at: integer(),
    good_run: integer(),
    /** The newest attempt, and its run. */
    attempted_at: integer(),
    last_run: integer(),
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

/** Counts the changes of anything a reader can see; a single row. */
export const dataVersion = sqliteTable('data_version', {
  id: integer().primaryKey(),
  version: integer().notNull(),
})

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
    /** The day at whose end the following was true, and JSON: see `store/published.ts`. */
    published: text(),
    ranking: text(),
    states: text(),
    /** JSON: the phrases that were emerging that day; see `trends/emerging.ts`. */
    emerging: text(),
  },
  (t) => [primaryKey({ columns: [t.generation, t.source] })],
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
    /** Lines of JSON: the organisations of the year up to its last day; see `store/organization-sums.ts`. */
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

/** What ticks and imports have cost on a day, as D1 bills it. */
export const usage = sqliteTable('usage', {
  day: text().primaryKey(),
  ticks: integer().notNull(),
  rows_read: integer().notNull(),
  rows_written: integer().notNull(),
})

/** Something the deployer should know: told once when it begins, and once when it is over. */
export const incident = sqliteTable(
  'incident',
  {
    id: integer().primaryKey(),
    /** See `watch/incidents.ts`. */
    kind: text().notNull(),
    /** What it is about: a source, or nothing in particular. */
    subject: text().notNull(),
    detail: text().notNull(),
    began_at: integer().notNull(),
    ended_at: integer(),
    /** When the beginning and the end were told; `null` while they are not. */
    began_told_at: integer(),
    ended_told_at: integer(),
    /** Attempts to tell it that failed, and why the last one did. */
    failures: integer().notNull().default(0),
    error: text(),
  },
  (t) => [uniqueIndex('incident_open').on(t.kind, t.subject).where(sql`ended_at IS NULL`)],
)
