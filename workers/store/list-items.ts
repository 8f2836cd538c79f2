import type { Day, SourceId } from '../types.ts'
import { COLUMNS, type ItemRow, tagsOf } from './items.ts'

export type ItemSort = 'upvotes' | 'published' | 'first_seen'

export interface ItemFilter {
  sources: readonly SourceId[]
  /** Listing days, both included. */
  from?: Day | undefined
  to?: Day | undefined
  organization?: string | undefined
  minUpvotes?: number | undefined
  /** Item numbers: only these, and `from` and `to` are of no account. */
  ids?: readonly number[] | undefined
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

/** Longer than any listing of a day. */
const MOST_IN_A_DAY = 1000

/** So many of an organisation's newest items are sorted by something else than when they came. */
const MOST_OF_ORGANIZATION = 500

/** The value by which a row is sorted. */
export const sortValue = (sort: ItemSort, row: ItemRow): number =>
  (sort === 'upvotes' ? row.upvotes : sort === 'published' ? row.published_at : row.first_seen_at) ?? 0

/**
 * Items, highest sort value first, ties by newest id. Each source is read in the order of an index, and the rows are
 * merged as they come: so the rows read depend on the page's size, not on the history. With listing days or numbers given,
 * the items of those days, with those numbers are read; with an organisation, its items in the order in which they came, and
 * in another order its newest 500 of each source.
 */
export async function listItems(db: D1Database, filter: ItemFilter): Promise<ItemRow[]> {
  const { sort, limit } = filter
  const { results } = await statementFor(db, filter).all<ItemRow>()
  return results.sort((a, b) => sortValue(sort, b) - sortValue(sort, a) || b.id - a.id).slice(0, limit)
}

function statementFor(db: D1Database, filter: ItemFilter): D1PreparedStatement {
  const { sort, from, to, organization, minUpvotes, ids, after } = filter
  const column = `i.${COLUMN[sort]}`
  const values: (string | number)[] = []
  const bind = (value: string | number): string => `?${values.push(value)}`
  const sources = filter.sources.map(bind)
  const limit = bind(filter.limit)
  const where: string[] = []
  if (sort === 'published') where.push('i.published_at IS NOT NULL')
  if (organization !== undefined) where.push(`i.organization_id = ${bind(organization)}`)
  if (minUpvotes !== undefined) where.push(`i.upvotes >= ${bind(minUpvotes)}`)
  const [value, id] = after?.map(bind) ?? []
  const order = `ORDER BY ${column} DESC, i.id DESC LIMIT ${limit}`
  const whole = [...where, ...(value === undefined ? [] : [`(${column}, i.id) < (${value}, ${id})`])]
  const among = `i.source IN (${sources.join(', ')})`

  if (ids !== undefined) {
    const numbered = `json_each(${bind(JSON.stringify(ids))}) AS one CROSS JOIN item AS i ON i.id = one.value`
    // Those with these numbers are few enough to be sorted by who asks: sorted here, each would be read once more.
    return db
      .prepare(`SELECT ${COLUMNS}, ${tagsOf('i')} FROM ${numbered} WHERE ${and([among, ...whole])}`)
      .bind(...values)
  }
  if (from !== undefined && from === to) {
    // A day is short enough to be sorted by who asks: sorted here, each of its rows would be read once more.
    const listed = 'listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id'
    const day = `li.source IN (${sources.join(', ')}) AND li.day = ${bind(from)}`
    return db
      .prepare(
        `SELECT ${COLUMNS}, li.rank, ${tagsOf('i')} FROM ${listed} WHERE ${and([day, ...whole])} LIMIT ${MOST_IN_A_DAY}`,
      )
      .bind(...values)
  }
  if (from !== undefined || to !== undefined) {
    const listed = `json_each(${bind(JSON.stringify(filter.sources))}) AS s CROSS JOIN listing_item AS li ON li.source = s.value
      CROSS JOIN item AS i ON i.id = li.item_id`
    const days = `li.day >= ${bind(from ?? '0000-00-00')} AND li.day <= ${bind(to ?? '9999-99-99')}`
    return db
      .prepare(sorted(`FROM ${listed} WHERE ${and([days, ...whole])} GROUP BY i.id`, order))
      .bind(...values)
  }
  // Left to itself, the planner goes through all items in the sort's order, looking for the organisation's.
  const indexed = organization === undefined ? '' : ' INDEXED BY item_organization'
  if (organization !== undefined && sort !== 'first_seen') {
    const newest = sources.map(
      (source) => `SELECT * FROM (
        SELECT id FROM item${indexed} WHERE source = ${source} AND organization_id = ${bind(organization)}
        ORDER BY first_seen_at DESC LIMIT ${MOST_OF_ORGANIZATION})`,
    )
    const own = `FROM (${newest.join(' UNION ALL ')}) AS own CROSS JOIN item AS i ON i.id = own.id`
    return db.prepare(sorted(`${own} WHERE ${and(['1', ...whole])}`, order)).bind(...values)
  }
  // Items with the same sort value, then those below it: asked at once, all with the same one would be read.
  const parts =
    value === undefined ? [[]] : [[`${column} = ${value}`, `i.id < ${id}`], [`${column} < ${value}`]]
  const selects = sources.flatMap((source) =>
    parts.map(
      (part) =>
        `SELECT ${COLUMNS}, ${tagsOf('i')} FROM item AS i${indexed} WHERE ${and([`i.source = ${source}`, ...where, ...part])}`,
    ),
  )
  return db
    .prepare(`${selects.join(' UNION ALL ')} ORDER BY ${COLUMN[sort]} DESC, id DESC LIMIT ${limit}`)
    .bind(...values)
}

const and = (conditions: string[]): string => conditions.join(' AND ')

/** A query that has to sort what it reads: topics are added to what is answered, not to what is sorted. */
const sorted = (from: string, order: string): string =>
  `WITH page AS MATERIALIZED (SELECT ${COLUMNS} ${from} ${order}) SELECT page.*, ${tagsOf('page')} FROM page`
