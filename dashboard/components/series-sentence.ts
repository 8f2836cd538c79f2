import { counted, share } from '../words.ts'
import type { SeriesData } from './series-data.ts'

/** What a chart of one topic's share shows, in a sentence. */
export function seriesSentence({ label, lines, periods, interval, gaps }: SeriesData): string {
  const points = lines[0]?.points ?? []
  let newest = -1
  let highest = -1
  points.forEach(([value], i) => {
    if (value === null) return
    newest = i
    if (value > (points[highest]?.[0] ?? -1)) highest = i
  })
  const [value = null, lo = null, hi = null] = points[newest] ?? []
  if (value === null) return 'Nothing was seen in these days.'
  const open = periods[newest]?.[5] ? ', provisional' : ''
  const band = lo === null || hi === null ? '' : ` (80%: ${share(lo)} to ${share(hi)}${open})`
  const most =
    highest === newest
      ? `, the highest ${interval} shown`
      : `; the highest ${interval} was ${periods[highest]?.[0]} with ${share(points[highest]?.[0] ?? 0)}`
  const missed = gaps.length === 0 ? '' : ` ${counted(gaps.length, GAP)} in which nothing was collected.`
  return `${lines[0]?.name}: ${share(value)}${band} as ${label} in ${periods[newest]?.[0]}${most}.${missed}`
}

const GAP = { one: 'gap', many: 'gaps' }
