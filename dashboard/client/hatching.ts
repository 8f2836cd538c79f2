import type { Chart, Plugin } from 'chart.js'
import { token } from './chart.ts'

export type GapData = [from: number, to: number, reason: string]

/** Hatches the stretches in which nobody looked, behind the curve. */
export const hatching = (gaps: GapData[]): Plugin => ({
  id: 'hatching',
  beforeDatasetsDraw(chart: Chart) {
    const { ctx, chartArea, scales } = chart
    const x = scales.x
    if (x === undefined) return
    ctx.save()
    ctx.strokeStyle = token('hatch')
    for (const [from, to] of gaps) {
      const left = Math.max(chartArea.left, x.getPixelForValue(from))
      const right = Math.min(chartArea.right, x.getPixelForValue(to))
      if (right <= left) continue
      ctx.save()
      ctx.beginPath()
      ctx.rect(left, chartArea.top, right - left, chartArea.height)
      ctx.clip()
      ctx.beginPath()
      for (let offset = left - chartArea.height; offset < right; offset += 7) {
        ctx.moveTo(offset, chartArea.bottom)
        ctx.lineTo(offset + chartArea.height, chartArea.top)
      }
      ctx.stroke()
      ctx.restore()
    }
    ctx.restore()
  },
})
