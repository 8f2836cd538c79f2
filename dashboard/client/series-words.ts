import type { SeriesData } from '../components/series-data.ts'
import { valueWords } from './number-words.ts'
import { dayLabel } from './time-axis.ts'

/** `Week 2026-W12: 16 to 22 Mar 2026, still open`. */
export function periodWords({ interval, periods }: SeriesData, index: number): string {
  const period = periods[index]
  if (period === undefined) return ''
  const [name, from, to, , , provisional] = period
  const open = provisional ? ', provisional' : ''
  if (interval === 'day') return `${dayLabel(from)}${open}`
  return `${interval === 'week' ? 'Week' : 'Month'} ${name}: ${dayLabel(from)} to ${dayLabel(to)}${open}`
}

/** `RAG: 13.5% (80%: 11.2% to 16.1%), 70 of 514 papers`. */
export function pointWords(
  { lines, periods, unit, entries }: SeriesData,
  line: number,
  index: number,
): string {
  const [value = null, lo = null, hi = null, k = null] = lines[line]?.points[index] ?? []
  const name = lines[line]?.name ?? ''
  if (value === null) return `${name}: not seen`
  const interval =
    lo === null || hi === null ? '' : ` (80%: ${valueWords(lo, unit)} to ${valueWords(hi, unit)})`
  return `${name}: ${valueWords(value, unit)}${interval}, ${k ?? 0} of ${periods[index]?.[3] ?? 0} ${entries}`
}

/** All that is said of one period, when the keyboard comes to it. */
export function stepWords(data: SeriesData, index: number): string {
  const from = Date.parse(data.periods[index]?.[1] ?? '')
  const gap = data.gaps.find(([begins, ends]) => from >= begins && from < ends)
  const facts =
    gap === undefined ? data.lines.map((_, line) => pointWords(data, line, index)) : [`not seen, ${gap[2]}`]
  return `${periodWords(data, index)}. ${facts.join('. ')}`
}
