import type { Chart } from 'chart.js'
import { leadTo } from './lead-to.ts'

/** What the keyboard steps through: a place in a chart, and what is said of it. */
export interface Step {
  words: string
  /** What is lit up: dataset and point; nothing in a gap. */
  at: { datasetIndex: number; index: number } | null
  /** Where Enter leads from here. */
  href?: string
}

/** A chart that has been drawn, and what the keyboard finds in it. It may be drawn anew, so it is asked for. */
export interface Drawn {
  chart: () => Chart
  steps: Step[]
}

const MOVES: Record<string, (at: number, last: number) => number> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at, last) => (at < 0 ? last : at - 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** Arrows, Home and End step through the points of a focused chart, and every step is announced. */
export function stepThrough(plot: HTMLElement, chart: () => Chart, steps: Step[]): void {
  const voice = plot.closest('figure')?.querySelector('[data-voice]')
  let at = -1
  plot.tabIndex = 0
  plot.addEventListener('keydown', (event) => {
    const href = steps[at]?.href
    if (event.key === 'Enter' && href !== undefined) {
      leadTo(href)
      return
    }
    const move = MOVES[event.key]
    if (move === undefined || steps.length === 0 || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    at = Math.min(Math.max(0, move(at, steps.length - 1)), steps.length - 1)
    const step = steps[at]
    if (step === undefined) return
    light(chart(), step.at)
    if (voice) voice.textContent = step.words
  })
  plot.addEventListener('blur', () => {
    at = -1
    light(chart(), null)
    if (voice) voice.textContent = ''
  })
}

function light(chart: Chart, at: Step['at']): void {
  const active = at === null ? [] : [at]
  const element = at === null ? undefined : chart.getDatasetMeta(at.datasetIndex).data[at.index]
  chart.setActiveElements(active)
  chart.tooltip?.setActiveElements(active, { x: element?.x ?? 0, y: element?.y ?? 0 })
  chart.update('none')
}
