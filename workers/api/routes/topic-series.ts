import * as v from 'valibot'
import { addDays, dayOf } from '../../days.ts'
import {
  type CountedRow,
  countedSeries,
  type KeptRow,
  keptBefore,
  keptSeries,
  originOf,
} from '../../store/topic-series.ts'
import { type Interval, periodsBetween } from '../../trends/calendar.ts'
import type { Level } from '../../trends/level.ts'
import { toIndex } from '../../trends/series.ts'
import { type TopicSeries, topicPoints } from '../../trends/topic-points.ts'
import type { Day, SourceId } from '../../types.ts'
import { operation } from '../operation.ts'
import { day, oneOf, source, text } from '../parameters.ts'
import { badParameters } from '../problem.ts'
import { servedTopics, topicsCalled } from '../served-topics.ts'

const MOST_TOPICS = 5
const MOST_DAYS = 400
const DEFAULT_DAYS: Record<Interval, number> = { day: 90, week: 364, month: 1095 }

export const topicSeries = operation({
  path: '/trends/topics',
  summary: 'Topics over time',
  description:
    'Up to five topics, a point a day, week or month. `share` is the estimated share of the source at the end of the period, ' +
    'with its 80% band; `items` and `upvotes` are counts. `k` of `n` items were about the topic. A period in which nothing was ' +
    "seen is a gap: its values are null. `coverage` is the share of the period's days whose listing was seen to its end. " +
    'Periods that can still change are `provisional`. On the `index` scale the highest value in the range is 100.',
  query: v.strictObject({
    topics: text(400),
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
    const asked = topicsCalled(taxonomy, idsFrom(query.topics), 'topics')
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
      served === null
        ? null
        : await load(
            env.DB,
            served.id,
            query.source,
            asked.map(({ id }) => id),
            interval,
            range,
          )
    if (found === null)
      return { data: [], meta: { ...meta, coverage: 0, reason: 'no day has been followed yet' } }

    const from = query.from ?? (range.from < found.firstDay ? found.firstDay : range.from)
    const periods = periodsBetween(from, range.to, interval)
    const data = asked.flatMap(({ id }, i) => {
      const series = found.series[i]
      if (series === undefined) return []
      const points = topicPoints(series, metric, interval, periods, found.closedThrough)
      return (scale === 'index' ? toIndex(points) : points).map(
        ({ period, value, lo, hi, count, items, coverage, provisional }, j) => ({
          topic: id,
          period,
          from: periods[j]?.from ?? null,
          to: periods[j]?.to ?? null,
          value,
          lo,
          hi,
          k: count,
          n: items,
          coverage,
          provisional,
        }),
      )
    })
    const covered = data.reduce((sum, { coverage }) => sum + coverage, 0)
    return {
      data,
      meta: { ...meta, coverage: data.length === 0 ? 0 : Math.round((1000 * covered) / data.length) / 1000 },
    }
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

function rangeOf(
  { from, to, interval }: { from?: Day | undefined; to?: Day | undefined; interval: Interval },
  today: Day,
): { from: Day; to: Day } {
  const last = to ?? today
  const first = from ?? addDays(last, 1 - DEFAULT_DAYS[interval])
  if (first > last) throw badParameters([{ parameter: 'from', message: `${first} is after to, ${last}` }])
  if (last > today) throw badParameters([{ parameter: 'to', message: `${last} lies in the future` }])
  if (interval === 'day' && addDays(first, MOST_DAYS) <= last) {
    throw badParameters([
      { parameter: 'from', message: `more than ${MOST_DAYS} days lie between from and to: take weeks` },
    ])
  }
  return { from: first, to: last }
}

interface Loaded {
  firstDay: Day
  closedThrough: Day
  /** By place of the topic asked for. */
  series: TopicSeries[]
}

/** What the series are made of: whole periods as they were kept, and the counted days after them. */
async function load(
  db: D1Database,
  generation: number,
  source: SourceId,
  topics: string[],
  interval: Interval,
  { from, to }: { from: Day; to: Day },
): Promise<Loaded | null> {
  const origin = await originOf(db, generation, source)
  if (origin.firstDay === null || origin.start === null) return null
  const start = levelFrom(origin.start)
  const kept =
    interval === 'day'
      ? []
      : await keptSeries(db, generation, source, topics, interval, addDays(from, -31), to)
  const before = kept.at(-1) ?? (await keptBefore(db, generation, source, topics, from))
  const tailFrom = before === null ? origin.firstDay : addDays(before.lastDay, 1)
  const tail = tailFrom > to ? [] : await countedSeries(db, generation, source, topics, tailFrom, to)
  return {
    firstDay: origin.firstDay,
    closedThrough: origin.followed ?? '',
    series: topics.map((_, i) => ({
      kept: kept.map((row) => keptPoint(row, i, interval)),
      before: before === null ? start : levelOf(before, i),
      tail: tail.map((row) => tailDay(row, i)),
      tailFrom,
      tailTo: to,
    })),
  }
}

function levelFrom(text: string): Level {
  const [x = 0, p = 1] = JSON.parse(text) as number[]
  return { x, p }
}

const levelOf = ({ topics, unseen }: KeptRow, i: number): Level => levelFrom(topics[i] ?? unseen)

/** Places of the sums in a kept topic: since the week and since the month began. */
const SUM = { week: 6, month: 7 } as const

function keptPoint(row: KeptRow, i: number, interval: Interval): TopicSeries['kept'][number] {
  const { period, items, completeDays, upvotes } = row
  const numbers = JSON.parse(row.topics[i] ?? '[]') as number[]
  const count = interval === 'day' ? 0 : (numbers[SUM[interval]] ?? 0)
  return { period, count, items, completeDays, ...levelOf(row, i), upvotes: upvotes[i] ?? 0 }
}

const tailDay = ({ day, items, complete, counts }: CountedRow, i: number): TopicSeries['tail'][number] => ({
  day,
  items,
  complete,
  count: counts[i]?.mentions ?? 0,
  upvotes: counts[i]?.upvotes ?? 0,
})
