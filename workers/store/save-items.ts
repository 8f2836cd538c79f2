import { titleKey } from '../sources/title-key.ts'
import type { Day, ListedItem, Moment, SourceId } from '../types.ts'

/** Where and when items were seen. */
export interface Sighting {
  source: SourceId
  day: Day
  at: Moment
  /** Whether this look is newer than every earlier one at the listing. */
  newest: boolean
  /** Whether somebody brought it along: its items may have been seen later, on any listing. */
  brought: boolean
  /** Whether `items` is the whole listing, so that what it lacks has left. */
  whole: boolean
}

/** Columns of which the newest look that says something is kept. */
const CONTENT = [
  'title',
  'title_key',
  'summary',
  'authors',
  'author_count',
  'organization_id',
  'organization',
  'published_at',
  'upvotes',
  'comments',
] as const

/** Whether this look is older than what is known; then it only fills in what later ones did not say. */
const OLDER = 'excluded.changed_at < item.changed_at'

const merged = (column: string) =>
  `iif(${OLDER}, coalesce(item.${column}, excluded.${column}), coalesce(excluded.${column}, item.${column}))`
// The inner patch keeps the order of the names that are known, so that equal details stay equal text.
const DETAILS = `json_patch(iif(${OLDER}, json_patch(item.details, excluded.details), item.details), iif(${OLDER}, item.details, excluded.details))`

/** Whether row `a` says something else than row `b`, or something that `b` does not say. */
const addsTo = (a: string, b: string) =>
  `(${CONTENT.map((column) => `coalesce(${a}.${column}, ${b}.${column}) IS NOT ${b}.${column}`).join(' OR ')} OR json_patch(${b}.details, ${a}.details) IS NOT ${b}.details)`

/** The time of the later look when it changed something, else of the earlier one, whichever came in first. */
const CHANGED_AT = `iif(${OLDER},
  iif(${addsTo('item', 'excluded')}, item.changed_at, excluded.changed_at),
  iif(${addsTo('excluded', 'item')}, excluded.changed_at, item.changed_at))`

const UPSERT_ITEMS = `
INSERT INTO item (source, external_id, first_seen_at, changed_at, details, ${CONTENT.join(', ')})
SELECT ?1, value->>'external_id', ?2, ?2, value->>'details', ${CONTENT.map((column) => `value->>'${column}'`).join(', ')}
FROM json_each(?3) WHERE 1
ON CONFLICT (source, external_id) DO UPDATE SET
  ${CONTENT.map((column) => `${column} = ${merged(column)}`).join(', ')}, details = ${DETAILS},
  changed_at = ${CHANGED_AT},
  first_seen_at = min(item.first_seen_at, excluded.first_seen_at)
WHERE excluded.first_seen_at < item.first_seen_at OR ${CHANGED_AT} IS NOT item.changed_at
  OR ${CONTENT.map((column) => `${merged(column)} IS NOT item.${column}`).join(' OR ')} OR ${DETAILS} IS NOT item.details`

/** Items that the page names, joined in this order: a plain JOIN may be turned round and read the whole table. */
const NAMED = `json_each(?1) AS seen CROSS JOIN item ON item.source = ?2 AND item.external_id = seen.value->>0`

/**
 * Places of the items seen; and, when the whole listing was seen (?6), that all others have left it. An older
 * look (not ?5) adds only items that were not known to have stood there.
 */
const UPSERT_LISTING_ITEMS = `
INSERT INTO listing_item (source, day, item_id, rank, first_seen_at, left_at)
SELECT ?2, ?3, item.id, seen.value->>1, ?4, NULL FROM ${NAMED}
UNION ALL
SELECT source, day, item_id, rank, first_seen_at, ?4 FROM listing_item
WHERE ?6 AND source = ?2 AND day = ?3 AND left_at IS NULL AND item_id NOT IN (SELECT item.id FROM ${NAMED})
ON CONFLICT (source, day, item_id) DO UPDATE SET
  rank = iif(?5, excluded.rank, rank), left_at = iif(?5, excluded.left_at, left_at), first_seen_at = min(first_seen_at, excluded.first_seen_at)
WHERE excluded.first_seen_at < first_seen_at OR (?5 AND (excluded.rank IS NOT rank OR excluded.left_at IS NOT left_at))`

const INSERT_OBSERVATIONS = `
INSERT INTO observation (item_id, observed_at, upvotes, run_id)
SELECT item.id, ?3, seen.value->>2, (SELECT max(id) FROM run) FROM ${NAMED}
WHERE seen.value->>2 IS NOT
  (SELECT upvotes FROM observation WHERE item_id = item.id AND observed_at <= ?3 ORDER BY observed_at DESC LIMIT 1)
ON CONFLICT (item_id, observed_at) DO UPDATE SET upvotes = excluded.upvotes, run_id = excluded.run_id`

/** After an older look was filled in: a later observation that now only repeats the one before it goes. */
const DELETE_REPEATED_OBSERVATIONS = `
DELETE FROM observation WHERE (item_id, observed_at, upvotes) IN (
  SELECT item.id, (SELECT min(observed_at) FROM observation WHERE item_id = item.id AND observed_at > ?3), seen.value->>2
  FROM ${NAMED})`

const RECORD_RETURNS = `
INSERT INTO gap (source, day, item_id, from_at, to_at, reason)
SELECT source, day, item_id, left_at, ?4, 'not on the listing' FROM listing_item
WHERE source = ?2 AND day = ?3 AND left_at IS NOT NULL AND item_id IN (SELECT item.id FROM ${NAMED})
ON CONFLICT DO NOTHING`

/** Ids, ranks and votes alone: what most statements need of a page. */
const compact = (items: ListedItem[]): string =>
  JSON.stringify(items.map((item) => [item.externalId, item.rank, item.upvotes]))

/** How many of these items the database does not know yet; goes into the run before the items are stored. */
export const COUNT_NEW = `(SELECT count(*) FROM json_each(?) AS seen
  WHERE NOT EXISTS (SELECT 1 FROM item WHERE source = ? AND external_id = seen.value))`

export const upsertItems = (
  db: D1Database,
  { source, at }: Sighting,
  items: ListedItem[],
): D1PreparedStatement => db.prepare(UPSERT_ITEMS).bind(source, at, JSON.stringify(items.map(rowOf)))

/** The data has changed if the statement before this one changed a row. */
export const countChange = (db: D1Database): D1PreparedStatement =>
  db.prepare('UPDATE data_version SET version = version + 1 WHERE changes() > 0')

/** Everything else that a look changes about items: their observations and their place on the listing. */
export function recordSighting(
  db: D1Database,
  { source, day, at, newest, brought, whole }: Sighting,
  items: ListedItem[],
): D1PreparedStatement[] {
  const seen = compact(items)
  const statements = [db.prepare(INSERT_OBSERVATIONS).bind(seen, source, at)]
  if (brought || !newest) {
    statements.push(countChange(db), db.prepare(DELETE_REPEATED_OBSERVATIONS).bind(seen, source, at))
  }
  if (newest) statements.push(db.prepare(RECORD_RETURNS).bind(seen, source, day, at))
  const places = [seen, source, day, at, newest ? 1 : 0, whole ? 1 : 0]
  statements.push(db.prepare(UPSERT_LISTING_ITEMS).bind(...places), countChange(db))
  return statements
}

function rowOf(item: ListedItem): Record<string, unknown> {
  return {
    external_id: item.externalId,
    title: item.title,
    title_key: titleKey(item.title),
    summary: item.summary,
    authors: item.authors === null ? null : JSON.stringify(item.authors),
    author_count: item.authorCount,
    organization_id: item.organization?.id ?? null,
    organization: item.organization?.name ?? null,
    published_at: item.publishedAt,
    upvotes: item.upvotes,
    comments: item.comments,
    details: JSON.stringify(item.details),
  }
}
