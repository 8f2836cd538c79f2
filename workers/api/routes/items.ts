import * as v from 'valibot'
import { sources } from '../../sources/index.ts'
import type { ItemRow } from '../../store/items.ts'
import { type ItemFilter, listItems, sortValue } from '../../store/list-items.ts'
import type { SourceId } from '../../types.ts'
import { cursor, encodeCursor, numbersOf } from '../cursor.ts'
import { refuseBackwards, refuseMoreThan } from '../days-asked.ts'
import { isMomentumSort, itemsByMomentum } from '../items-by-momentum.ts'
import { idsOfTopic, newestOfTopic } from '../items-of-topic.ts'
import { nothingOn } from '../nothing-on-day.ts'
import { type Answer, operation, type Question } from '../operation.ts'
import { day, limit, oneOf, source, text, wholeNumber } from '../parameters.ts'
import { ITEM_COLUMNS } from '../present-item.ts'
import { presentItems } from '../present-items.ts'
import { badParameters } from '../problem.ts'
import { searchItems } from '../search-items.ts'

/** The most days whose listings are looked through at once. */
export const MOST_DAYS = 31

const query = v.strictObject({
  source: v.optional(source),
  day: v.optional(day),
  from: v.optional(day),
  to: v.optional(day),
  q: v.optional(text(200)),
  topic: v.optional(text(80)),
  organization: v.optional(text(120)),
  min_upvotes: v.optional(wholeNumber(0, 10_000_000)),
  sort: v.optional(oneOf(['upvotes', 'velocity', 'heat', 'published', 'first_seen'])),
  limit,
  cursor: v.optional(cursor),
})

export const items = operation({
  path: '/items',
  summary: 'Items, sorted and filtered',
  query,
  columns: ITEM_COLUMNS,
  changesWith: 'data',
  limited: { by: 'search', when: ({ q }) => q !== undefined },
  handle: answer,
})

type Query = v.InferOutput<typeof query>

interface Page {
  data: unknown[]
  next: string | null
}

async function answer(question: Question<Query>): Promise<Answer> {
  const { query, env } = question
  const { day, cursor } = query
  const { data, next } = await pageOf(question)
  const nothing = day !== undefined && cursor === undefined && data.length === 0 && next === null
  return { data, meta: { ...(nothing && (await nothingOn(env.DB, sourcesOf(query), day))), next } }
}

const sourcesOf = ({ source }: Query): SourceId[] =>
  source === undefined ? sources.map(({ id }) => id) : [source]

async function pageOf({ query, env, now }: Question<Query>): Promise<Page> {
  const { sort, topic, q } = query
  const days = daysOf(query)
  const filter = {
    sources: sourcesOf(query),
    ...days,
    topic: topic ?? '',
    organization: query.organization,
    minUpvotes: query.min_upvotes,
    limit: query.limit,
  }
  if (q !== undefined) {
    if (sort !== undefined) {
      const message = 'does not go with q: the items collected last come first'
      throw badParameters([{ parameter: 'sort', message }])
    }
    const [before] = numbersOf(query.cursor, 'search', 1) ?? []
    const { rows, next } = await searchItems(env.DB, { ...filter, q, before })
    return { data: await presentItems(env.DB, rows, now), next }
  }
  const walks = topic !== undefined && days.from === undefined
  if (walks && sort !== undefined) {
    const message = 'goes with topic only when day, or from and to, are given: the newest items come first'
    throw badParameters([{ parameter: 'sort', message }])
  }
  const position = walks ? 'topic' : (sort ?? 'upvotes')
  const [value, id] = numbersOf(query.cursor, position, 2) ?? []
  const after = value === undefined || id === undefined ? undefined : ([value, id] as const)
  if (isMomentumSort(sort)) {
    return await itemsByMomentum(env.DB, { ...filter, sort, after }, now)
  }
  const { rows, next } = await (walks ? newestOfTopic : itemsInOrder)(env.DB, {
    ...filter,
    sort: sort ?? 'upvotes',
    after,
  })
  return { data: await presentItems(env.DB, rows, now), next }
}

/** A page of items in the order asked for. */
async function itemsInOrder(
  db: D1Database,
  { topic, ...filter }: ItemFilter & { topic: string },
): Promise<{ rows: ItemRow[]; next: string | null }> {
  const { sort, limit, from, to, organization, minUpvotes, sources } = filter
  // Only in the order of the upvotes do the items that have enough of them stand together; an organisation's newest are few.
  const afterwards =
    sort !== 'upvotes' && from === undefined && (organization === undefined || sort === 'first_seen')
  const ids =
    topic === '' || from === undefined || to === undefined
      ? undefined
      : await idsOfTopic(db, topic, sources, { from, to })
  const rows = await listItems(db, {
    ...filter,
    ids,
    minUpvotes: afterwards ? undefined : minUpvotes,
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const more = rows.length > page.length && last !== undefined
  return {
    rows: page.filter(({ upvotes }) => upvotes >= (minUpvotes ?? 0)),
    next: more ? encodeCursor([sort, sortValue(sort, last), last.id]) : null,
  }
}

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
  refuseBackwards(from, to)
  if ((from === undefined) !== (to === undefined)) {
    throw badParameters([
      { parameter: from === undefined ? 'from' : 'to', message: 'is missing: from and to go together' },
    ])
  }
  if (from !== undefined && to !== undefined) refuseMoreThan(MOST_DAYS, { from, to })
  return { from, to }
}
