import type { SeriesUnit } from '../components/series-data.ts'

/** `12345` as `12,345`. */
const grouped = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })

/** A share in per cent with three figures at most: `13.5%`, `0.42%`. */
function percent(share: number): string {
  const value = 100 * share
  return `${value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3)}%`
}

/** A value as tooltips and announcements say it. */
export function valueWords(value: number, unit: SeriesUnit): string {
  if (unit === 'percent') return percent(value)
  return unit === 'index' ? value.toFixed(1) : grouped(value)
}

/** A value as an axis says it: no more figures than its steps need. */
export function axisWords(value: number, unit: SeriesUnit, step: number): string {
  if (unit !== 'percent') return grouped(value)
  const figures = step >= 0.01 ? 0 : step >= 0.001 ? 1 : step >= 0.0001 ? 2 : 3
  return `${(100 * value).toFixed(figures)}%`
}
