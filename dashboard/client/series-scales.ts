import type { ChartOptions, Scale, Tick } from 'chart.js'
import type { SeriesData } from '../components/series-data.ts'
import { token } from './chart.ts'
import { axisWords } from './number-words.ts'
import { monthLabel, monthTicks, tickLabel, timeTicks } from './time-axis.ts'

type Scales = NonNullable<ChartOptions<'line'>['scales']>

const DAY = 86_400_000

/** Below this many days the axis names days, above it months. */
const DAYS_NAMED = 120

/** The axes: dates across, the value from an honest zero, and the counts in a strip of their own below. */
export function seriesScales(data: SeriesData): Scales {
  const from = Date.parse(data.periods[0]?.[1] ?? '1970-01-01')
  const to = Date.parse(data.periods.at(-1)?.[2] ?? '1970-01-01') + DAY
  const named = (to - from) / DAY <= DAYS_NAMED
  const ticksBetween = named ? timeTicks : monthTicks
  const title = (text: string) => ({ display: true, text, color: token('soft'), font: { size: 12 } })
  const logarithmic = data.scale === 'log'
  return {
    x: {
      type: 'linear',
      min: from,
      max: to,
      offset: false,
      title: title('day (UTC)'),
      grid: { display: false },
      ticks: {
        maxRotation: 0,
        autoSkip: false,
        callback: (value) => (named ? tickLabel : monthLabel)(Number(value)),
      },
      afterBuildTicks: (axis) => {
        const most = Math.max(2, axis.width / 64)
        axis.ticks = ticksBetween(axis.min, axis.max, most).map((value): Tick => ({ value }))
      },
    },
    // The first of a stack lies lowest.
    ...(data.bars === null ? {} : { k: countAxis(data.bars, title), between: BETWEEN }),
    y: {
      type: logarithmic ? 'logarithmic' : 'linear',
      ...(logarithmic ? {} : { beginAtZero: true }),
      stack: 'values',
      stackWeight: 3,
      title: title(`${data.label}${logarithmic ? ' (logarithmic axis)' : ''}`),
      ticks: { maxTicksLimit: 6, callback: axisLabel(data) },
    },
  } as Scales
}

/** Room between the two, so that the end of one axis does not run into the beginning of the other. */
const BETWEEN = {
  axis: 'y',
  type: 'linear',
  stack: 'values',
  stackWeight: 0.25,
  border: { display: false },
  grid: { display: false },
  ticks: { display: false },
}

const countAxis = (words: string, title: (text: string) => object) => ({
  axis: 'y',
  type: 'linear',
  beginAtZero: true,
  stack: 'values',
  stackWeight: 1,
  title: title(words),
  grid: { drawTicks: false },
  ticks: { precision: 0, maxTicksLimit: 3, includeBounds: true },
})

/** Names the steps of an axis as finely as they are. */
function axisLabel({ unit }: SeriesData) {
  return function label(this: Scale, value: number | string, _: number, ticks: Tick[]): string {
    const step = Math.abs((ticks[1]?.value ?? 0) - (ticks[0]?.value ?? 0)) || Number(value)
    return axisWords(Number(value), unit, step)
  }
}
