import type { TopicBehind } from '../../workers/store/topic-behind.ts'
import type { Topic, TopicGroup } from '../../workers/topics/taxonomy.ts'
import type { Interval } from '../../workers/trends/calendar.ts'
import type { PresentedTrend } from '../../workers/trends/present-topic.ts'
import { recentChange } from '../../workers/trends/sentence.ts'
import type { Attention } from '../../workers/trends/votes/attention.ts'
import type { Day, Source, SourceId } from '../../workers/types.ts'
import { LiftAxis, LiftBar, WIDE_SCALE } from '../components/lift-bar.tsx'
import type { Range } from '../components/series-choice.ts'
import type { SeriesData } from '../components/series-data.ts'
import { address, SourceSwitch } from '../components/source-switch.tsx'
import { AttentionLine, TopicOrganizations } from './topic-attention.tsx'
import { TopicChart } from './topic-chart.tsx'
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
  choice: {
    from: Day
    to: Day
    interval: Interval
    range: Range | null
    /** Those that these days can be drawn by. */
    intervals: readonly Interval[]
  }
  /** `null` when no day has been followed yet. */
  chart: SeriesData | null
  /** What made the topic what it is since the first of the 28 days. */
  behind: TopicBehind & { from: Day; to: Day }
  /** `null` where the place of none of its items is known, or where counts can't be compared. */
  attention: Attention | null
  today: Day
}

/** One topic: how sure its trend is, its share over time, what is behind it, and how it is defined. */
export const TopicPage = (view: TopicView) => {
  const { topic, group, source, query } = view
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
      <AttentionLine {...view} />
      <RangeForm {...view} />
      <TopicChart {...view} />
      <div class="halves">
        <TopicItems {...view} />
        <div>
          <TopicOrganizations {...view} />
          <Definition {...view} />
        </div>
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
