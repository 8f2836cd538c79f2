import type { ScriptableContext } from 'chart.js'
import { runPath } from '../components/run-path.ts'
import { Chart, redrawOnThemeChange, token } from './chart.ts'
import { expecting, type ForecastData, forecastWords, placeOf } from './forecast.ts'
import { type GapData, hatching } from './hatching.ts'
import { leadTo } from './lead-to.ts'
import { isTouch, lacksHover, pointAt } from './pointing.ts'
import type { Drawn, Step } from './stepping.ts'
import { fullLabel, tickLabel, timeTicks } from './time-axis.ts'
import { typicalCurve } from './typical.ts'

export interface UpvoteData {
  unit: string
  /** Moment, count, run. */
  points: [at: number, upvotes: number, run: number][]
  gaps: GapData[]
  /** Until when the last count is known to hold. */
  until: number | null
  forecast: ForecastData | null
  /** What is usual at some moments. */
  typical: [at: number, upvotes: number][]
}

/** Draws an item's votes: a point an observation, level until the next one, broken in the gaps. */
export function drawUpvotes(canvas: HTMLCanvasElement, data: UpvoteData): Drawn {
  const { points, gaps, unit, forecast } = data
  const index = new Map(lineOf(data).map(({ x }, i) => [x, i]))
  return {
    chart: redrawOnThemeChange(() => chartOf(canvas, data)),
    steps: [
      ...points.map(
        ([at, upvotes, run]): TimedStep => ({
          at,
          step: {
            words: `${fullLabel(at)}: ${upvotes.toLocaleString('en')} ${unit}`,
            at: { datasetIndex: 0, index: index.get(at) ?? 0 },
            href: runPath(run),
          },
        }),
      ),
      ...gaps.map(
        ([from, to, reason]): TimedStep => ({
          at: from + 1,
          step: { words: `Not seen from ${fullLabel(from)} to ${fullLabel(to)}: ${reason}`, at: null },
        }),
      ),
      ...(forecast === null
        ? []
        : [{ at: forecast.at, step: { words: forecastWords(forecast, unit), at: null } }]),
    ]
      .sort((a, b) => a.at - b.at)
      .map(({ step }) => step),
  }
}

interface TimedStep {
  at: number
  step: Step
}

function chartOf(canvas: HTMLCanvasElement, data: UpvoteData): Chart {
  const { points, gaps, unit, forecast, typical } = data
  const first = points[0]?.[0] ?? 0
  const last = Math.max(points.at(-1)?.[0] ?? 0, data.until ?? 0)
  const counts = points.map(([, upvotes]) => upvotes)
  const highest = Math.max(0, ...counts)
  const lowest = Math.min(highest, ...counts)
  // A total of stars is far larger than its changes: then the axis can't start at zero, and says so.
  const fromZero = highest <= 3 * (highest - lowest) || lowest < 20
  const radius = points.length > 60 ? 1.5 : 3.5
  const observed = new Set(points.map(([at]) => at))
  const place = forecast === null ? last : placeOf(forecast, first, last)
  // Beyond the end of the curve time is not to scale when the forecast lies far ahead.
  const timed = forecast !== null && place === forecast.at ? place : last
  let told: UpvoteData['points'][number] | undefined
  const gapAt = (at: number) => gaps.find(([from, to]) => at >= from && at <= to)
  return new Chart(canvas, {
    type: 'line',
    data: {
      datasets: [
        {
          label: unit,
          data: lineOf(data).map(({ x, y }) => ({ x, y: y ?? Number.NaN })),
          stepped: 'before',
          borderColor: token('votes'),
          borderWidth: 2,
          pointBackgroundColor: token('votes'),
          pointBorderWidth: 0,
          pointRadius: ({ parsed }: ScriptableContext<'line'>) =>
            observed.has(parsed?.x ?? Number.NaN) ? radius : 0,
          pointHitRadius: 12,
          // The first and the last point stand on the edges: they are drawn whole.
          clip: 6,
        },
      ],
    },
    plugins: [
      hatching(gaps),
      ...(typical.length === 0 ? [] : [typicalCurve(typical, timed)]),
      ...(forecast === null ? [] : [expecting(forecast, { x: last, y: points.at(-1)?.[1] ?? 0 }, place)]),
    ],
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      onHover: (event, _, chart) => {
        const canvas = event.native?.target
        if (canvas instanceof HTMLElement)
          canvas.style.cursor = pointAt(chart, points, event) ? 'pointer' : ''
      },
      onClick: (event, _, chart) => {
        const point = pointAt(chart, points, event)
        // A finger has nothing that hovers: it asks what a point says first, and opens it when it comes again.
        const isTold = !isTouch(event.native) || point === told
        told = point
        if (point !== undefined && isTold) leadTo(runPath(point[2]))
      },
      scales: {
        x: {
          type: 'linear',
          min: first,
          max: Math.max(place + (forecast === null ? 0 : 0.03 * (place - first)), first + 3_600_000),
          title: { display: true, text: 'time (UTC)', color: token('soft') },
          grid: { color: token('line') },
          ticks: {
            color: token('soft'),
            callback: (value) => tickLabel(Number(value), (timed - first) / DAY),
            maxRotation: 0,
          },
          afterBuildTicks: (axis) => {
            const end = Math.min(axis.max, Math.max(timed, first + 3_600_000))
            const width = (axis.width * (end - axis.min)) / (axis.max - axis.min)
            axis.ticks = timeTicks(axis.min, end, Math.max(2, width / TICK_WIDTH)).map((value) => ({ value }))
          },
        },
        y: {
          ...(fromZero ? { min: 0 } : {}),
          suggestedMax: Math.max(
            // With room for what is written above it.
            1.12 * (forecast?.hi ?? 0),
            ...typical.map(([at, votes]) => (at <= timed ? votes : 0)),
          ),
          title: {
            display: true,
            text: fromZero ? unit : [unit, '(axis does not start at 0)'],
            color: token('soft'),
          },
          grid: { color: token('line') },
          ticks: { color: token('soft'), precision: 0 },
        },
      },
      plugins: {
        tooltip: {
          callbacks: {
            title: ([item]) => fullLabel(item?.parsed.x ?? 0),
            label: ({ parsed }) => `${(parsed.y ?? 0).toLocaleString('en')} ${unit}`,
            footer: ([item]) => {
              const at = item?.parsed.x ?? 0
              const gap = gapAt(at)
              return [
                ...(gap === undefined ? [] : [`then not seen: ${gap[2]}`]),
                ...(lacksHover() && observed.has(at) ? ['Touch it again to open its run'] : []),
              ]
            },
          },
        },
      },
    },
  })
}

/** Room for `10 Jun 2025`, in pixels. */
const TICK_WIDTH = 80
const DAY = 86_400_000

/** The observations, the end of the last one's validity, and breaks where nobody looked. */
function lineOf({ points, gaps, until }: UpvoteData): { x: number; y: number | null }[] {
  const last = Math.max(points.at(-1)?.[0] ?? 0, until ?? 0)
  const line: { x: number; y: number | null }[] = points.map(([x, y]) => ({ x, y }))
  const held = (at: number) => points.findLast(([x]) => x <= at)?.[1] ?? null
  for (const [from, to] of gaps) {
    line.push({ x: from, y: held(from) }, { x: from + 1, y: null }, { x: to - 1, y: null })
  }
  line.push({ x: last, y: held(last) })
  return line.sort((a, b) => a.x - b.x)
}
