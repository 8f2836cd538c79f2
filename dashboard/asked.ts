import type { Context } from 'hono'
import * as v from 'valibot'
import type { AppEnv } from '../workers/api/context.ts'
import { day, oneOf, type Parameters, parseQuery, source, text } from '../workers/api/parameters.ts'
import { DEFAULT_SOURCE } from './components/source-switch.tsx'
import { INTERVALS, RANGES } from './pages/topic.tsx'
import { TOPIC_SORTS } from './pages/topics.tsx'

export const overviewQuery = v.strictObject({ source: v.optional(source, DEFAULT_SOURCE) })
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
