import type { Day } from '../../workers/types.ts'
import { shortDate } from '../words.ts'
import { isUnseen } from './gap-reasons.ts'
import { previewChart } from './preview-chart.ts'
import { fitted, linesOf, type TextLook, textAt } from './preview-text.ts'
import type { SeriesData } from './series-data.ts'

/** What a picture says of a topic. */
export interface PreviewView {
  name: string
  sentence: string
  /** Of which listing it is true. */
  source: string
  /** The last day that can have been seen. */
  today: Day
  /** `null` when there is nothing to be drawn. */
  chart: SeriesData | null
  sample: boolean
}

const WIDTH = 1200
const HEIGHT = 630
const LEFT = 64
const RIGHT = WIDTH - LEFT
const PLOT = { left: LEFT + 72, top: 320, width: RIGHT - LEFT - 72, height: 210 }

const PAPER = '#fbf8f1'
const INK = '#1d2421'
const SOFT: TextLook = { size: 24, colour: '#5a625c' }
const MARK =
  '<g transform="translate(64 36) scale(1.375)"><rect width="32" height="32" rx="7" fill="#1d2421"/><path d="M6 23h5v-5h5v-5h5" fill="none" stroke="#fbf8f1" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><circle cx="24.5" cy="8.5" r="3.5" fill="#c2410c"/></g>'

/**
 * The picture of a topic where a link to it is shown: 1200 by 630, as SVG. A PNG of it would take a rasteriser of a
 * megabyte and ten times the CPU a request has.
 */
export function previewSvg({ name, sentence, source, today, chart, sample }: PreviewView): string {
  const [title, size] = fitted(name, RIGHT - LEFT, 60, 34)
  const lines = linesOf(sentence, 28, RIGHT - LEFT, 2)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    MARK,
    textAt(124, 69, 'Uptrend', { size: 30, colour: INK, bold: true, serif: true }),
    sample
      ? textAt(RIGHT, 68, `${source} · sample data, nothing is real`, {
          ...SOFT,
          colour: '#9a3412',
          anchor: 'end',
        })
      : textAt(RIGHT, 68, source, { ...SOFT, anchor: 'end' }),
    textAt(LEFT, 158, title, { size, colour: INK, bold: true, serif: true }),
    ...lines.map((line, i) => textAt(LEFT, 208 + 38 * i, line, { size: 28, colour: INK })),
    drawn(chart, today),
    '</svg>\n',
  ].join('')
}

function drawn(chart: SeriesData | null, today: Day): string {
  const first = chart?.periods[0]
  const last = chart?.periods.at(-1)
  if (chart === null || first === undefined || last === undefined)
    return textAt(LEFT, 400, 'Nothing to be drawn yet.', SOFT)
  const { label, interval, gaps } = chart
  const key = `${label}, ${interval} by ${interval}, with its 80% interval${gaps.some(isUnseen) ? '; shaded: not seen' : ''}`
  return [
    textAt(LEFT, 296, key, SOFT),
    previewChart(chart, PLOT),
    textAt(PLOT.left, 574, shortDate(first[1]), SOFT),
    textAt(RIGHT, 574, shortDate(last[2] < today ? last[2] : today), { ...SOFT, anchor: 'end' }),
  ].join('')
}
