import type { Chart, ChartOptions, Scale, Tick } from 'chart.js'
import type { SeriesData } from '../components/series-data.ts'
import { axisTitles, STACKED } from './axis-titles.ts'
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
  const look = { color: token('soft'), font: { size: 12 } }
  const logarithmic = data.scale === 'log'
  const highest = highestDrawn(data)
  return {
    x: {
      type: 'linear',
      min: from,
      max: to,
      offset: false,
      title: { ...look, display: true, text: 'day (UTC)' },
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
    ...(data.bars === null ? {} : { k: countAxis(data, look), between: BETWEEN }),
    y: {
      type: logarithmic ? 'logarithmic' : 'linear',
      ...(logarithmic
        ? {
            // Zeros, which are not drawn, would begin it a whole decade lower.
            afterDataLimits: (axis: Scale) => {
              axis.min = Math.max(axis.min, decadeOfLowest(data))
            },
          }
        : {
            beginAtZero: true,
            afterDataLimits: (axis: Scale) => {
              axis.max = Math.min(axis.max, highest)
            },
          }),
      stack: 'values',
      stackWeight: STACKED.value,
      title: valueTitle(data, look),
      ticks: { maxTicksLimit: 6, callback: axisLabel(data) },
    },
  } as Scales
}

/** Room between the two, so that the end of one axis does not run into the beginning of the other. */
const BETWEEN = {
  axis: 'y',
  type: 'linear',
  stack: 'values',
  stackWeight: STACKED.between,
  border: { display: false },
  grid: { display: false },
  ticks: { display: false },
}

/** An axis that is longer than the usual intervals need by no more than this shows all of them whole. */
const WHOLE = 1.5

/** Where the intervals end, but for the upper twentieth of them if those reach far beyond: they would press all lines down. */
function highestDrawn({ lines }: SeriesData): number {
  const points = lines.flatMap(({ points }) => points)
  const ends = points.flatMap(([, , hi]) => hi ?? []).toSorted((a, b) => a - b)
  const usual = ends[Math.ceil(0.95 * ends.length) - 1] ?? 0
  const values = points.flatMap(([value]) => value ?? [])
  const needed = Math.max(usual, 1.02 * Math.max(0, ...values)) || 1
  const whole = ends.at(-1) ?? 0
  return Math.max(needed, whole <= WHOLE * needed ? whole : 0)
}

/** The power of ten at or below the lowest number that has a place on a logarithmic axis; 0 where none has. */
function decadeOfLowest({ lines }: SeriesData): number {
  const drawn = lines.flatMap(({ points }) => points.flatMap(([value, lo]) => [value ?? 0, lo ?? 0]))
  const lowest = Math.min(...drawn.filter((number) => number > 0))
  return lowest === Infinity ? 0 : 10 ** Math.floor(Math.log10(lowest))
}

/** Room for labels such as `7.5%`, around a title, and for each of its lines; in pixels. */
const LABELS = 42
const TITLE = 8
const TITLE_LINE = 14.4

const valueTitle = (data: SeriesData, look: object): object => ({
  ...look,
  display: ({ chart }: { chart: Chart }) => axisTitles(data, chart.height).value.length > 0,
  text: ({ chart }: { chart: Chart }) => axisTitles(data, chart.height).value,
})

const countAxis = (data: SeriesData, look: object): object => ({
  axis: 'y',
  type: 'linear',
  beginAtZero: true,
  stack: 'values',
  stackWeight: STACKED.counts,
  title: {
    ...look,
    text: data.bars,
    display: ({ chart }: { chart: Chart }) => axisTitles(data, chart.height).counts,
  },
  grid: { drawTicks: false },
  // Chart.js makes a stack as wide as its axes are on average: this one is to be no narrower than the upper one.
  afterFit: (axis: Scale) => {
    const { value } = axisTitles(data, axis.chart.height)
    axis.width = Math.max(axis.width, LABELS + (value.length === 0 ? 0 : TITLE + value.length * TITLE_LINE))
  },
  ticks: { precision: 0, maxTicksLimit: 3, includeBounds: true },
})

/** Names the steps of an axis as finely as they are. */
function axisLabel({ unit }: SeriesData) {
  return function label(this: Scale, value: number | string, _: number, ticks: Tick[]): string {
    const step = Math.abs((ticks[1]?.value ?? 0) - (ticks[0]?.value ?? 0)) || Number(value)
    return axisWords(Number(value), unit, step)
  }
}
