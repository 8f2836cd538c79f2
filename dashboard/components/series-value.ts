import { count, share } from '../words.ts'
import type { SeriesUnit } from './series-data.ts'

/** A number of a chart to the digits that people read; the data has them all. */
export function seriesValue(value: number, unit: SeriesUnit): string {
  if (unit === 'percent') return share(value)
  return unit === 'index' ? value.toFixed(1) : count(value)
}
