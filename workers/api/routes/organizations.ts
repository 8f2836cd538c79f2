import * as v from 'valibot'
import { dayOf, daysBetween } from '../../days.ts'
import { organizationsBetween } from '../../store/load-organizations.ts'
import { servedGeneration } from '../../store/served.ts'
import { keyOf } from '../../trends/organizations.ts'
import { roundMicro } from '../../trends/statistics/round.ts'
import { cursor, encodeCursor, placeOf } from '../cursor.ts'
import { type Answer, operation, type Question } from '../operation.ts'
import { isProvisional, organizationDays } from '../organization-days.ts'
import { day, limit, source } from '../parameters.ts'

const query = v.strictObject({
  source: v.optional(source, 'huggingface-papers'),
  from: v.optional(day),
  to: v.optional(day),
  limit,
  cursor: v.optional(cursor),
})

export const organizations = operation({
  path: '/organizations',
  summary: 'Organisations by their items',
  query,
  columns: ['id', 'name', 'items', 'share', 'upvotes'],
  changesWith: 'data',
  handle: answer,
})

const NOTHING_YET = 'nothing of these days has been counted yet'

type Query = v.InferOutput<typeof query>

async function answer({ query, env, now }: Question<Query>): Promise<Answer> {
  const { source, limit } = query
  const range = organizationDays(query, dayOf(now))
  // As they were asked for: the last 28 days may begin a day later on the next page.
  const list = `organizations ${source} ${query.from ?? ''} ${query.to ?? ''}`
  const [items, upvotes, key] = placeOf(query.cursor, list, ['number', 'number', 'string']) ?? []
  const served = await servedGeneration(env.DB)
  const sums = await organizationsBetween(env.DB, served?.id ?? 0, source, range)
  const rest =
    items === undefined
      ? sums.named
      : sums.named.filter((one) =>
          one.items !== items
            ? one.items < Number(items)
            : one.upvotes !== upvotes
              ? one.upvotes < Number(upvotes)
              : keyOf(one) > String(key),
        )
  const shown = rest.slice(0, limit)
  const last = shown.at(-1)
  const unseen = sums.items === 0 && sums.complete === 0
  const provisional = isProvisional(sums, range.to, dayOf(now))
  const rows = items === undefined && !unseen ? [{ ...sums.unknown, name: 'unknown' }, ...shown] : shown
  return {
    data: rows.map(({ id, name, items, upvotes }) => ({
      id,
      name,
      items,
      share: sums.items === 0 ? null : roundMicro(items / sums.items),
      upvotes,
    })),
    meta: {
      source,
      ...range,
      items: sums.items,
      organizations: sums.named.length,
      coverage: Math.round((1000 * sums.complete) / (daysBetween(range.from, range.to) + 1)) / 1000,
      provisional,
      ...(unseen ? { reason: provisional ? NOTHING_YET : 'none of these days has been seen' } : {}),
      next:
        rest.length > shown.length && last !== undefined
          ? encodeCursor([list, last.items, last.upvotes, keyOf(last)])
          : null,
    },
  }
}
