import type { SeriesData } from '../components/series-data.ts'
import { Chart, redrawOnThemeChange, token } from './chart.ts'
import { hatching } from './hatching.ts'
import { seriesDatasets } from './series-datasets.ts'
import { seriesScales } from './series-scales.ts'
import { periodWords, pointLines, pointWords, stepWords } from './series-words.ts'
import type { Drawn } from './stepping.ts'

/** Draws one or more series: line and band above, raw counts as bars below, gaps hatched. */
export function drawSeries(canvas: HTMLCanvasElement, data: SeriesData): Drawn {
  const chart = redrawOnThemeChange(() => chartOf(canvas, data))
  const lineAt = (index: number) => data.lines.findIndex(({ points }) => points[index]?.[0] != null)
  return {
    chart,
    steps: data.periods.map((_, index) => ({
      words: stepWords(data, index),
      at: lineAt(index) < 0 ? null : { datasetIndex: lineAt(index), index },
    })),
  }
}

/** Whether what is said of a point, in one line, might be wider than the chart. */
const isNarrow = ({ width }: Chart): boolean => width < 600

function chartOf(canvas: HTMLCanvasElement, data: SeriesData): Chart {
  return new Chart(canvas, {
    type: 'line',
    data: { datasets: seriesDatasets(data) as never },
    plugins: [hatching(data.gaps)],
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: 'index', axis: 'x', intersect: false },
      layout: { padding: { top: 6, right: 4 } },
      scales: seriesScales(data),
      plugins: {
        tooltip: {
          backgroundColor: token('ink'),
          titleColor: token('paper'),
          bodyColor: token('paper'),
          displayColors: data.lines.length > 1,
          filter: ({ datasetIndex }) => datasetIndex < data.lines.length,
          callbacks: {
            title: ([item]) => {
              const words = periodWords(data, item?.dataIndex ?? 0)
              return item !== undefined && isNarrow(item.chart) ? words.split(/(?<=:) /) : words
            },
            label: ({ chart, datasetIndex, dataIndex }) =>
              (isNarrow(chart) ? pointLines : pointWords)(data, datasetIndex, dataIndex),
          },
        },
      },
    },
  })
}
