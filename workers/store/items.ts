import type { Day, Moment, SourceId } from '../types.ts'
import type { VotedItem } from './seen-item.ts'

/** An item as it is stored, without what only collecting needs. */
export interface ItemRow extends VotedItem {
  id: number
  source: SourceId
  external_id: string
  title: string
  summary: string | null
  authors: string | null
  author_count: number | null
  organization_id: string | null
  organization: string | null
  published_at: Moment | null
  first_seen_at: Moment
  changed_at: Moment
  upvotes: number
  comments: number | null
  details: string
  /** JSON: see `Tags`; `null` as long as the item waits to be tagged. */
  tags: string | null
  /** Place on the listing, where one day was asked for. */
  rank?: number
}

/** What is known of an item `i`. */
export const COLUMNS = `i.id, i.source, i.external_id, i.title, i.summary, i.authors, i.author_count, i.organization_id,
  i.organization, i.published_at, i.first_seen_at, i.changed_at, i.upvotes, i.voted_at, i.upvotes_before, i.voted_before_at,
  i.upvotes_earlier, i.voted_earlier_at, i.listed_on, i.comments, i.details`

/** An item's topics in the generation that is served. */
export const tagsOf = (item: string): string =>
  `(SELECT t.topics FROM item_tags AS t WHERE t.item_id = ${item}.id
     AND t.generation = (SELECT max(id) FROM generation WHERE state = 'served')) AS tags`

export async function itemByExternalId(
  db: D1Database,
  source: SourceId,
  externalId: string,
): Promise<ItemRow | null> {
  return await db
    .prepare(`SELECT ${COLUMNS}, ${tagsOf('i')} FROM item AS i WHERE i.source = ?1 AND i.external_id = ?2`)
    .bind(source, externalId)
    .first<ItemRow>()
}

/** A listing on which an item stood. */
export interface AppearanceRow {
  day: Day
  rank: number
  first_seen_at: Moment
  left_at: Moment | null
  looked_at: Moment | null
}

/** The listings on which an item stood, oldest first. */
export async function appearancesOf(db: D1Database, itemId: number): Promise<AppearanceRow[]> {
  const { results } = await db
    .prepare(
      `SELECT li.day, li.rank, li.first_seen_at, li.left_at, l.looked_at
       FROM listing_item AS li CROSS JOIN listing AS l ON l.source = li.source AND l.day = li.day
       WHERE li.item_id = ?1 ORDER BY li.day`,
    )
    .bind(itemId)
    .all<AppearanceRow>()
  return results
}
