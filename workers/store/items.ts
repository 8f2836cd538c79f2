import type { Day, Moment, SourceId } from '../types.ts'

/** An item as it is stored, without what only collecting needs. */
export interface ItemRow {
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
  /** Place on the listing, where one day was asked for. */
  rank?: number
}

export type ItemSort = 'upvotes' | 'published' | 'first_seen'

export interface ItemFilter {
  sources: readonly SourceId[]
  /** Listing days, both included. */
  from?: Day | undefined
  to?: Day | undefined
  organization?: string | undefined
  minUpvotes?: number | undefined
  sort: ItemSort
  /** Sort value and id of the last row of the page before. */
  after?: readonly [number, number] | undefined
  limit: number
}

const COLUMN: Record<ItemSort, string> = {
  upvotes: 'upvotes',
  published: 'published_at',
  first_seen: 'first_seen_at',
}

const COLUMNS = `i.id, i.source, i.external_id, i.title, i.summary, i.authors, i.author_count, i.organization_id,
  i.organization, i.published_at, i.first_seen_at, i.changed_at, i.upvotes, i.comments, i.details`

/** The value by which a row is sorted. */
export const sortValue = (sort: ItemSort, row: ItemRow): number =>
  (sort === 'upvotes' ? row.upvotes : sort === 'published' ? row.published_at : row.first_seen_at) ?? 0

/**
 * Items, highest sort value first, ties by newest id. Each source is asked on its own, in the order of an
 * index, and the answers are merged: so the rows read depend on the page's size, not on the history. With
 * listing days or an organisation given, the items of those days, or of that organisation, are read.
 */
export async function listItems(db: D1Database, filter: ItemFilter): Promise<ItemRow[]> {
  const answers = await db.batch<ItemRow>(filter.sources.map((source) => itemsOfSource(db, source, filter)))
  return answers
    .flatMap(({ results }) => results)
    .sort((a, b) => sortValue(filter.sort, b) - sortValue(filter.sort, a) || b.id - a.id)
    .slice(0, filter.limit)
}

function itemsOfSource(db: D1Database, source: SourceId, filter: ItemFilter): D1PreparedStatement {
  const column = `i.${COLUMN[filter.sort]}`
  const values: (string | number)[] = [source]
  const bind = (value: string | number): string => `?${values.push(value)}`
  const where = ['i.source = ?1']
  if (filter.sort === 'published') where.push('i.published_at IS NOT NULL')
  if (filter.organization !== undefined) where.push(`i.organization_id = ${bind(filter.organization)}`)
  if (filter.minUpvotes !== undefined) where.push(`i.upvotes >= ${bind(filter.minUpvotes)}`)
  const after = filter.after?.map(bind) ?? []
  const limit = `LIMIT ${bind(filter.limit)}`
  const order = `ORDER BY ${column} DESC, i.id DESC ${limit}`
  const beyond = filter.after === undefined ? [] : [`(${column}, i.id) < (${after.join(', ')})`]
  if (filter.from !== undefined || filter.to !== undefined) {
    const days = `li.source = ?1 AND li.day >= ${bind(filter.from ?? '0000-00-00')} AND li.day <= ${bind(filter.to ?? '9999-99-99')}`
    const oneDay = filter.from === filter.to
    return db
      .prepare(
        `SELECT ${COLUMNS}${oneDay ? ', li.rank' : ''} FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id
         WHERE ${[days, ...where, ...beyond].join(' AND ')} ${oneDay ? '' : 'GROUP BY i.id'} ${order}`,
      )
      .bind(...values)
  }
  if (filter.organization !== undefined) {
    // Left to itself, the planner goes through all items in the sort's order, looking for the organisation's.
    const from = 'item AS i INDEXED BY item_organization'
    return db
      .prepare(`SELECT ${COLUMNS} FROM ${from} WHERE ${[...where, ...beyond].join(' AND ')} ${order}`)
      .bind(...values)
  }
  // Items with the same sort value, then those below it: asked at once, all with the same one would be read.
  const [value, id] = after
  const parts =
    value === undefined ? [[]] : [[`${column} = ${value}`, `i.id < ${id}`], [`${column} < ${value}`]]
  const selects = parts.map(
    (part) =>
      `SELECT * FROM (SELECT ${COLUMNS} FROM item AS i WHERE ${[...where, ...part].join(' AND ')} ${order})`,
  )
  return db.prepare(`${selects.join(' UNION ALL ')} ${limit}`).bind(...values)
}

export async function itemByExternalId(
  db: D1Database,
  source: SourceId,
  externalId: string,
): Promise<ItemRow | null> {
  return await db
    .prepare(`SELECT ${COLUMNS} FROM item AS i WHERE i.source = ?1 AND i.external_id = ?2`)
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
