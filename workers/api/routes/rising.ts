import * as v from 'valibot'
import { dayOf } from '../../days.ts'
import { sourceById } from '../../sources/index.ts'
import type { Example } from '../../store/following.ts'
import { publishedRanking, rankingAsOf } from '../../store/served.ts'
import type { Ranking } from '../../trends/calls.ts'
import { presentTrend, TREND_COLUMNS } from '../../trends/present-topic.ts'
import { rankedCalls } from '../../trends/ranked-calls.ts'
import { nothingBy } from '../as-of.ts'
import { refuseFuture } from '../days-asked.ts'
import { type Answer, type Operation, operation, type Question } from '../operation.ts'
import { day, source, text, wholeNumber } from '../parameters.ts'
import { presentExamples, presentRecord } from '../present-calls.ts'
import { refuseUnknownGroup, servedTopics } from '../served-topics.ts'

const query = v.strictObject({
  source: v.optional(source, 'huggingface-papers'),
  as_of: v.optional(day),
  limit: v.optional(wholeNumber(1, 200), '20'),
  group: v.optional(text(40)),
  min_items: v.optional(wholeNumber(0, 100_000), '0'),
})

type Query = v.InferOutput<typeof query>

const columns = ['rank', 'topic', 'name', 'group', ...TREND_COLUMNS]

export const rising: Operation<typeof query> = operation({
  path: '/trends/rising',
  summary: 'Topics that are rising',
  query,
  columns,
  changesWith: 'data',
  handle: (question) => answer(question, 'rising'),
})

export const falling: Operation<typeof query> = operation({
  path: '/trends/falling',
  summary: 'Topics that are falling',
  query,
  columns,
  changesWith: 'data',
  handle: (question) => answer(question, 'falling'),
})

async function answer(
  { query, env, now }: Question<Query>,
  direction: 'rising' | 'falling',
): Promise<Answer> {
  refuseFuture('as_of', query.as_of, dayOf(now))
  const { served, taxonomy } = await servedTopics(env.DB)
  refuseUnknownGroup(taxonomy, query.group)
  const row = served === null ? null : await rankingRow(env.DB, served.id, query)
  if (row === null)
    return { data: [], meta: { taxonomy: served?.version ?? null, reason: nothingBy(query.as_of) } }

  const ranking = JSON.parse(row.ranking) as Ranking & { examples?: Record<string, Example[]> }
  const { all, examples = {} } = ranking
  const topics = new Map(taxonomy.topics.map((topic) => [topic.id, topic]))
  const entry = sourceById(query.source)?.entry ?? { one: 'item', many: 'items' }
  const data = rankedCalls(ranking, direction)
    .filter(
      ({ topic, call }) =>
        call.recent >= query.min_items &&
        (query.group ?? topics.get(topic)?.group) === topics.get(topic)?.group,
    )
    .slice(0, query.limit)
    .map(({ topic, call, score }, i) => ({
      rank: i + 1,
      topic,
      name: topics.get(topic)?.name ?? topic,
      group: topics.get(topic)?.group ?? null,
      ...presentTrend(call, score, all, entry),
      items: presentExamples(examples[topic]),
    }))
  return {
    data,
    meta: {
      day: row.day,
      taxonomy: served?.version ?? null,
      track_record: presentRecord(row),
    },
  }
}

async function rankingRow(db: D1Database, generation: number, { source, as_of }: Query) {
  return as_of === undefined
    ? await publishedRanking(db, generation, source)
    : await rankingAsOf(db, generation, source, as_of)
}
