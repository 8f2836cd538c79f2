import type { SeriesData } from '../components/series-data.ts'

type Points = SeriesData['lines'][number]['points']

/** Whether no line leads to a point, since neither of its neighbours can be drawn: a logarithmic axis has no zero. */
export function isAlone(points: Points, index: number, scale: SeriesData['scale']): boolean {
  const isDrawn = ([value]: Points[number] = [null, null, null, null]) =>
    value !== null && (scale === 'linear' || value > 0)
  return isDrawn(points[index]) && !isDrawn(points[index - 1]) && !isDrawn(points[index + 1])
}
