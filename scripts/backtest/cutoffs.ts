import { BASELINE_DAYS, listed, RECENT_DAYS, tooLittle } from '../../workers/trends/baseline.ts'
import { chanceOfLift, countForLift } from '../../workers/trends/forecast.ts'
import type { Levels } from '../../workers/trends/level.ts'
import { baselineLevel, type Score, score } from '../../workers/trends/score.ts'
import { type History, levelsByDay } from './history.ts'
import { type Outcome, outcomes } from './outcome.ts'

/** The first weekly cut-off: both windows are full, and the filter has had a month more. */
const FIRST_WEEK = 34

/** The last window after a cut-off may lack this many days. */
const MISSING_AT_END = 2

/** Counts of a topic, or of all items, in the windows that the rules compare. */
export interface Counts {
  recent: number
  /** The 182 days before the recent 28. */
  baseline: number
  /** The 28 days before the recent 28. */
  previous: number
  lastWeek: number
  weekBefore: number
}

/** A topic at a cut-off: what was known then, and what happened in the 28 days after. */
export interface Row extends Counts, Outcome {
  topic: string
  /** Items listed in the same windows. */
  items: Counts
  /** Share in each of the 26 weeks of the baseline. Worked out when a rule asks: most do not. */
  weeklyShares(): number[]
  score: Score
  /** Chance the method gives to at least 1.25 times the baseline in the next 28 days, and whether it came. */
  chance(): number
  happened: boolean
  /** Enough items to be ranked. */
  eligible: boolean
}

/** All topics at the end of one week. */
export interface Cutoff {
  week: number
  rows: Row[]
}

/**
 * Every weekly cut-off with 34 weeks before and 28 days after it. What is known comes from `seen`, what came
 * after from `truth`, which has the same days and topics. Cut-offs at which nothing can be scored are left out.
 */
export function cutoffs(seen: History, truth: History = seen): Cutoff[] {
  const levels = levelsByDay(seen)
  const all: Cutoff[] = []
  for (let week = FIRST_WEEK; week * 7 + RECENT_DAYS <= levels.length + MISSING_AT_END; week++) {
    const now = levels[week * 7 - 1]
    const rows = now === undefined ? [] : rowsAt(seen, truth, now, week * 7)
    if (rows.length > 0) all.push({ week, rows })
  }
  return all
}

function rowsAt(seen: History, truth: History, levels: Levels, end: number): Row[] {
  const start = end - RECENT_DAYS
  const from = start - BASELINE_DAYS
  const after = Math.min(end + RECENT_DAYS, truth.counts.length)
  const counts = seen.topics.map((_, topic) => countsAt(end, (a, b) => seen.countIn(topic, a, b)))
  const items = countsAt(end, seen.itemsIn)
  const all = listed(items.recent, items.baseline, counts)
  if (tooLittle(all) !== null) return []
  const nextItems = truth.itemsIn(end, after)
  const came = outcomes(truth, from, start, end, after)
  return counts.flatMap((count, topic) => {
    const outcome = came[topic]
    const x = levels.x[topic]
    const p = levels.p[topic]
    if (outcome === undefined || x === undefined || p === undefined) return []
    const base = baselineLevel(count.baseline, all)
    return {
      topic: seen.topics[topic] ?? '',
      ...count,
      ...outcome,
      items,
      weeklyShares: () => weeklyShares(seen, topic, from),
      score: score({ x, p }, count, all),
      chance: () => chanceOfLift({ x, p }, base, nextItems),
      happened: outcome.next >= countForLift(base, nextItems),
      eligible: count.recent + count.baseline >= 5 && count.recent >= 2,
    }
  })
}

/** Fills the windows that end at day `end` with what `sum` adds up. */
function countsAt(end: number, sum: (from: number, to: number) => number): Counts {
  const start = end - RECENT_DAYS
  return {
    recent: sum(start, end),
    baseline: sum(start - BASELINE_DAYS, start),
    previous: sum(start - RECENT_DAYS, start),
    lastWeek: sum(end - 7, end),
    weekBefore: sum(end - 14, end - 7),
  }
}

function weeklyShares(seen: History, topic: number, from: number): number[] {
  return Array.from({ length: BASELINE_DAYS / 7 }, (_, i) => {
    const monday = from + 7 * i
    const items = seen.itemsIn(monday, monday + 7)
    return items > 0 ? seen.countIn(topic, monday, monday + 7) / items : 0
  })
}
