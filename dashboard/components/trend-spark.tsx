import { share } from '../words.ts'

const WIDTH = 112
const HEIGHT = 28

/**
 * The share of a topic over some weeks, small: from zero, so that a large change looks large.
 *
 * @param shares oldest first, one a week
 */
export const TrendSpark = ({ shares }: { shares: readonly number[] }) => (
  <span dangerouslySetInnerHTML={{ __html: sparkSvg(shares) }} />
)

const PLACES = new Map<number, string[]>()

/** Where each of so many points stands across the chart, before the number that says how low. */
function placesOf(points: number): string[] {
  let places = PLACES.get(points)
  if (places === undefined) {
    const step = (WIDTH - 6) / (points - 1)
    places = Array.from({ length: points }, (_, i) => `${i === 0 ? '' : ' '}${Math.round(i * step)} `)
    PLACES.set(points, places)
  }
  return places
}

/** The same as text, since pages have hundreds of them: line, the area below it, and a dot at its end. */
export function sparkSvg(shares: readonly number[]): string {
  const last = shares.at(-1)
  if (last === undefined || shares.length < 2) return '<span class="spark-none">too few weeks</span>'
  let highest = 0
  for (const one of shares) if (one > highest) highest = one
  const places = placesOf(shares.length)
  const scale = highest > 0 ? (HEIGHT - 6) / highest : 0
  let line = ''
  let y = 0
  for (let i = 0; i < shares.length; i++) {
    // Whole numbers, which are written far sooner than others.
    y = Math.round(HEIGHT - 3 - (shares[i] ?? 0) * scale)
    // Further pairs of numbers are lines to them.
    line += `${places[i]}${y}`
  }
  const label = `${share(shares[0] ?? 0)} to ${share(last)} in ${shares.length} weeks`
  return `<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}"><path class="area" d="M0 ${HEIGHT} ${line}V${HEIGHT}z"/><path d="M${line}"/><circle cx="${WIDTH - 6}" cy="${y}" r="2.5"/></svg>`
}
