/** Finds the figures of a page and draws them. It fetches nothing and computes nothing. */
import { drawUpvotes, type UpvoteData } from './upvotes.ts'

const DRAW: Record<string, (canvas: HTMLCanvasElement, data: never) => unknown> = {
  upvotes: drawUpvotes satisfies (canvas: HTMLCanvasElement, data: UpvoteData) => unknown,
}

for (const figure of document.querySelectorAll<HTMLElement>('figure[data-chart]')) {
  const draw = DRAW[figure.dataset.chart ?? '']
  const canvas = figure.querySelector('canvas')
  const data = figure.querySelector('script[type="application/json"]')?.textContent
  if (draw === undefined || canvas === null || !data) continue
  canvas.parentElement?.classList.add('drawn')
  draw(canvas, JSON.parse(data) as never)
}
