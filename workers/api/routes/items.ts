import type { Hono } from 'hono'
import * as v from 'valibot'
import { gapsBetween } from '../../collect/gaps.ts'
import { DAY, startOf } from '../../days.ts'
import { sourceById, sources } from '../../sources/index.ts'
import { parsePublicId } from '../../sources/public-id.ts'
import { appearancesOf, type ItemRow, itemByExternalId, listItems, sortValue } from '../../store/items.ts'
import { gapsOf, observationsOf } from '../../store/observations.ts'
import type { Format } from '../answer.ts'
import type { AppEnv } from '../context.ts'
import { cursor, encodeCursor, numbersOf } from '../cursor.ts'
import { type Operation, operation, serve } from '../operation.ts'
import { day, limit, oneOf, source, text, wholeNumber } from '../parameters.ts'
import { ITEM_COLUMNS, presentItem } from '../present-item.ts'
import { badParameters, notFound } from '../problem.ts'
import { isoTime, isoTimeOrNull } from '../time.ts'

const MOST_DAYS = 31

export const items = operation({
  path: '/items',
  summary: 'Items, sorted and filtered',
  description:
    'Papers and repositories with their newest count of upvotes. With `day`, one listing; with `from` and `to`, the ' +
    'items of those listing days (at most 31); without any of them, all items. Sorted by `published`, items without a ' +
    'date of publication (all repositories) are left out. `min_upvotes` in another order than that of the upvotes looks ' +
    'through as many items as `limit` says, so that a page may be short, or empty, and still have a `next`.',
  query: v.strictObject({
    source: v.optional(source),
    day: v.optional(day),
    from: v.optional(day),
    to: v.optional(day),
    organization: v.optional(text(120)),
    min_upvotes: v.optional(wholeNumber(0, 10_000_000)),
    sort: v.optional(oneOf(['upvotes', 'published', 'first_seen']), 'upvotes'),
    limit,
    cursor: v.optional(cursor),
  }),
  columns: ITEM_COLUMNS,
  changesWith: 'data',
  async handle({ query, env }) {
    const { sort } = query
    const [value, id] = numbersOf(query.cursor, sort, 2) ?? []
    // Only in the order of the upvotes do the items that have enough of them stand together.
    const afterwards =
      sort !== 'upvotes' && [query.day, query.from, query.organization].every((one) => one === undefined)
    const rows = await listItems(env.DB, {
      sources: query.source === undefined ? sources.map(({ id }) => id) : [query.source],
      ...daysOf(query),
      organization: query.organization,
      minUpvotes: afterwards ? undefined : query.min_upvotes,
      sort,
      after: value === undefined || id === undefined ? undefined : [value, id],
      limit: query.limit + 1,
    })
    const page = rows.slice(0, query.limit)
    const last = page.at(-1)
    const next =
      rows.length > page.length && last !== undefined
        ? encodeCursor([sort, sortValue(sort, last), last.id])
        : null
    const enough = page.filter(({ upvotes }) => upvotes >= (query.min_upvotes ?? 0))
    return { data: enough.map(presentItem), meta: { next } }
  },
})

function daysOf({
  day,
  from,
  to,
}: {
  day?: string | undefined
  from?: string | undefined
  to?: string | undefined
}) {
  if (day !== undefined && (from !== undefined || to !== undefined)) {
    throw badParameters([{ parameter: 'day', message: 'goes without from and to' }])
  }
  if (day !== undefined) return { from: day, to: day }
  if (from !== undefined && to !== undefined && from > to)
    throw badParameters([{ parameter: 'from', message: `${from} is after to, ${to}` }])
  if ((from === undefined) !== (to === undefined)) {
    throw badParameters([
      { parameter: from === undefined ? 'from' : 'to', message: 'is missing: from and to go together' },
    ])
  }
  if (from !== undefined && to !== undefined && startOf(to) - startOf(from) >= MOST_DAYS * DAY) {
    throw badParameters([
      { parameter: 'from', message: `more than ${MOST_DAYS} days lie between from and to` },
    ])
  }
  return { from, to }
}

async function itemAt(db: D1Database, id: string): Promise<ItemRow> {
  const known = parsePublicId(id)
  const row = known === null ? null : await itemByExternalId(db, known.source, known.externalId)
  if (row === null) throw notFound(`There is no item with the id "${id.slice(0, 160)}".`)
  return row
}

export const item = operation({
  path: '/items/{id}',
  summary: 'One item',
  description: 'An item with the listings on which it stood.',
  query: v.strictObject({}),
  changesWith: 'data',
  async handle({ path, env }) {
    const row = await itemAt(env.DB, path.id ?? '')
    const appearances = await appearancesOf(env.DB, row.id)
    const listings = appearances.map(({ day, rank, first_seen_at, left_at }) => ({
      day,
      rank,
      first_seen_at: isoTime(first_seen_at),
      left_at: isoTimeOrNull(left_at),
      url: sourceById(row.source)?.listingUrl(day) ?? null,
    }))
    return { data: { ...presentItem(row), listings } }
  },
})

export const itemUpvotes = operation({
  path: '/items/{id}/upvotes',
  summary: "An item's upvotes over time",
  description:
    'One point whenever the count differed from the point before; in between it was seen unchanged, except in the gaps, ' +
    'in which nobody looked or the listing did not show the item.',
  query: v.strictObject({ from: v.optional(day), to: v.optional(day) }),
  columns: ['observed_at', 'upvotes', 'run_id'],
  changesWith: 'ledger',
  async handle({ query, path, env }) {
    const { from, to } = query
    if (from !== undefined && to !== undefined && from > to)
      throw badParameters([{ parameter: 'from', message: `${from} is after to, ${to}` }])
    const row = await itemAt(env.DB, path.id ?? '')
    const since = from === undefined ? 0 : startOf(from)
    const until = to === undefined ? Number.MAX_SAFE_INTEGER : startOf(to) + DAY
    const [points, appearances, missed] = await Promise.all([
      observationsOf(env.DB, row.id, since, until),
      appearancesOf(env.DB, row.id),
      gapsOf(env.DB, row.id),
    ])
    const { gaps, lookedAt } = gapsBetween(appearances, missed)
    return {
      data: points.map((point) => ({ ...point, observed_at: isoTime(point.observed_at) })),
      meta: {
        unit: sourceById(row.source)?.unit.many ?? 'upvotes',
        // Until when the last point is known to hold.
        looked_at: isoTimeOrNull(lookedAt),
        gaps: gaps
          .filter((gap) => gap.to > since && gap.from < until)
          .map((gap) => [isoTime(gap.from), isoTime(gap.to), gap.reason]),
      },
    }
  },
})

/**
 * Routes below `/items/`. A repository's id holds a slash, so the path is read as an id first; only what is
 * no id may end in `/upvotes`.
 */
export function mountItemRoutes(app: Hono<AppEnv>): void {
  app.get('/items/:rest{.+}', (context) => {
    const rest = context.req.param('rest')
    if (parsePublicId(rest) !== null) return serve(item, context, 'json', { id: rest })
    const [, id = '', extension] = /^(.+)\/upvotes(?:\.(csv|ndjson))?$/s.exec(rest) ?? []
    if (id === '') throw notFound(`There is no item with the id "${rest.slice(0, 160)}".`)
    return serve(itemUpvotes as Operation, context, (extension ?? 'json') as Format, { id })
  })
}
