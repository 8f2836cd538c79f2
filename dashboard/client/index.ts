/** Finds the figures of a page and draws them. It fetches nothing and computes nothing. */
import { drawSeries } from './series.ts'
import { type Drawn, stepThrough } from './stepping.ts'
import { drawUpvotes } from './upvotes.ts'

const DRAW: Record<string, (canvas: HTMLCanvasElement, data: never) => Drawn> = {
  series: drawSeries,
  upvotes: drawUpvotes,
}

for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]')) {
  const draw = DRAW[figure.dataset.chart ?? '']
  const plot = figure.querySelector<HTMLElement>('.plot')
  const canvas = figure.querySelector('canvas')
  const data = figure.querySelector('script[type="application/json"]')?.textContent
  if (draw === undefined || plot === null || canvas === null || !data) continue
  plot.classList.add('drawn')
  const { chart, steps } = draw(canvas, JSON.parse(data) as never)
  stepThrough(plot, chart, steps)
}
