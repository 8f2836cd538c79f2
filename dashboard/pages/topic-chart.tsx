import type { PreviewView } from '../components/preview-svg.ts'
import { SeriesFigure } from '../components/series-figure.tsx'
import { estimateNote, seriesSentence } from '../components/series-sentence.ts'
import { address } from '../components/source-switch.tsx'
import type { TopicView } from './topic.tsx'

/** The share of a topic over time, or why there is nothing to be drawn. */
export const TopicChart = (view: TopicView) => {
  const { chart, choice, topic, source } = view
  if (chart !== null && chart.periods.length > 0)
    return (
      <SeriesFigure
        about={topic.name}
        data={chart}
        sentence={seriesSentence(chart)}
        note={estimateNote(chart)}
        links={<DataLinks {...view} />}
      />
    )
  return (
    <p class="empty">
      {chart === null
        ? 'There is no chart yet: topics are counted two days after a listing began.'
        : 'Nothing had been listed yet in these days.'}{' '}
      {choice.range === 'all' ? null : (
        <a href={address(`/topics/${topic.id}`, { source: source.id, range: 'all' })}>All there is</a>
      )}
    </p>
  )
}

/** What its picture says. */
export const previewOf = ({
  topic,
  trend,
  chart,
  source,
  today,
}: TopicView): Omit<PreviewView, 'sample'> => ({
  name: topic.name,
  sentence: trend === null ? `Not seen in ${source.name} yet.` : `${trend.sentence}.`,
  source: source.name,
  today,
  chart: chart === null || chart.periods.length === 0 ? null : chart,
})

/** The same numbers as data. */
const DataLinks = ({ topic, source, choice }: TopicView) => {
  const { interval, from, to } = choice
  const query = new URLSearchParams({ topics: topic.id, source: source.id, interval, from, to })
  const feed = new URLSearchParams({ source: source.id })
  return (
    <>
      <a href={`/api/v1/trends/topics.csv?${query}`}>CSV</a>
      <a href={`/api/v1/trends/topics?${query}`}>JSON</a>
      <a href={`/data?of=${encodeURIComponent(`/trends/topics?${query}`)}`}>How to ask for it</a>
      <a href={`/feeds/topics/${topic.id}.xml?${feed}`}>Feed</a>
      <a href={address('/compare', { source: source.id, topics: topic.id })}>Compare</a>
      {/* "1 year" is another year tomorrow. */}
      <a href={address(`/topics/${topic.id}`, { source: source.id, from, to, interval })}>
        Link to these days
      </a>
    </>
  )
}
