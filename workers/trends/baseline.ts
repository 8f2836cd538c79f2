import type { Day } from '../types.ts'
import { dayName, dayNumber } from './calendar.ts'

/** Days that count as recent. */
export const RECENT_DAYS = 28

/** Days before those that say what is usual. */
export const BASELINE_DAYS = 182

/** First and last day, both included. */
export interface Window {
  from: Day
  to: Day
}

/** How often a topic came up. */
export interface TopicCounts {
  /** Items in the last 28 days. */
  recent: number
  /** Items in the 182 days before those. */
  baseline: number
}

/** How much was listed in the same two windows, over all items. */
export interface Listed {
  recent: number
  baseline: number
  /** Share of the listed items that an average topic has, over both windows. */
  meanShare: number
}

/** The two windows as seen from the end of `asOf`. */
export function windows(asOf: Day): { recent: Window; baseline: Window } {
  const last = dayNumber(asOf)
  const firstRecent = last - RECENT_DAYS + 1
  return {
    recent: { from: dayName(firstRecent), to: asOf },
    baseline: { from: dayName(firstRecent - BASELINE_DAYS), to: dayName(firstRecent - 1) },
  }
}

/**
 * Adds up what the scores of all topics have in common. `counts` holds every topic that has ever had an item,
 * also those without one in the two windows.
 * @throws RangeError when a number of items is negative or not finite.
 */
export function listed(recent: number, baseline: number, counts: readonly TopicCounts[]): Listed {
  if (!(recent >= 0 && baseline >= 0 && recent + baseline < Infinity)) {
    throw new RangeError(`listed: items must be >= 0, got ${recent} and ${baseline}`)
  }
  let sum = 0
  for (const count of counts) sum += count.recent + count.baseline
  const items = recent + baseline
  return { recent, baseline, meanShare: items > 0 && counts.length > 0 ? sum / counts.length / items : 0 }
}

/** Why nothing can be said about any topic, in words; `null` when something can. */
export function tooLittle({ recent, baseline, meanShare }: Listed): string | null {
  if (recent === 0) return 'nothing was listed in the last 28 days'
  if (baseline === 0) return 'nothing was listed in the 182 days before the last 28'
  if (meanShare === 0) return 'no topic had an item in the last 210 days'
  return null
}
