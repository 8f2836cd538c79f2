/**
 * Finds the figures of a page and draws them, one at a time so that the page goes on answering meanwhile. It fetches
 * nothing and computes nothing.
 */
import { drawSeries } from './series.ts'
import { type Drawn, stepThrough } from './stepping.ts'
import { drawUpvotes } from './upvotes.ts'

const DRAW: Record<string, (canvas: HTMLCanvasElement, data: never) => Drawn> = {
  series: drawSeries,
  upvotes: drawUpvotes,
}

function drawIn(figure: HTMLElement): void {
  const draw = DRAW[figure.dataset.chart ?? '']
  const plot = figure.querySelector<HTMLElement>('.plot')
  const canvas = figure.querySelector('canvas')
  const data = figure.querySelector('script[type="application/json"]')?.textContent
  if (draw === undefined || plot === null || canvas === null || !data) return
  const { chart, steps } = draw(canvas, JSON.parse(data) as never)
  stepThrough(plot, chart, steps)
  plot.classList.add('drawn')
}

for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]'))
  setTimeout(() => drawIn(figure))
