import type { Topic } from '../../workers/topics/taxonomy.ts'
import type { Interval } from '../../workers/trends/calendar.ts'
import type { Metric } from '../../workers/trends/topic-points.ts'
import type { Day, Source, SourceId } from '../../workers/types.ts'
import type { Range } from '../components/series-choice.ts'
import type { SeriesData } from '../components/series-data.ts'
import { SeriesFigure } from '../components/series-figure.tsx'
import { emptyWords, estimateNote, whenOf, within, zeroNote } from '../components/series-sentence.ts'
import { seriesValue } from '../components/series-value.ts'
import { address, SourceSwitch } from '../components/source-switch.tsx'
import { withCommas } from '../components/with-commas.ts'
import { AddTopic, Chosen, Drawing, NoTopic } from './compare-choice.tsx'

export interface CompareQuery {
  /** Ids with commas between them. */
  topics?: string | undefined
  /** What was typed to be added. */
  add?: string | undefined
  source: SourceId
  metric: Metric
  interval: Interval
  scale: 'absolute' | 'index'
  axis: 'linear' | 'log'
  range?: Range | undefined
  from?: Day | undefined
  to?: Day | undefined
}

export interface CompareView {
  source: Source
  query: CompareQuery
  topics: Topic[]
  /** All there are, to be typed. */
  known: readonly Topic[]
  /** The days that are drawn; `range` is `null` when they were chosen one by one. */
  choice: { from: Day; to: Day; range: Range | null; intervals: readonly Interval[] }
  /** `null` without topics, and before any day has been followed. */
  chart: SeriesData | null
  /** What is rising, to begin with or to go on with. */
  suggested: Topic[]
  /** What may have been meant by what was typed, when that is no topic. */
  near: Topic[] | null
  today: Day
}

/** The address of the page with something changed. */
export const compareAddress = (
  { query }: CompareView,
  changed: Record<string, string | undefined>,
): string => {
  const { topics, source, metric, interval, scale, axis, range, from, to } = query
  const usual = { metric: 'share', interval: 'week', scale: 'absolute', axis: 'linear', topics: '' }
  const asked = { topics: topics ?? '', source, metric, interval, scale, axis, range, from, to, ...changed }
  const worth = Object.entries(asked).filter(([name, value]) => value !== usual[name as keyof typeof usual])
  return address('/compare', Object.fromEntries(worth))
}

/** Up to five topics side by side. */
export const ComparePage = (view: CompareView) => (
  <article class="compare">
    <div class="page-head">
      <h1>Compare topics</h1>
      <SourceSwitch path="/compare" at={view.source.id} parameters={{ ...view.query, add: undefined }} />
    </div>
    <Chosen {...view} />
    <AddTopic {...view} />
    <NoTopic {...view} />
    {view.topics.length === 0 ? <Beginning {...view} /> : <Comparison {...view} />}
  </article>
)

const Beginning = (view: CompareView) => (
  <p class="empty">
    Type a topic to begin with.{' '}
    {view.suggested.length === 0 ? null : (
      <>
        Or{' '}
        <a href={compareAddress(view, { topics: view.suggested.map(({ id }) => id).join(',') })}>
          {view.suggested.map(({ name }) => name).join(', ')}
        </a>
        , which are rising now.
      </>
    )}
  </p>
)

const Comparison = (view: CompareView) => (
  <>
    <Drawing {...view} />
    <CompareChart {...view} />
  </>
)

export const compareTitle = ({ topics }: Pick<CompareView, 'topics'>): string =>
  topics.length === 0 ? 'Compare topics' : topics.map(({ name }) => name).join(', ')

/** The lines themselves, or why there are none. */
export const CompareChart = (view: CompareView) =>
  view.chart === null || view.chart.periods.length === 0 ? (
    <p class="empty">
      {view.topics.length === 0
        ? 'No topic has been chosen.'
        : view.chart === null
          ? 'There is no chart yet: topics are counted two days after a listing began.'
          : 'Nothing had been listed yet in these days.'}
    </p>
  ) : (
    <SeriesFigure
      about={compareTitle(view)}
      data={view.chart}
      sentence={compareSentence(view.chart, view)}
      note={view.query.metric === 'share' ? estimateNote(view.chart) : zeroNote(view.chart)}
      links={<DataLinks {...view} />}
    />
  )

const DataLinks = (view: CompareView) => {
  const { query, choice } = view
  const { topics, source, metric, interval, scale } = query
  const asked = { topics: topics ?? '', source, metric, interval, scale, from: choice.from, to: choice.to }
  const text = withCommas(new URLSearchParams(asked).toString())
  return (
    <>
      <a href={`/api/v1/trends/topics.csv?${text}`}>CSV</a>
      <a href={`/api/v1/trends/topics?${text}`}>JSON</a>
      <a href={`/data?of=${encodeURIComponent(`/trends/topics?${text}`)}`}>How to ask for it</a>
      {/* "1 year" is another year tomorrow. */}
      <a href={compareAddress(view, { range: undefined, from: choice.from, to: choice.to })}>
        Link to these days
      </a>
    </>
  )
}

/** Where the lines end, in words: most often all in the same period. */
function compareSentence(
  { lines, periods, label, unit, interval, gaps }: SeriesData,
  { source, query }: CompareView,
): string {
  const when = (at: number): string => {
    const period = periods[at]
    if (period === undefined) return ''
    const words = query.metric === 'share' ? whenOf(period, interval) : `${within(interval)} ${period[0]}`
    return period[5] ? ` ${words}, provisional` : ` ${words}`
  }
  const ends = lines.map(({ points }) => points.findLastIndex(([value]) => value !== null))
  const newest = Math.max(...ends)
  if (newest < 0) return `${source.name}: ${emptyWords(gaps)}`
  const words = lines.map(({ name, points }, i) => {
    const end = ends[i] ?? -1
    const value = points[end]?.[0]
    return `${name} ${value == null ? 'not seen' : `${seriesValue(value, unit)}${end === newest ? '' : when(end)}`}`
  })
  return `${source.name}, ${label},${when(newest)}: ${words.join('; ')}.`
}
