import type { RequestEnv } from '../workers/api/context.ts'
import { refuseUnknownGroup } from '../workers/api/served-topics.ts'
import { sourceById } from '../workers/sources/index.ts'
import { type RecentWeeks, shareFrom } from '../workers/store/recent-weeks.ts'
import { topicsServed } from '../workers/store/served-topics.ts'
import { topicsNow } from '../workers/store/topic-pages.ts'
import type { Listed } from '../workers/trends/baseline.ts'
import type { TopicState } from '../workers/trends/calls.ts'
import { changeSince } from '../workers/trends/forecast.ts'
import { scoreOf } from '../workers/trends/present-topic.ts'
import { topicsNamed } from './named-topics.ts'
import type { TopicRow, TopicsQuery, TopicsView } from './pages/topics.tsx'

/**
 * All topics that match what is asked for, in the order asked for.
 *
 * @throws {Problem} 400 when there is no such group
 */
export async function loadTopics({ DB: db }: RequestEnv, query: TopicsQuery): Promise<TopicsView> {
  const source = sourceById(query.source)
  if (source === undefined) throw new RangeError(`no source ${query.source}`)
  const now = await topicsNow(db, query.source)
  const { taxonomy } = await topicsServed(
    db,
    now === null ? null : { id: now.generation, version: now.version },
  )
  refuseUnknownGroup(taxonomy, query.group)
  const all: Listed | null = now === null ? null : JSON.parse(now.listed)
  const stateOf = statesFrom(now?.states)
  const sharesOf = sharesIn(now?.weeks ?? NO_WEEKS)
  const inGroup = taxonomy.topics.filter(({ group }) => query.group === undefined || group === query.group)
  const matching = topicsNamed(inGroup, query.q ?? '')
  const rows = matching.map(({ id, name, group }): TopicRow => {
    const state = all === null ? null : stateOf(id)
    if (state === null || all === null) return { id, name, group, state: null }
    const score = scoreOf(state, all)
    const change = state.earlier === null ? null : changeSince(state, state.earlier)
    return { id, name, group, state, share: Math.exp(state.x), score, change, shares: sharesOf(id, state) }
  })
  return {
    source,
    query,
    groups: taxonomy.groups,
    total: taxonomy.topics.length,
    version: taxonomy.version,
    day: now?.day ?? null,
    listed: all?.recent ?? 0,
    weeks: (now?.weeks ?? NO_WEEKS).unseen.length + 1,
    rows: query.sort === 'group' ? rows : rows.toSorted(ORDER[query.sort]),
  }
}

function statesFrom(text: string | undefined): (topic: string) => TopicState | null {
  const states: Record<string, TopicState> = text === undefined ? {} : JSON.parse(text)
  return (topic) => (Object.hasOwn(states, topic) ? (states[topic] ?? null) : null)
}

const NO_WEEKS: RecentWeeks = { unseen: [], topics: {} }

/** Shares of the last weeks and now; a topic of this day has had none before. */
function sharesIn({ unseen, topics }: RecentWeeks): (topic: string, now: TopicState) => number[] {
  const before = unseen.map(shareFrom)
  return (topic, now) => {
    const known = Object.hasOwn(topics, topic) ? topics[topic] : undefined
    const shares = before.map((share, i) => {
      const log = known?.[known.length - before.length + i] ?? null
      return log === null ? share : shareFrom(log)
    })
    shares.push(Math.exp(now.x))
    return shares
  }
}

type Order = (a: TopicRow, b: TopicRow) => number

/** Highest first; topics without a number last; ties by name. */
const by =
  (value: (row: TopicRow) => number | null | undefined): Order =>
  (a, b) =>
    (value(b) ?? -1) - (value(a) ?? -1) || (a.name < b.name ? -1 : 1)

const ORDER: Record<Exclude<TopicsQuery['sort'], 'group'>, Order> = {
  name: (a, b) => (a.name < b.name ? -1 : 1),
  share: by((row) => row.share),
  change: by((row) => row.change?.value),
  // The cautious end, as rising topics are ranked.
  lift: by((row) => row.score?.lo),
  items: by((row) => row.state?.recent),
}
