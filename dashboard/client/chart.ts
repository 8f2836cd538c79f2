import {
  BarController,
  BarElement,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
} from 'chart.js'

// Only the parts that are used: the rest of Chart.js would double the script.
Chart.register(
  BarController,
  BarElement,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Tooltip,
)

/** A colour or a font of the style sheet, so that charts follow light and dark with the page. */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** Draws a chart, and draws it anew when the reader switches between light and dark. */
export function redrawOnThemeChange(draw: () => Chart): () => Chart {
  let chart = drawn(draw)
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    chart.destroy()
    chart = drawn(draw)
  })
  return () => chart
}

function drawn(draw: () => Chart): Chart {
  Chart.defaults.font.family = token('plain')
  Chart.defaults.color = token('soft')
  Chart.defaults.borderColor = token('line')
  return draw()
}

export { Chart }
