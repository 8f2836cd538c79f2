import type { SeriesData } from '../../dashboard/components/series-data.ts'

/** A chart of estimated shares by week, without its points. */
export const weeklyShare = {
  label: 'estimated share of papers',
  unit: 'percent',
  scale: 'linear',
  interval: 'week',
  entries: 'papers',
  bars: null,
  gaps: [],
} satisfies Omit<SeriesData, 'periods' | 'lines'>
