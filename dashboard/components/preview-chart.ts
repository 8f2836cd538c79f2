import { textAt } from './preview-text.ts'
import type { SeriesData } from './series-data.ts'
import { seriesValue } from './series-value.ts'

export interface Box {
  left: number
  top: number
  width: number
  height: number
}

const LINE = '#0f766e'
const HATCH = '#e6dfcf'
const GRID = '#ddd5c3'
const SOFT = '#5a625c'
/** Steps of an axis, as parts of a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10]
const MOST_STEPS = 4
/** Below this there is nothing to be told apart. */
const LEAST = 1e-12

/** The first line of a chart with its band, from an honest zero; broken and shaded where nothing was collected. */
export function previewChart({ lines, periods, unit }: SeriesData, box: Box): string {
  const points = lines[0]?.points ?? []
  const ticks = ticksTo(Math.max(0, ...points.flatMap(([value, , hi]) => [value ?? 0, hi ?? 0])))
  const top = ticks.at(-1) ?? 1
  const step = box.width / Math.max(1, periods.length)
  const x = (i: number) => round(box.left + (i + 0.5) * step)
  const y = (value: number) => round(box.top + box.height * (1 - value / top))

  const grid = ticks.map(
    (tick) =>
      `<path d="M${box.left} ${y(tick)}h${box.width}" stroke="${GRID}" stroke-width="2"/>` +
      textAt(box.left - 12, y(tick) + 7, seriesValue(tick, unit).replace(/\.?0+(?=%)/, ''), {
        size: 22,
        colour: SOFT,
        anchor: 'end',
      }),
  )
  const missed = points.map(([value], i) =>
    value === null && periods[i]?.[5] !== true
      ? `<path d="M${round(x(i) - step / 2)} ${box.top}h${round(step)}v${box.height}h${-round(step)}z" fill="${HATCH}"/>`
      : '',
  )
  const bands: string[] = []
  const strokes: string[] = []
  for (const run of runsOf(points)) {
    const at = (edge: 0 | 1 | 2) => run.map((i) => `${x(i)} ${y(points[i]?.[edge] ?? 0)}`)
    if (run.every((i) => points[i]?.[1] != null && points[i]?.[2] != null))
      bands.push(
        `<path d="M${[...at(1), ...at(2).reverse()].join('L')}z" fill="${LINE}" fill-opacity="0.18"/>`,
      )
    strokes.push(...strokesOf(run, at(0), periods))
  }
  return [...missed, ...grid, ...bands, ...strokes].join('')
}

/** Solid, and dashed to a period that is still open. */
function strokesOf(run: number[], at: string[], periods: SeriesData['periods']): string[] {
  const line = (path: string[], dash: string) =>
    path.length < 2
      ? ''
      : `<path d="M${path.join('L')}" fill="none" stroke="${LINE}" stroke-width="5" stroke-linejoin="round"${dash}/>`
  const open = run.findIndex((i) => periods[i]?.[5] === true)
  const closed = open < 0 ? at.length : open
  const [last] = at.slice(-1)
  const end =
    last === undefined
      ? ''
      : `<circle cx="${last.split(' ')[0]}" cy="${last.split(' ')[1]}" r="8" fill="${LINE}"/>`
  return [
    line(at.slice(0, closed), ''),
    line(at.slice(Math.max(0, closed - 1)), ' stroke-dasharray="3 9"'),
    end,
  ]
}

/** Places of the values, in stretches without a gap. */
function runsOf(points: SeriesData['lines'][number]['points']): number[][] {
  const runs: number[][] = []
  points.forEach(([value], i) => {
    if (value === null) return
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1) === i - 1) last.push(i)
    else runs.push([i])
  })
  return runs
}

/** Round values from zero to at least the highest, at most four steps. */
export function ticksTo(highest: number): number[] {
  if (!(highest > LEAST)) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(highest / MOST_STEPS))
  const step = power * (STEPS.find((one) => one * power * MOST_STEPS >= highest) ?? 10)
  const count = Math.ceil(highest / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, i) => i * step)
}

const round = (value: number): number => Math.round(value * 10) / 10
