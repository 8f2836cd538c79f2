import type { Context } from 'hono'
import * as v from 'valibot'
import type { AppEnv } from '../workers/api/context.ts'
import { day, oneOf, type Parameters, parseQuery, source, text } from '../workers/api/parameters.ts'
import { INTERVALS, RANGES } from './components/series-choice.ts'
import { DEFAULT_SOURCE } from './components/source-switch.tsx'
import { TOPIC_SORTS } from './pages/topics.tsx'

/** `embed=1` asks for the chart of a page alone: see `isEmbed`. */
const embed = v.optional(oneOf(['1']))

export const overviewQuery = v.strictObject({ source: v.optional(source, DEFAULT_SOURCE), embed })
export const topicsQuery = v.strictObject({
  source: v.optional(source, DEFAULT_SOURCE),
  sort: v.optional(oneOf(TOPIC_SORTS), 'group'),
  group: v.optional(text(40)),
  q: v.optional(text(80)),
})
export const topicQuery = v.strictObject({
  source: v.optional(source, DEFAULT_SOURCE),
  range: v.optional(oneOf(RANGES)),
  from: v.optional(day),
  to: v.optional(day),
  interval: v.optional(oneOf(INTERVALS)),
  embed,
})
export const previewQuery = v.strictObject({ source: v.optional(source, DEFAULT_SOURCE) })
export const compareQuery = v.strictObject({
  topics: v.optional(text(400)),
  add: v.optional(text(80)),
  source: v.optional(source, DEFAULT_SOURCE),
  metric: v.optional(oneOf(['share', 'items', 'upvotes']), 'share'),
  interval: v.optional(oneOf(INTERVALS), 'week'),
  scale: v.optional(oneOf(['absolute', 'index']), 'absolute'),
  axis: v.optional(oneOf(['linear', 'log']), 'linear'),
  range: v.optional(oneOf(RANGES)),
  from: v.optional(day),
  to: v.optional(day),
  embed,
})
export const organizationsQuery = v.strictObject({
  source: v.optional(source, DEFAULT_SOURCE),
  range: v.optional(oneOf(['7d', '28d', '90d'])),
  from: v.optional(day),
  to: v.optional(day),
  embed,
})

/**
 * What a page was asked for. A form also sends the fields that were left empty: they are as good as not there.
 *
 * @throws {Problem} 400 naming what is wrong
 */
export function asked<Schema extends Parameters>(
  schema: Schema,
  { req }: Context<AppEnv>,
): v.InferOutput<Schema> {
  const filled = [...new URL(req.url).searchParams].filter(([, value]) => value.trim() !== '')
  return parseQuery(schema, new URLSearchParams(filled))
}
