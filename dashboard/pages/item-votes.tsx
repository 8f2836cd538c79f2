import type { Gap } from '../../workers/collect/gaps.ts'
import type { ObservationRow } from '../../workers/store/observations.ts'
import type { Momentum } from '../../workers/trends/votes/momentum.ts'
import type { Moment, Source } from '../../workers/types.ts'
import { Figure } from '../components/figure.tsx'
import { GapLegend, Swatch } from '../components/swatch.tsx'
import { PointTable } from './item-votes-table.tsx'
import {
  forecastOf,
  forecastSentence,
  typicalSentence,
  typicalShown,
  upvoteSentence,
} from './item-votes-words.ts'

/** How an item's votes came, and where they are going. */
export interface VotesView {
  source: Source
  points: ObservationRow[]
  gaps: Gap[]
  lookedAt: Moment | null
  momentum: Momentum
  /** The moment whose votes are forecast. */
  forecastFor: Moment | null
  /** How votes usually come: the median of the cohort at each ladder age, and when the item was or will be so old. */
  typical: { at: Moment; age: number; votes: number; items: number }[]
}

export const UpvoteFigure = (view: VotesView & { item: { title: string } }) => {
  const { item, source, points, gaps, lookedAt } = view
  const forecast = forecastOf(view)
  const typical = typicalShown(view)
  return (
    <Figure
      kind="upvotes"
      about={item.title}
      data={{
        unit: source.unit.many,
        points: points.map(({ observed_at, upvotes, run_id }) => [observed_at, upvotes, run_id]),
        gaps: gaps.map(({ from, to, reason }) => [from, to, reason]),
        until: lookedAt,
        forecast,
        typical: typical.map(({ at, votes }) => [at, votes]),
      }}
      sentence={`${upvoteSentence(view)}${typicalSentence(view)}${forecastSentence(view)}`}
      legend={
        <Legend source={source} gaps={gaps} forecast={forecast !== null} typical={typical.length > 0} />
      }
      table={<PointTable {...view} />}
    />
  )
}

const Legend = ({
  source,
  gaps,
  forecast,
  typical,
}: Pick<VotesView, 'source' | 'gaps'> & { forecast: boolean; typical: boolean }) => (
  <>
    <span>
      <Swatch kind="votes" /> {source.unit.many}; each point leads to the run that saw it
    </span>
    {typical ? (
      <span>
        <Swatch kind="typical" /> typical {source.entry.one} of the last 28 days
      </span>
    ) : null}
    {forecast ? (
      <span>
        <Swatch kind="forecast" /> expected, with its 80% interval; far ahead, it is drawn nearer
      </span>
    ) : null}
    <GapLegend gaps={gaps} />
  </>
)
