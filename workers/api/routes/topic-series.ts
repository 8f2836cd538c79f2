import * as v from 'valibot'
import { dayOf } from '../../days.ts'
import { loadSeries } from '../../store/load-series.ts'
import { MOST_TOPICS, meanCoverage, seriesRows } from '../../trends/series-rows.ts'
import { operation } from '../operation.ts'
import { day, oneOf, source, text } from '../parameters.ts'
import { badParameters } from '../problem.ts'
import { beginningOf, nothingListedBy, rangeOf } from '../series-range.ts'
import { servedTopics, topicsCalled } from '../served-topics.ts'

export const topicSeries = operation({
  path: '/trends/topics',
  summary: 'Topics over time',
  query: v.strictObject({
    topics: v.pipe(text(400), v.description('one to five ids of topics, separated by commas')),
    source: v.optional(source, 'huggingface-papers'),
    metric: v.optional(oneOf(['share', 'items', 'upvotes']), 'share'),
    interval: v.optional(oneOf(['day', 'week', 'month']), 'week'),
    from: v.optional(day),
    to: v.optional(day),
    scale: v.optional(oneOf(['absolute', 'index']), 'absolute'),
  }),
  columns: ['topic', 'period', 'from', 'to', 'value', 'lo', 'hi', 'k', 'n', 'coverage', 'provisional'],
  changesWith: 'data',
  async handle({ query, env, now }) {
    const { served, taxonomy } = await servedTopics(env.DB)
    const topics = topicsCalled(taxonomy, idsFrom(query.topics), 'topics').map(({ id }) => id)
    const { metric, interval, scale } = query
    const range = rangeOf(query, dayOf(now))
    const meta = {
      taxonomy: served?.version ?? taxonomy.version,
      source: query.source,
      metric,
      interval,
      scale,
    }
    const found =
      served === null ? null : await loadSeries(env.DB, served.id, query.source, topics, interval, range)
    if (found === null)
      return { data: [], meta: { ...meta, coverage: 0, reason: 'no day has been followed yet' } }

    const from = beginningOf(query.from, range, found.firstDay)
    if (from > range.to) return { data: [], meta: { ...meta, coverage: 0, reason: nothingListedBy(range) } }
    const data = seriesRows(topics, found, { metric, interval, scale, from, to: range.to })
    return { data, meta: { ...meta, coverage: meanCoverage(data) } }
  },
})

function idsFrom(topics: string): string[] {
  const ids = topics.split(',').map((id) => id.trim())
  if (ids.length > MOST_TOPICS)
    throw badParameters([
      { parameter: 'topics', message: `names ${ids.length} topics: at most ${MOST_TOPICS}` },
    ])
  if (new Set(ids).size < ids.length)
    throw badParameters([{ parameter: 'topics', message: 'names a topic twice' }])
  return ids
}
