import type { Plugin } from 'chart.js'
import { token } from './chart.ts'

/**
 * How votes usually come, behind the item's own curve.
 *
 * @param until up to this moment time is drawn to scale: the curve goes no further
 */
export function typicalCurve(
  points: readonly (readonly [at: number, votes: number])[],
  until: number,
): Plugin {
  return {
    id: 'typical',
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const { x, y } = scales
      if (x === undefined || y === undefined) return
      const { left, top, height } = chartArea
      ctx.save()
      ctx.beginPath()
      ctx.rect(left, top, x.getPixelForValue(until) - left, height)
      ctx.clip()
      ctx.beginPath()
      for (const [at, votes] of points) ctx.lineTo(x.getPixelForValue(at), y.getPixelForValue(votes))
      ctx.strokeStyle = token('soft')
      ctx.lineWidth = 1.5
      ctx.setLineDash([2, 4])
      ctx.stroke()
      ctx.restore()
    },
  }
}
