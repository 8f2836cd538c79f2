import { count } from '../words.ts'

const STEP = 9
const HEIGHT = 40

/** Items listed a week, oldest first, as small bars. */
export const VolumeBars = ({
  weeks,
  entries,
}: {
  weeks: readonly { period: string; items: number }[]
  entries: string
}) => {
  const highest = Math.max(1, ...weeks.map(({ items }) => items))
  const bars = weeks.map(({ items }, i) => {
    const height = Math.max(1, Math.round((items / highest) * (HEIGHT - 1)))
    return `<rect x="${i * STEP}" y="${HEIGHT - height}" width="${STEP - 2}" height="${height}"/>`
  })
  const [first] = weeks
  const last = weeks.at(-1)
  const label =
    first === undefined || last === undefined
      ? 'No week has ended yet'
      : `${entries} a week, ${first.period} to ${last.period}: ${weeks.map(({ items }) => count(items)).join(', ')}`
  return (
    <svg
      class="volume-bars"
      viewBox={`0 0 ${Math.max(1, weeks.length) * STEP} ${HEIGHT}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="none"
    >
      <g dangerouslySetInnerHTML={{ __html: bars.join('') }} />
    </svg>
  )
}
