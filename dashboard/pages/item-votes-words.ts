import type { Momentum } from '../../workers/trends/votes/momentum.ts'
import type { Moment, Source } from '../../workers/types.ts'
import { count, counted, dateAndTime, duration } from '../words.ts'
import type { VotesView } from './item-votes.tsx'

/** Until when the last count is known to hold; 0 when nothing was seen. */
const knownUntil = ({ points, lookedAt }: Pick<VotesView, 'points' | 'lookedAt'>): Moment =>
  Math.max(lookedAt ?? 0, points.at(-1)?.observed_at ?? 0)

/** The typical curve, where it lies beside the item's own: an item that was first seen months later has none to show. */
export function typicalShown(view: VotesView): VotesView['typical'] {
  const { typical, points } = view
  const from = points[0]?.observed_at
  if (from === undefined) return []
  const to = knownUntil(view)
  const first = typical.findIndex(({ at }) => at >= from)
  const last = typical.findLastIndex(({ at }) => at <= to)
  // With the neighbours the curve reaches from edge to edge.
  return first === -1 || last <= first ? [] : typical.slice(Math.max(0, first - 1), last + 2)
}

/** The forecast, at the moment it is made for. */
export function forecastOf({ momentum: { forecast }, forecastFor }: VotesView) {
  if (forecast === null || forecastFor === null) return null
  return { at: forecastFor, final: forecast.final, lo: forecast.lo, hi: forecast.hi }
}

/** What is usual at the highest age that the item has reached. */
export function typicalSentence(view: VotesView): string {
  const to = knownUntil(view)
  const last = typicalShown(view).findLast(({ at }) => at <= to)
  if (last === undefined) return ''
  return ` At ${last.age} hours, half of ${counted(last.items, view.source.entry)} of the last 28 days had ${count(last.votes)} or fewer.`
}

/** The curve in words. */
export function upvoteSentence(view: Pick<VotesView, 'source' | 'points' | 'gaps' | 'lookedAt'>): string {
  const { source, points, gaps } = view
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined) return `No ${source.unit.many} have been seen yet.`
  const missed =
    gaps.length === 0
      ? ''
      : ` ${counted(gaps.length, { one: 'gap', many: 'gaps' })} in which it was not seen.`
  if (points.length === 1)
    return `${counted(first.upvotes, source.unit)} when first seen, ${dateAndTime(first.observed_at)}.${missed}`
  return `From ${count(first.upvotes)} to ${counted(last.upvotes, source.unit)} in ${duration(knownUntil(view) - first.observed_at)}, seen changed ${counted(points.length - 1, { one: 'time', many: 'times' })}.${missed}`
}

/** What the votes are expected to come to, and by what; or why that is not known, while it still could be. */
export function forecastSentence(view: Pick<VotesView, 'source' | 'momentum' | 'forecastFor'>): string {
  const { source, momentum, forecastFor } = view
  const { forecast, missing } = momentum
  if (!source.votesSettle)
    return ` No forecast: ${source.unit.many} go on coming after the listing, so there is no last count to expect.`
  if (forecast === null || forecastFor === null)
    return momentum.velocity !== null ? ` No forecast: ${missing.forecast}.` : ''
  const known = counted(forecast.items, source.entry)
  const basis =
    forecast.basis === 'settled'
      ? `going by ${known} whose votes have settled`
      : `going by ${known} recorded earlier, until enough have settled here`
  return ` By ${dateAndTime(forecastFor)} it is expected to have ${counted(forecast.final, source.unit)} (80%: ${count(forecast.lo)} to ${count(forecast.hi)}), ${basis}.`
}

/** Changes of less than this an hour are no change. */
const STEADY = 0.05

/** What is less an hour would be written as none: it is said by the day. */
export const LEAST_SPEED = 0.05

/** How fast the votes come now. */
export function velocityWords({ unit }: Source, { velocity, acceleration }: Momentum): string | null {
  if (velocity === null) return null
  const change =
    acceleration === null || Math.abs(acceleration) < STEADY
      ? ''
      : acceleration > 0
        ? ', getting faster'
        : ', slowing down'
  const [speed, time] = velocity < LEAST_SPEED ? [24 * velocity, 'a day'] : [velocity, 'an hour']
  return `${speed.toFixed(1)} ${unit.many} ${time}${change}`
}

/** How its votes compare with those of others at its age. */
export const heatWords = ({ entry }: Source, { heat }: Momentum): string | null =>
  heat === null ? null : `more than ${Math.round(100 * heat)}% of recent ${entry.many} at its age`
