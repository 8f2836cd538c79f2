import { type Listed, tooLittle } from './baseline.ts'
import type { TopicState } from './calls.ts'
import { changeSince } from './forecast.ts'
import { type Score, score } from './score.ts'
import { type Entry, sentence } from './sentence.ts'
import { roundShare } from './statistics/round.ts'

/** What can be said of a topic, as the API shows it. */
export interface PresentedTrend {
  flag: Score['flag'] | null
  share: number
  lift: number | null
  lo: number | null
  hi: number | null
  p_rise: number | null
  k28: number
  n28: number
  k182: number
  n182: number
  expected: number | null
  /** The share now against the share 28 days ago, and its 80% interval. */
  change_28d: number | null
  change_28d_lo: number | null
  change_28d_hi: number | null
  sentence: string
}

/** Columns of a trend in CSV. */
export const TREND_COLUMNS = [
  'flag',
  'share',
  'lift',
  'lo',
  'hi',
  'p_rise',
  'k28',
  'n28',
  'k182',
  'n182',
  'expected',
  'change_28d',
  'change_28d_lo',
  'change_28d_hi',
  'sentence',
] as const

/** The score of a topic, or `null` when too little was listed to say anything. */
export const scoreOf = (state: TopicState, all: Listed): Score | null =>
  tooLittle(all) === null ? score(state, state, all) : null

/** A topic's state with its score in words and numbers. */
export function presentTrend(
  state: TopicState,
  scored: Score | null,
  all: Listed,
  entry: Entry,
): PresentedTrend {
  const change = state.earlier === null ? null : changeSince(state, state.earlier)
  return {
    flag: scored?.flag ?? null,
    share: roundShare(Math.exp(state.x)),
    lift: scored?.lift ?? null,
    lo: scored?.lo ?? null,
    hi: scored?.hi ?? null,
    p_rise: scored?.pRise ?? null,
    k28: state.recent,
    n28: all.recent,
    k182: state.baseline,
    n182: all.baseline,
    expected: scored?.expected ?? null,
    change_28d: change?.value ?? null,
    change_28d_lo: change?.lo ?? null,
    change_28d_hi: change?.hi ?? null,
    sentence: sentence(scored, state, all, entry),
  }
}
