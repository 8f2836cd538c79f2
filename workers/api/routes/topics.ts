import * as v from 'valibot'
import { sourceById, sources } from '../../sources/index.ts'
import { publishedStates, type StatesRow } from '../../store/served.ts'
import type { Topic } from '../../topics/taxonomy.ts'
import type { Ranking, TopicState } from '../../trends/calls.ts'
import { type PresentedTrend, presentTrend, scoreOf, TREND_COLUMNS } from '../../trends/present-topic.ts'
import { operation } from '../operation.ts'
import { source, text } from '../parameters.ts'
import { refuseUnknownGroup, servedTopics } from '../served-topics.ts'
import { noSuchTopic } from '../suggest.ts'

export const topics = operation({
  path: '/topics',
  summary: 'All topics with what can be said about them now',
  query: v.strictObject({
    source: v.optional(source, 'huggingface-papers'),
    group: v.optional(text(40)),
  }),
  columns: ['id', 'name', 'group', ...TREND_COLUMNS],
  changesWith: 'data',
  async handle({ query, env }) {
    const { served, taxonomy } = await servedTopics(env.DB)
    refuseUnknownGroup(taxonomy, query.group)
    const [row] = served === null ? [] : await publishedStates(env.DB, served.id, [query.source])
    const trendOf = trends(row)
    return {
      data: taxonomy.topics
        .filter(({ group }) => query.group === undefined || group === query.group)
        .map(({ id, name, group }) => ({ id, name, group, ...trendOf(id) })),
      meta: { taxonomy: served?.version ?? taxonomy.version, day: row?.day ?? null, groups: taxonomy.groups },
    }
  },
})

export const topic = operation({
  path: '/topics/{id}',
  summary: 'One topic',
  query: v.strictObject({}),
  changesWith: 'data',
  async handle({ path, env }) {
    const { served, taxonomy } = await servedTopics(env.DB)
    const found = taxonomy.topics.find(({ id }) => id === path.id)
    if (found === undefined) throw noSuchTopic(path.id ?? '', taxonomy.topics)
    const rows =
      served === null
        ? []
        : await publishedStates(
            env.DB,
            served.id,
            sources.map(({ id }) => id),
          )
    return {
      data: {
        ...definition(found),
        group_name: taxonomy.groups.find(({ id }) => id === found.group)?.name ?? found.group,
        states: rows.flatMap((row) => {
          const trend = trends(row)(found.id)
          return trend === null ? [] : [{ source: row.source, day: row.day, ...trend }]
        }),
      },
      meta: { taxonomy: served?.version ?? taxonomy.version },
    }
  },
})

const definition = ({ id, name, group, aliases, exact, titleOnly, broad }: Topic) => ({
  id,
  name,
  group,
  aliases,
  exact,
  title_only: titleOnly,
  broad,
})

/** What can be said of each topic of a source; nothing of one that it has never seen. */
function trends(row: StatesRow | undefined): (topic: string) => PresentedTrend | null {
  if (row === undefined) return () => null
  const states = JSON.parse(row.states) as Record<string, TopicState>
  const { all } = JSON.parse(row.ranking) as Ranking
  const entry = sourceById(row.source)?.entry ?? { one: 'item', many: 'items' }
  return (topic) => {
    const state = Object.hasOwn(states, topic) ? states[topic] : undefined
    return state === undefined ? null : presentTrend(state, scoreOf(state, all), all, entry)
  }
}
