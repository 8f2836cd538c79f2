import type { Listed, TopicCounts } from './baseline.ts'
import { tooLittle } from './baseline.ts'
import type { Interval80 } from './forecast.ts'
import type { Score } from './score.ts'

/** What one entry of the source is called: `paper`, `papers`. */
export interface Entry {
  one: string
  many: string
}

/** Below this many items in both windows together, a topic without a call has too little to compare. */
const ENOUGH = 5

const LEAD = { new: 'New', rising: 'Rising', falling: 'Falling', steady: 'No clear change' } as const

/**
 * A topic's trend in words, always with its evidence.
 * @param score `null` when nothing could be scored; the sentence then says why
 * @example 'Rising: 12 of 410 papers in 28 days; 5.1 expected; x2.1 (80%: 1.5-2.9); P(rise) 99%'
 */
export function sentence(score: Score | null, counts: TopicCounts, all: Listed, entry: Entry): string {
  if (score === null) return `Too little data: ${tooLittle(all) ?? 'not scored yet'}`
  if (score.flag === 'steady' && counts.recent + counts.baseline < ENOUGH) {
    return `Too few to compare: ${share(counts.recent, all.recent, entry)} in 28 days, ${counts.baseline} in the 182 days before`
  }
  return `${LEAD[score.flag]}: ${evidence(score, counts, all, entry)}`
}

/** The evidence alone: counts, what was expected, the lift with its interval, the chance of a rise. */
export function evidence(score: Score, counts: TopicCounts, all: Listed, entry: Entry): string {
  const expected = score.expected < 0.1 ? 'under 0.1' : score.expected.toFixed(1)
  return [
    `${share(counts.recent, all.recent, entry)} in 28 days`,
    `${expected} expected`,
    times({ value: score.lift, lo: score.lo, hi: score.hi }),
    `P(rise) ${percent(score.pRise)}`,
  ].join('; ')
}

/**
 * How the share moved in the last 28 days, beside the comparison with the half year before: a plateau stays
 * above its baseline for months.
 * @example 'x1.0 against 28 days ago (80%: 0.71-1.4)'
 */
export function recentChange(change: Interval80): string {
  return `x${size(change.value)} against 28 days ago (80%: ${size(change.lo)}-${size(change.hi)})`
}

/** A ratio with its 80% interval: `x2.1 (80%: 1.5-2.9)`. */
export function times({ value, lo, hi }: Interval80): string {
  return `x${size(value)} (80%: ${size(lo)}-${size(hi)})`
}

function share(count: number, of: number, { one, many }: Entry): string {
  return `${count} of ${of} ${of === 1 ? one : many}`
}

/** Two figures, as many as the interval supports; three from 100. */
function size(value: number): string {
  if (value < 0.01) return 'under 0.01'
  if (value < 0.995) return value.toFixed(2)
  return value < 9.95 ? value.toFixed(1) : value.toFixed(0)
}

/** Never 0% or 100%: the method is not that sure. */
function percent(chance: number): string {
  if (chance >= 0.995) return 'over 99%'
  if (chance < 0.005) return 'under 1%'
  return `${Math.round(chance * 100)}%`
}
