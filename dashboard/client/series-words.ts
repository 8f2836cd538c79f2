import { gapWords } from '../components/gap-reasons.ts'
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

/** `RAG: 13.5% (80%: 11.2% to 16.1%), 70 of 514 papers`; of one line alone, without its name. */
export function pointWords(data: SeriesData, line: number, index: number): string {
  const { value, interval, counts } = partsOf(data, line, index)
  if (counts === '') return value
  return `${value}${interval === '' ? '' : ` (${interval})`}, ${counts}`
}

/** The same where there is little room: `RAG: 13.5%`, and below it `80%: 11.2% to 16.1%, 70 of 514 papers`. */
export function pointLines(data: SeriesData, line: number, index: number): string[] {
  const { value, interval, counts } = partsOf(data, line, index)
  return [value, [interval, counts].filter(Boolean).join(', ')].filter(Boolean)
}

function partsOf({ lines, periods, unit, entries }: SeriesData, line: number, index: number) {
  const [value = null, lo = null, hi = null, k = null] = lines[line]?.points[index] ?? []
  const name = lines.length > 1 ? `${lines[line]?.name}: ` : ''
  if (value === null) return { value: `${name}not seen`, interval: '', counts: '' }
  return {
    value: `${name}${valueWords(value, unit)}`,
    interval: lo === null || hi === null ? '' : `80%: ${valueWords(lo, unit)} to ${valueWords(hi, unit)}`,
    counts: `${k ?? 0} of ${periods[index]?.[3] ?? 0} ${entries}`,
  }
}

/** All that is said of one period, when the keyboard comes to it. */
export function stepWords(data: SeriesData, index: number): string {
  const from = Date.parse(data.periods[index]?.[1] ?? '')
  const gap = data.gaps.find(([begins, ends]) => from >= begins && from < ends)
  const facts =
    gap === undefined ? data.lines.map((_, line) => pointWords(data, line, index)) : [gapWords(gap)]
  return `${periodWords(data, index)}. ${facts.join('. ')}`
}
