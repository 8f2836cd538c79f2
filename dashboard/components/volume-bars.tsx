import { count } from '../words.ts'

/** What was listed in a week, as far as it was seen. */
export interface VolumeWeek {
  period: string
  items: number
  /** Days whose listing was seen to its end. */
  completeDays: number
}

/** How much of a week was seen: its items are a count of it only if that is all of it. */
export const seenOf = ({ items, completeDays }: VolumeWeek): 'all' | 'part' | 'none' =>
  completeDays >= 7 ? 'all' : items > 0 || completeDays > 0 ? 'part' : 'none'

/** `82`, `31 (5 of 7 days)`, `not seen`. */
export function volumeWords(week: VolumeWeek): string {
  const seen = seenOf(week)
  if (seen === 'none') return 'not seen'
  return `${count(week.items)}${seen === 'all' ? '' : ` (${week.completeDays} of 7 days)`}`
}

const STEP = 9
const HEIGHT = 40
/** How deep each line of the hatching begins. */
const HATCH = [5, 9, 13, 17, 21, 25, 29, 33, 37, 40]

/** Items listed a week, oldest first, as small bars: hollow for what was seen in part, hatched where nothing was. */
export const VolumeBars = ({ weeks, entries }: { weeks: readonly VolumeWeek[]; entries: string }) => {
  const highest = Math.max(1, ...weeks.map(({ items }) => items))
  const bars = weeks.map((week, i) => {
    const x = i * STEP
    const seen = seenOf(week)
    if (seen === 'none') return `<path d="${HATCH.map((y) => `M${x} ${y}l7-5`).join('')}"/>`
    const height = Math.max(1, Math.round((week.items / highest) * (HEIGHT - 1)))
    const bar = `y="${HEIGHT - height}" height="${height}"`
    return seen === 'all'
      ? `<rect x="${x}" ${bar} width="${STEP - 2}"/>`
      : `<rect class="part" x="${x + 0.5}" ${bar} width="${STEP - 3}"/>`
  })
  const [first] = weeks
  const last = weeks.at(-1)
  const label =
    first === undefined || last === undefined
      ? 'No week has ended yet'
      : `${entries} a week, ${first.period} to ${last.period}: ${weeks.map(volumeWords).join(', ')}`
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
