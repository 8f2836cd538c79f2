import { counted, share } from '../words.ts'
import { isUnseen } from './gap-reasons.ts'
import type { SeriesData } from './series-data.ts'

/** What a chart of one topic's share shows, in a sentence. */
export function seriesSentence({ label, lines, periods, interval, gaps }: SeriesData): string {
  const points = lines[0]?.points ?? []
  let newest = -1
  let highest = -1
  points.forEach(([value], i) => {
    if (value === null) return
    newest = i
    // By the lower end, as topics are ranked: a period of few items has a wide interval, and soon a high value.
    if (cautious(points[i]) > cautious(points[highest])) highest = i
  })
  const point = points[newest]
  const period = periods[newest]
  if (point === undefined || period === undefined) return emptyWords(gaps)
  const most =
    highest === newest
      ? `, by its lower end the highest ${interval} shown`
      : `; by its lower end the highest ${interval} was ${periods[highest]?.[0]} with ${estimate(points[highest])}`
  const unseen = gaps.filter(isUnseen)
  const missed = unseen.length === 0 ? '' : ` ${counted(unseen.length, GAP)} in which nothing was collected.`
  const now = estimate(point, period[5] ? ', provisional' : '')
  return `${lines[0]?.name}: ${now} as ${label} ${whenOf(period, interval)}${most}.${missed}`
}

/** What is said of days without any value. */
export const emptyWords = (gaps: SeriesData['gaps']): string =>
  gaps.some(isUnseen) ? 'Nothing was seen in these days.' : 'Nothing has been listed yet in these days.'

type Period = SeriesData['periods'][number]
type Point = SeriesData['lines'][number]['points'][number]

const cautious = ([value, lo]: Point = [null, null, null, null]): number => lo ?? value ?? -1

function estimate([value, lo, hi]: Point = [null, null, null, null], open = ''): string {
  const band = lo === null || hi === null ? '' : ` (80%: ${share(lo)} to ${share(hi)}${open})`
  return `${share(value ?? 0)}${band}`
}

/** When an estimate of a period was true: at its end, or, while it can still change, at the end of its last day so far. */
export const whenOf = ([name, , , , , provisional]: Period, interval: SeriesData['interval']): string =>
  provisional ? `${within(interval)} ${name} so far` : `at the end of ${name}`

export const within = (interval: SeriesData['interval']): string => (interval === 'day' ? 'on' : 'in')

/** Why an estimate is not the ratio of the counts that are shown beside it. */
export const estimateNote = ({ interval, lines }: SeriesData): string =>
  `${lines.length > 1 ? 'Lines are estimates' : 'The line is an estimate'} for the end of each ${interval}, from all days up to it; counts are those of the ${interval} alone.`

/** Why a line breaks where its value is known. */
export const zeroNote = ({ scale, lines }: SeriesData): string | undefined =>
  scale === 'log' && lines.some(({ points }) => points.some(([value]) => value === 0))
    ? 'Zeros have no place on a logarithmic axis: lines break there.'
    : undefined

const GAP = { one: 'gap', many: 'gaps' }
