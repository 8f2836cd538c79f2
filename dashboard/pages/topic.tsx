import type { TopicItem } from '../../workers/store/topic-pages.ts'
import type { Topic, TopicGroup } from '../../workers/topics/taxonomy.ts'
import type { Interval } from '../../workers/trends/calendar.ts'
import type { PresentedTrend } from '../../workers/trends/present-topic.ts'
import { recentChange } from '../../workers/trends/sentence.ts'
import type { Day, Source, SourceId } from '../../workers/types.ts'
import { LiftAxis, LiftBar, WIDE_SCALE } from '../components/lift-bar.tsx'
import type { Range } from '../components/series-choice.ts'
import type { SeriesData } from '../components/series-data.ts'
import { SeriesFigure } from '../components/series-figure.tsx'
import { seriesSentence } from '../components/series-sentence.ts'
import { address, SourceSwitch } from '../components/source-switch.tsx'
import { Definition, TopicItems } from './topic-facts.tsx'
import { RangeForm } from './topic-range.tsx'

export interface TopicQuery {
  source: SourceId
  range?: Range | undefined
  from?: Day | undefined
  to?: Day | undefined
  interval?: Interval | undefined
}

/** What can be said of the topic, and at the end of which day it was true. */
export interface TopicTrend extends PresentedTrend {
  day: Day
}

export interface TopicView {
  source: Source
  query: TopicQuery
  topic: Topic
  group: TopicGroup
  version: string
  /** `null` for a topic that has not been seen in this source. */
  trend: TopicTrend | null
  /** The sources it has been seen in. */
  seen: SourceId[]
  /** The days that are drawn; `range` is `null` when they were chosen one by one. */
  choice: { from: Day; to: Day; interval: Interval; range: Range | null }
  /** `null` when no day has been followed yet. */
  chart: SeriesData | null
  items: TopicItem[]
  today: Day
}

/** One topic: how sure its trend is, its share over time, what is behind it, and how it is defined. */
export const TopicPage = (view: TopicView) => {
  const { topic, group, source, query, choice } = view
  return (
    <article class="topic">
      <div class="page-head">
        <div>
          <p class="kicker">
            <a href={address('/topics', { source: source.id, group: group.id })}>{group.name}</a>
          </p>
          <h1>{topic.name}</h1>
        </div>
        <SourceSwitch
          path={`/topics/${topic.id}`}
          at={source.id}
          parameters={{ range: query.range, from: query.from, to: query.to, interval: query.interval }}
        />
      </div>
      <Verdict {...view} />
      <RangeForm {...view} />
      {view.chart === null || view.chart.periods.length === 0 ? (
        <p class="empty">
          {view.chart === null
            ? 'There is no chart yet: topics are counted two days after a listing began.'
            : 'Nothing had been listed yet in these days.'}{' '}
          {choice.range === 'all' ? null : (
            <a href={address(`/topics/${topic.id}`, { source: source.id, range: 'all' })}>All there is</a>
          )}
        </p>
      ) : (
        <SeriesFigure
          data={view.chart}
          sentence={seriesSentence(view.chart)}
          links={<DataLinks {...view} />}
        />
      )}
      <div class="halves">
        <TopicItems {...view} />
        <Definition {...view} />
      </div>
    </article>
  )
}

/** What can be said, with its evidence, and the lift drawn. */
const Verdict = ({ trend, source }: TopicView) => {
  if (trend === null) return <p class="verdict">Not seen in {source.name} yet.</p>
  const { sentence, change_28d: value, change_28d_lo: lo, change_28d_hi: hi, lift } = trend
  return (
    <div class="verdict">
      <p>
        <b class={trend.flag ?? undefined}>{sentence}.</b>{' '}
        {value === null || lo === null || hi === null ? null : (
          <span class="soft">The share is {recentChange({ value, lo, hi })}.</span>
        )}
      </p>
      {lift === null || trend.lo === null || trend.hi === null ? null : (
        <div class="scale">
          <LiftAxis scale={WIDE_SCALE} />
          <LiftBar lift={lift} lo={trend.lo} hi={trend.hi} scale={WIDE_SCALE} />
        </div>
      )}
    </div>
  )
}

/** The same numbers as data. */
const DataLinks = ({ topic, source, choice }: TopicView) => {
  const { interval, from, to } = choice
  const query = new URLSearchParams({ topics: topic.id, source: source.id, interval, from, to })
  return (
    <>
      <a href={`/api/v1/trends/topics.csv?${query}`}>CSV</a>
      <a href={`/api/v1/trends/topics?${query}`}>JSON</a>
      <a href={`/feeds/topics/${topic.id}.xml`}>Feed</a>
      <a href={address('/compare', { source: source.id, topics: topic.id })}>Compare</a>
    </>
  )
}
