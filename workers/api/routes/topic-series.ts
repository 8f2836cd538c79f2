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
  description:
    'Up to five topics, a point a day, week or month, at most 400 of each. Weeks and months are whole ones: those that `from` ' +
    'and `to` lie in; days to come cannot be asked for. `share` is the estimated share of the source at the end of the period, ' +
    'with its 80% band; `items` and `upvotes` are counts, the upvotes those when the day was closed, or of an open day when it ' +
    'was last counted. `k` of `n` items were about the topic; where entries stay for days, an item counts on its first day, ' +
    'other than in `/trends/volume`. A period in which nothing was seen is a gap: its values are null. `coverage` is the share ' +
    "of the period's days whose listing was seen to its end. Periods that can still change are `provisional`. On the `index` " +
    'scale the highest value in the range is 100.',
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
