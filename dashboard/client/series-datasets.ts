import type { SeriesData } from '../components/series-data.ts'
import { isAlone } from './alone.ts'
import { token } from './chart.ts'

/** Marker and dash of each line beside its colour, so that nobody needs to tell colours apart. */
const MARKERS = ['circle', 'rect', 'triangle', 'rectRot', 'crossRot'] as const
const DASHES = [[], [8, 3], [2, 3], [10, 3, 2, 3], [5, 5]]
const PROVISIONAL = [3, 4]

/** More points than this are drawn as the lines between them alone, but for those that no line leads to. */
const MANY = 60
const ALONE = 2

const DAY = 86_400_000

/** The moments at which periods are drawn: their middles. */
export const middles = ({ periods }: SeriesData): number[] =>
  periods.map(([, from, to]) => (Date.parse(from) + Date.parse(to) + DAY) / 2)

interface Segment {
  p1DataIndex: number
}

/** Lines first, in the order of the data; then the bands of one or two lines, and the bars. */
export function seriesDatasets(data: SeriesData): object[] {
  const xs = middles(data)
  const several = data.lines.length > 1
  const open = (index: number) => data.periods[index]?.[5] === true
  const at = (values: (number | null)[]) => values.map((value, i) => ({ x: xs[i], y: value ?? Number.NaN }))
  const colour = (i: number) => token(several ? `series-${i + 1}` : 'rising')

  const radius = data.periods.length > MANY ? 0 : several ? 3 : 1.5

  const lines = data.lines.map(({ name, points }, i) => ({
    label: name,
    data: at(points.map(([value]) => value)),
    borderColor: colour(i),
    // A period that can still change is hollow: of a line that is dotted all along, its dashes say nothing.
    backgroundColor: ({ dataIndex }: { dataIndex: number }) => (open(dataIndex) ? token('panel') : colour(i)),
    borderWidth: 2,
    borderDash: several ? DASHES[i] : [],
    segment: {
      borderDash: ({ p1DataIndex }: Segment) => (open(p1DataIndex) ? PROVISIONAL : undefined),
    },
    pointStyle: several ? MARKERS[i] : 'circle',
    pointRadius: ({ dataIndex }: { dataIndex: number }) =>
      Math.max(radius, isAlone(points, dataIndex, data.scale) ? ALONE : 0),
    pointHoverRadius: 5,
    tension: 0,
    yAxisID: 'y',
    order: 1,
  }))
  const bands =
    data.lines.length > 2
      ? []
      : data.lines.flatMap(({ points }, i) => {
          const edge = { borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, yAxisID: 'y', order: 2 }
          return [
            { ...edge, data: at(points.map(([, lo]) => lo)), fill: false },
            {
              ...edge,
              data: at(points.map(([, , hi]) => hi)),
              fill: '-1',
              backgroundColor: `${colour(i)}2e`,
            },
          ]
        })
  if (data.bars === null) return [...lines, ...bands]
  const counts = (data.lines[0]?.points ?? []).map(([, , , k]) => k)
  const bars = {
    type: 'bar',
    data: at(counts),
    yAxisID: 'k',
    barPercentage: 1,
    categoryPercentage: counts.length > 80 ? 1 : 0.8,
    backgroundColor: ({ dataIndex }: { dataIndex: number }) =>
      open(dataIndex) ? `${token('bar')}80` : token('bar'),
    order: 3,
  }
  return [...lines, ...bands, bars]
}
