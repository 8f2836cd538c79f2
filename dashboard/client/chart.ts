import { Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js'

// Only the parts that are used: the rest of Chart.js would double the script.
Chart.register(Filler, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** A colour of the style sheet, so that charts follow light and dark with the page. */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** Draws a chart, and draws it anew when the reader switches between light and dark. */
export function redrawOnThemeChange(draw: () => Chart): Chart {
  let chart = draw()
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    chart.destroy()
    chart = draw()
  })
  return chart
}

export const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

export { Chart }
