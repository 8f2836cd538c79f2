import type { Chart, Plugin } from 'chart.js'
import { gapWords, isUnseen } from '../components/gap-reasons.ts'
import { token } from './chart.ts'

export type GapData = [from: number, to: number, reason: string]

/** Hatches the stretches in which nobody looked, behind the curve; under the pointer they, and others without a value, say why. */
export function hatching(gaps: GapData[]): Plugin {
  let pointed: GapData | undefined
  return {
    id: 'hatching',
    beforeDatasetsDraw(chart) {
      for (const gap of gaps) if (isUnseen(gap)) hatch(chart, gap)
    },
    afterEvent(chart, args) {
      const { x, y, type } = args.event
      const area = chart.chartArea
      const inside = type !== 'mouseout' && y !== null && y >= area.top && y <= area.bottom
      const moment = inside ? chart.scales.x?.getValueForPixel(x ?? 0) : undefined
      const now = moment === undefined ? undefined : gaps.find(([from, to]) => moment >= from && moment <= to)
      if (now !== pointed) args.changed = true
      pointed = now
    },
    afterDraw(chart) {
      if (pointed !== undefined) label(chart, pointed)
    },
  }
}

function hatch({ ctx, chartArea, scales }: Chart, [from, to]: GapData): void {
  if (scales.x === undefined) return
  const left = Math.max(chartArea.left, scales.x.getPixelForValue(from))
  const right = Math.min(chartArea.right, scales.x.getPixelForValue(to))
  if (right <= left) return
  ctx.save()
  ctx.strokeStyle = token('hatch')
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

function label({ ctx, chartArea, scales }: Chart, gap: GapData): void {
  const [from, to] = gap
  const middle = ((scales.x?.getPixelForValue(from) ?? 0) + (scales.x?.getPixelForValue(to) ?? 0)) / 2
  const words = gapWords(gap)
  ctx.save()
  ctx.font = '12px sans-serif'
  const width = ctx.measureText(words).width + 16
  const left = Math.min(Math.max(chartArea.left, middle - width / 2), chartArea.right - width)
  ctx.fillStyle = token('ink')
  ctx.fillRect(left, chartArea.top + 4, width, 24)
  ctx.fillStyle = token('paper')
  ctx.textBaseline = 'middle'
  ctx.fillText(words, left + 8, chartArea.top + 16)
  ctx.restore()
}
