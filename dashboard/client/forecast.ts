import type { Chart, Plugin } from 'chart.js'
import { token } from './chart.ts'
import { fullLabel, tickLabel } from './time-axis.ts'

/** The count an item is expected to come to. */
export interface ForecastData {
  at: number
  final: number
  /** Its 80% interval. */
  lo: number
  hi: number
}

const HOUR = 3_600_000

/**
 * Where the forecast is drawn: at its own time, or, when that lies so far ahead that the curve would be squeezed, a
 * little way beyond the curve's end.
 */
export const placeOf = ({ at }: ForecastData, first: number, last: number): number =>
  Math.min(at, last + Math.max(0.4 * (last - first), 2 * HOUR))

/** The forecast in words. */
export const forecastWords = ({ at, final, lo, hi }: ForecastData, unit: string): string =>
  `Expected by ${fullLabel(at)}: ${final.toLocaleString('en')} ${unit}, 80%: ${lo.toLocaleString('en')} to ${hi.toLocaleString('en')}`

/** Leads on from the last count, dashed, to a point with its interval. */
export function expecting(forecast: ForecastData, from: { x: number; y: number }, place: number): Plugin {
  return {
    id: 'expecting',
    afterDatasetsDraw({ ctx, scales }) {
      const { x, y } = scales
      if (x === undefined || y === undefined) return
      const at = x.getPixelForValue(place)
      const [final, lo, hi] = [forecast.final, forecast.lo, forecast.hi].map((votes) =>
        y.getPixelForValue(votes),
      ) as [number, number, number]
      ctx.save()
      ctx.strokeStyle = token('votes')
      ctx.fillStyle = token('votes')
      ctx.lineWidth = 2
      line(ctx, [x.getPixelForValue(from.x), y.getPixelForValue(from.y)], [at, final], [5, 4])
      line(ctx, [at, lo], [at, hi], [])
      for (const end of [lo, hi]) line(ctx, [at - 4, end], [at + 4, end], [])
      ctx.beginPath()
      ctx.arc(at, final, 4, 0, 2 * Math.PI)
      ctx.fill()
      ctx.restore()
    },
    afterDraw: (chart) => label(chart, forecast, place),
  }
}

function line(
  ctx: CanvasRenderingContext2D,
  from: [number, number],
  to: [number, number],
  dash: number[],
): void {
  ctx.setLineDash(dash)
  ctx.beginPath()
  ctx.moveTo(...from)
  ctx.lineTo(...to)
  ctx.stroke()
}

function label({ ctx, scales, chartArea }: Chart, { at, final, hi }: ForecastData, place: number): void {
  // Above its interval, where the line that leads to it never comes.
  const top = (scales.y?.getPixelForValue(hi) ?? chartArea.top) - 10
  ctx.save()
  ctx.font = `12px ${token('plain')}`
  ctx.fillStyle = token('ink')
  ctx.textAlign = 'right'
  ctx.textBaseline = 'middle'
  const right = Math.min(chartArea.right, (scales.x?.getPixelForValue(place) ?? chartArea.right) + 10)
  ctx.fillText(`${final.toLocaleString('en')} by ${tickLabel(at)}`, right, Math.max(chartArea.top + 8, top))
  ctx.restore()
}
