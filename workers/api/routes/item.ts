import type { Hono } from 'hono'
import * as v from 'valibot'
import { gapsBetween } from '../../collect/gaps.ts'
import { DAY, startOf } from '../../days.ts'
import { sourceById } from '../../sources/index.ts'
import { parsePublicId } from '../../sources/public-id.ts'
import { appearancesOf, type ItemRow, itemByExternalId } from '../../store/items.ts'
import { votesOfItem } from '../../store/momentum.ts'
import { gapsOf, observationsOf } from '../../store/observations.ts'
import type { Format } from '../answer.ts'
import type { AppEnv } from '../context.ts'
import { refuseBackwards } from '../days-asked.ts'
import { type Operation, operation, serve } from '../operation.ts'
import { day } from '../parameters.ts'
import { presentItem } from '../present-item.ts'
import { presentForecast } from '../present-momentum.ts'
import { notFound } from '../problem.ts'
import { servedTopics } from '../served-topics.ts'
import { isoTime, isoTimeOrNull } from '../time.ts'
import { topicsOf } from '../topics-of-item.ts'

async function itemAt(db: D1Database, id: string): Promise<ItemRow> {
  const known = parsePublicId(id)
  const row = known === null ? null : await itemByExternalId(db, known.source, known.externalId)
  if (row === null) throw notFound(`There is no item with the id "${id.slice(0, 160)}".`)
  return row
}

export const item = operation({
  path: '/items/{id}',
  summary: 'One item',
  query: v.strictObject({}),
  changesWith: 'data',
  async handle({ path, env, now }) {
    const row = await itemAt(env.DB, path.id ?? '')
    const [appearances, { taxonomy }, { momentum }] = await Promise.all([
      appearancesOf(env.DB, row.id),
      servedTopics(env.DB),
      votesOfItem(env.DB, row, now),
    ])
    const listings = appearances.map(({ day, rank, first_seen_at, left_at }) => ({
      day,
      rank,
      first_seen_at: isoTime(first_seen_at),
      left_at: isoTimeOrNull(left_at),
      url: sourceById(row.source)?.listingUrl(day) ?? null,
    }))
    return {
      data: { ...presentItem(row, momentum), topics: topicsOf(row, taxonomy), listings },
      meta: { taxonomy: taxonomy.version },
    }
  },
})

export const itemUpvotes = operation({
  path: '/items/{id}/upvotes',
  summary: "An item's upvotes over time",
  query: v.strictObject({ from: v.optional(day), to: v.optional(day) }),
  columns: ['observed_at', 'upvotes', 'run_id'],
  changesWith: 'ledger',
  async handle({ query, path, env, now }) {
    const { from, to } = query
    refuseBackwards(from, to)
    const row = await itemAt(env.DB, path.id ?? '')
    const since = from === undefined ? 0 : startOf(from)
    const until = to === undefined ? Number.MAX_SAFE_INTEGER : startOf(to) + DAY
    const [points, appearances, missed, { momentum, typical }] = await Promise.all([
      observationsOf(env.DB, row.id, since, until),
      appearancesOf(env.DB, row.id),
      gapsOf(env.DB, row.id),
      votesOfItem(env.DB, row, now),
    ])
    const { gaps, lookedAt } = gapsBetween(appearances, missed, points)
    return {
      data: points.map((point) => ({ ...point, observed_at: isoTime(point.observed_at) })),
      meta: {
        unit: sourceById(row.source)?.unit.many ?? 'upvotes',
        // Until when the last point is known to hold.
        looked_at: isoTimeOrNull(lookedAt),
        gaps: gaps
          .filter((gap) => gap.to > since && gap.from < until)
          .map((gap) => [isoTime(gap.from), isoTime(gap.to), gap.reason]),
        forecast: presentForecast(momentum),
        typical: typical.map(({ age, votes, items }) => [age, votes, items]),
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
