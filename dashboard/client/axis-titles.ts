import type { SeriesData } from '../components/series-data.ts'

/** What stands along the two axes that share a side: lines of the upper one, and whether the lower one has its own. */
export interface AxisTitles {
  value: string[]
  counts: boolean
}

/** How much of the chart's height each has, and the room between them; as `stackWeight`. */
export const STACKED = { value: 3, between: 0.5, counts: 1 }

/** About the width of a letter, and what stands below the axes; in pixels. */
const LETTER = 6.6
const BELOW = 50
const APART = 8

/**
 * The titles for which a chart of this height has room without one running into the other: the value's in one line or
 * two, and that of the counts where there is some left. The legend has both.
 */
export function axisTitles(data: Pick<SeriesData, 'label' | 'bars' | 'scale'>, height: number): AxisTitles {
  const whole = data.scale === 'log' ? `${data.label} (logarithmic axis)` : data.label
  const { value, between, counts } = STACKED
  const part = Math.max(0, height - BELOW) / (data.bars === null ? value : value + between + counts)
  const room = value * part + 2 * APART
  const apart = (value / 2 + between + counts / 2) * part
  const choices = [[whole], halves(whole)].filter((lines) => lengthOf(lines) <= room)
  const both = choices.find((lines) => (lengthOf(lines) + lengthOf([data.bars ?? ''])) / 2 + APART <= apart)
  return { value: both ?? choices[0] ?? [], counts: both !== undefined }
}

const lengthOf = (lines: string[]): number => LETTER * Math.max(0, ...lines.map(({ length }) => length))

/** Broken at the space that is nearest to the middle. */
function halves(text: string): string[] {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index)
  const [at] = spaces.toSorted((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))
  return at === undefined ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
