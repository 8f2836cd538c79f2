import type { TopicGroup } from '../../workers/topics/taxonomy.ts'
import type { TopicState } from '../../workers/trends/calls.ts'
import type { Interval80 } from '../../workers/trends/forecast.ts'
import type { Score } from '../../workers/trends/score.ts'
import type { Day, Source, SourceId } from '../../workers/types.ts'
import { address, DEFAULT_SOURCE, SourceSwitch } from '../components/source-switch.tsx'
import { counted, shortDate } from '../words.ts'
import { TopicsTables } from './topics-table.tsx'

export const TOPIC_SORTS = ['group', 'name', 'share', 'change', 'lift', 'items'] as const

export interface TopicsQuery {
  source: SourceId
  sort: (typeof TOPIC_SORTS)[number]
  group?: string | undefined
  q?: string | undefined
}

/** A topic with its numbers; without a state it has never been seen in this source. */
export interface TopicRow {
  id: string
  name: string
  group: string
  state: TopicState | null
  share?: number
  score?: Score | null
  change?: Interval80 | null
  /** Of the last weeks, oldest first. */
  shares?: number[]
}

export interface TopicsView {
  source: Source
  query: TopicsQuery
  groups: readonly TopicGroup[]
  total: number
  version: string
  /** The day at whose end the numbers were true. */
  day: Day | null
  /** Items listed in the last 28 days. */
  listed: number
  weeks: number
  rows: TopicRow[]
}

/** Every topic, by group or in the order of one of its numbers. */
export const TopicsPage = (view: TopicsView) => {
  const { source, query, day, rows, total, version } = view
  return (
    <div class="topics">
      <div class="page-head">
        <div>
          <h1>Topics</h1>
          <p class="facts">
            {rows.length === total ? counted(total, TOPIC) : `${rows.length} of ${counted(total, TOPIC)}`},
            definition {version}
            {day === null
              ? ', not counted yet'
              : `, in ${view.listed} ${source.entry.many} of the 28 days to ${shortDate(day)}`}
          </p>
        </div>
        <SourceSwitch path="/topics" at={source.id} parameters={{ ...query, source: undefined }} />
      </div>
      <Filter {...view} />
      {rows.length === 0 ? (
        <p class="empty">
          No topic has these words in its name or among its aliases.{' '}
          <a href={address('/topics', { source: source.id })}>All topics</a>
        </p>
      ) : (
        <TopicsTables view={view} tables={query.sort === 'group' ? byGroup(view) : [{ rows }]} />
      )}
    </div>
  )
}

const byGroup = ({ groups, rows }: TopicsView) =>
  groups
    .map(({ id, name }) => ({ caption: name, rows: rows.filter(({ group }) => group === id) }))
    .filter((table) => table.rows.length > 0)

const TOPIC = { one: 'topic', many: 'topics' }

/** What is looked for, as a form that needs no script. */
const Filter = ({ query, groups }: TopicsView) => (
  <form class="filter" action="/topics">
    <label>
      Words <input type="search" name="q" value={query.q} maxlength={80} placeholder="in names and aliases" />
    </label>
    <label>
      Group{' '}
      <select name="group">
        <option value="">all</option>
        {groups.map(({ id, name }) => (
          <option value={id} selected={id === query.group}>
            {name}
          </option>
        ))}
      </select>
    </label>
    {query.sort === 'group' ? null : <input type="hidden" name="sort" value={query.sort} />}
    {query.source === DEFAULT_SOURCE ? null : <input type="hidden" name="source" value={query.source} />}
    <button type="submit">Show</button>
    {query.q === undefined && query.group === undefined ? null : (
      <a href={address('/topics', { source: query.source, sort: query.sort })}>all topics</a>
    )}
  </form>
)
