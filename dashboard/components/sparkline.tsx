import type { Moment } from '../../workers/types.ts'
import { count, duration } from '../words.ts'

export interface Spark {
  points: { observed_at: Moment; upvotes: number }[]
  /** Until when the last point is known to hold. */
  until: Moment
  unit: string
}

const WIDTH = 96
const HEIGHT = 24

/**
 * A small vote curve: steps between observations, since a count holds until it is seen changed. A count of
 * votes starts at zero; a total of stars is so much larger than its changes that only those are drawn.
 */
export const Sparkline = ({ points, until, unit }: Spark) => {
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined || points.length < 2)
    return (
      <span class="spark-none">
        {first === undefined || until <= first.observed_at ? 'seen once' : 'unchanged'}
      </span>
    )
  const floor = last.upvotes > 3 * (last.upvotes - first.upvotes) ? first.upvotes : 0
  const x = scale(first.observed_at, Math.max(until, last.observed_at), WIDTH - 3)
  const y = scale(floor, Math.max(...points.map(({ upvotes }) => upvotes)), HEIGHT - 4)
  const path = points.map(({ observed_at, upvotes }, i) =>
    i === 0 ? `M0 ${HEIGHT - 2 - y(upvotes)}` : `H${x(observed_at)}V${HEIGHT - 2 - y(upvotes)}`,
  )
  const label = `${count(first.upvotes)} to ${count(last.upvotes)} ${unit} in ${duration(until - first.observed_at)}`
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={`${path.join('')}H${WIDTH - 3}`} />
      <circle cx={WIDTH - 3} cy={HEIGHT - 2 - y(last.upvotes)} r="2" />
    </svg>
  )
}

function scale(low: number, high: number, length: number): (value: number) => number {
  const range = high - low || 1
  return (value) => Math.round(((value - low) / range) * length * 10) / 10
}
