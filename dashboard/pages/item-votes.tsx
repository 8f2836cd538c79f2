import type { Gap } from '../../workers/collect/gaps.ts'
import type { ObservationRow } from '../../workers/store/observations.ts'
import type { Momentum } from '../../workers/trends/votes/momentum.ts'
import type { Moment, Source } from '../../workers/types.ts'
import { Figure } from '../components/figure.tsx'
import { runPath } from '../components/run-path.ts'
import { Swatch } from '../components/swatch.tsx'
import { count, counted, dateAndTime, duration } from '../words.ts'

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
      sentence={`${upvoteSentence(source, points, gaps, lookedAt)}${typicalSentence(view)}${forecastSentence(view)}`}
      legend={
        <Legend source={source} gaps={gaps} forecast={forecast !== null} typical={typical.length > 0} />
      }
      table={<PointTable {...view} />}
    />
  )
}

function forecastOf({ momentum: { forecast }, forecastFor }: VotesView) {
  if (forecast === null || forecastFor === null) return null
  return { at: forecastFor, final: forecast.final, lo: forecast.lo, hi: forecast.hi }
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
    {gaps.length === 0 ? null : (
      <span>
        <Swatch kind="gap" /> not seen
      </span>
    )}
  </>
)

/** The typical curve, where it lies beside the item's own: an item that was first seen months later has none to show. */
function typicalShown({ typical, points, lookedAt }: VotesView): VotesView['typical'] {
  const from = points[0]?.observed_at
  if (from === undefined) return []
  const to = Math.max(lookedAt ?? 0, points.at(-1)?.observed_at ?? 0)
  const first = typical.findIndex(({ at }) => at >= from)
  const last = typical.findLastIndex(({ at }) => at <= to)
  // With the neighbours the curve reaches from edge to edge.
  return first === -1 || last <= first ? [] : typical.slice(Math.max(0, first - 1), last + 2)
}

/** What is usual at the highest age that the item has reached. */
function typicalSentence(view: VotesView): string {
  const { source, points, lookedAt } = view
  const to = Math.max(lookedAt ?? 0, points.at(-1)?.observed_at ?? 0)
  const last = typicalShown(view).findLast(({ at }) => at <= to)
  if (last === undefined) return ''
  return ` At ${last.age} hours, half of ${counted(last.items, source.entry)} of the last 28 days had ${count(last.votes)} or fewer.`
}

/** The curve in words. */
export function upvoteSentence(
  source: Source,
  points: ObservationRow[],
  gaps: Gap[],
  lookedAt: Moment | null,
): string {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return `No ${source.unit.many} have been seen yet.`
  const until = Math.max(lookedAt ?? 0, last.observed_at)
  const missed =
    gaps.length === 0
      ? ''
      : ` ${counted(gaps.length, { one: 'gap', many: 'gaps' })} in which it was not seen.`
  if (points.length === 1)
    return `${counted(first.upvotes, source.unit)} when first seen, ${dateAndTime(first.observed_at)}.${missed}`
  return `From ${count(first.upvotes)} to ${counted(last.upvotes, source.unit)} in ${duration(until - first.observed_at)}, seen changed ${counted(points.length - 1, { one: 'time', many: 'times' })}.${missed}`
}

/** What the votes are expected to come to, and by what; or why that is not known, while it still could be. */
export function forecastSentence(view: Pick<VotesView, 'source' | 'momentum' | 'forecastFor'>): string {
  const { source, momentum, forecastFor } = view
  const { forecast, missing } = momentum
  if (forecast === null || forecastFor === null)
    return source.votesSettle && momentum.velocity !== null ? ` No forecast: ${missing.forecast}.` : ''
  const known = counted(forecast.items, source.entry)
  const basis =
    forecast.basis === 'settled'
      ? `going by ${known} whose votes have settled`
      : `going by ${known} recorded earlier, until enough have settled here`
  return ` By ${dateAndTime(forecastFor)} it is expected to have ${counted(forecast.final, source.unit)} (80%: ${count(forecast.lo)} to ${count(forecast.hi)}), ${basis}.`
}

/** Changes of less than this an hour are no change. */
const STEADY = 0.05

/** How fast the votes come now. */
export function velocityWords({ unit }: Source, { velocity, acceleration }: Momentum): string | null {
  if (velocity === null) return null
  const change =
    acceleration === null || Math.abs(acceleration) < STEADY
      ? ''
      : acceleration > 0
        ? ', getting faster'
        : ', slowing down'
  return `${velocity.toFixed(1)} ${unit.many} an hour${change}`
}

/** How its votes compare with those of others at its age. */
export const heatWords = ({ entry }: Source, { heat }: Momentum): string | null =>
  heat === null ? null : `more than ${Math.round(100 * heat)}% of recent ${entry.many} at its age`

const PointTable = (view: VotesView) => {
  const { source, points, gaps } = view
  const forecast = forecastOf(view)
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Seen at (UTC)</th>
          <th scope="col" class="number">
            {source.unit.many}
          </th>
          <th scope="col">Run</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ observed_at, upvotes, run_id }) => (
          <tr>
            <td>{dateAndTime(observed_at)}</td>
            <td class="number">{count(upvotes)}</td>
            <td>
              <a href={runPath(run_id)}>{run_id}</a>
            </td>
          </tr>
        ))}
        {gaps.map(({ from, to, reason }) => (
          <tr class="gap">
            <td>
              {dateAndTime(from)} to {dateAndTime(to)}
            </td>
            <td class="number">not seen</td>
            <td>{reason}</td>
          </tr>
        ))}
        {typicalShown(view).map(({ at, age, votes, items }) => (
          <tr class="gap">
            <td>{dateAndTime(at)}</td>
            <td class="number">{count(votes)}</td>
            <td>
              typical at {age} h: the middle of {counted(items, source.entry)}
            </td>
          </tr>
        ))}
        {forecast === null ? null : (
          <tr class="gap">
            <td>{dateAndTime(forecast.at)}</td>
            <td class="number">{count(forecast.final)}</td>
            <td>
              expected, 80%: {count(forecast.lo)} to {count(forecast.hi)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
