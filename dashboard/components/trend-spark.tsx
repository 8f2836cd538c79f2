import { share } from '../words.ts'

const WIDTH = 112
const HEIGHT = 28

/**
 * The share of a topic over some weeks, small: from zero, so that a large change looks large. Written out as
 * text, since pages have hundreds of them.
 *
 * @param shares oldest first, one a week
 */
export const TrendSpark = ({ shares, weeks = 'weeks' }: { shares: readonly number[]; weeks?: string }) => {
  const last = shares.at(-1)
  if (last === undefined || shares.length < 2) return <span class="spark-none">too few weeks</span>
  const label = `${share(shares[0] ?? 0)} to ${share(last)} in ${shares.length} ${weeks}`
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <g dangerouslySetInnerHTML={{ __html: sparkPath(shares) }} />
    </svg>
  )
}

/** Line, the area below it, and a dot at its end. */
export function sparkPath(shares: readonly number[]): string {
  const highest = Math.max(...shares) || 1
  const step = (WIDTH - 6) / (shares.length - 1)
  let line = ''
  let y = 0
  for (let i = 0; i < shares.length; i++) {
    y = Math.round((HEIGHT - 3 - ((shares[i] ?? 0) / highest) * (HEIGHT - 6)) * 10) / 10
    line += `${i === 0 ? '' : 'L'}${Math.round(i * step * 10) / 10} ${y}`
  }
  return `<path class="area" d="M0 ${HEIGHT}L${line}V${HEIGHT}z"/><path d="M${line}"/><circle cx="${WIDTH - 6}" cy="${y}" r="2.5"/>`
}
