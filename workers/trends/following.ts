import type { Day } from '../types.ts'
import { BASELINE_DAYS, type Listed, listed, RECENT_DAYS } from './baseline.ts'
import { endsPeriod } from './calendar.ts'
import { type Level, startLevel, step } from './level.ts'

/** One topic as it is followed from day to day. */
export interface Followed {
  topic: string
  now: Level
  /** The level 28 days ago; `null` before there was one. */
  earlier: Level | null
  /** Items in the last 28 days, and in the 182 before. */
  recent: number
  baseline: number
  /** Items since the week and the month began. */
  week: number
  month: number
}

/**
 * All topics of one source at the end of a day, and everything needed to go on from there. Topics that never
 * had an item share one level: they are told apart by their first item.
 */
export interface Following {
  day: Day
  /** What every topic started from. */
  start: Level
  unseen: Level
  unseenEarlier: Level | null
  /** By topic. */
  topics: Followed[]
  /** Items counted in the two windows, and since the week and the month began. */
  items: { recent: number; baseline: number; week: number; month: number }
  /** Days with a complete listing since the week and the month began. */
  complete: { week: number; month: number }
}

/** What a source listed on a day, by topic. */
export interface CountedDay {
  items: number
  complete: boolean
  counts: ReadonlyMap<string, number>
}

/** The counted day, or a day on which nothing was listed or nobody looked. */
export type DayLookup = (daysBefore: number) => CountedDay

const NOTHING: CountedDay = { items: 0, complete: false, counts: new Map() }

/**
 * The state at the end of the first day that listed something. Every topic starts from the same level: the
 * mean share on that day.
 *
 * @param topics how many topics there are, seen or not
 * @throws RangeError when nothing was listed
 */
export function startFollowing(day: Day, first: CountedDay, topics: number): Following {
  let sum = 0
  for (const count of first.counts.values()) sum += count
  const start = startLevel(topics > 0 ? sum / topics : 0, first.items)
  const empty: Following = {
    day,
    start,
    unseen: start,
    unseenEarlier: null,
    topics: [],
    items: { recent: 0, baseline: 0, week: 0, month: 0 },
    complete: { week: 0, month: 0 },
  }
  return followDay(empty, day, (before) => (before === 0 ? first : NOTHING))
}

/**
 * One day further. Besides the day itself it takes the days that leave the windows: 28 and 210 days before.
 * The level of 28 days ago is followed the same way, 28 days later.
 *
 * @throws RangeError when a count exceeds its listing
 */
export function followDay(state: Following, day: Day, lookup: DayLookup): Following {
  const today = lookup(0)
  const leavesRecent = lookup(RECENT_DAYS)
  const leavesBaseline = lookup(RECENT_DAYS + BASELINE_DAYS)
  const newWeek = endsPeriod(state.day, 'week') && state.day !== day
  const newMonth = endsPeriod(state.day, 'month') && state.day !== day
  const unseen = step(state.unseen, 0, today.items)
  const earlier = lagged(state, leavesRecent)

  const follow = (before: Followed): Followed => {
    const { topic } = before
    const count = today.counts.get(topic) ?? 0
    const gone = leavesRecent.counts.get(topic) ?? 0
    return {
      topic,
      now: step(before.now, count, today.items),
      earlier: earlier(before, gone),
      recent: before.recent + count - gone,
      baseline: before.baseline + gone - (leavesBaseline.counts.get(topic) ?? 0),
      week: (newWeek ? 0 : before.week) + count,
      month: (newMonth ? 0 : before.month) + count,
    }
  }
  const seen = new Set(state.topics.map(({ topic }) => topic))
  const added = [...today.counts.keys()].filter((topic) => !seen.has(topic))
  const topics = state.topics.map(follow)
  for (const topic of added) topics.push(follow(firstSeen(topic, state)))
  if (added.length > 0) topics.sort((a, b) => (a.topic < b.topic ? -1 : 1))

  const { start, items, complete } = state
  const isComplete = today.complete ? 1 : 0
  return {
    day,
    start,
    unseen,
    unseenEarlier: earlier(null, 0),
    topics,
    items: {
      recent: items.recent + today.items - leavesRecent.items,
      baseline: items.baseline + leavesRecent.items - leavesBaseline.items,
      week: (newWeek ? 0 : items.week) + today.items,
      month: (newMonth ? 0 : items.month) + today.items,
    },
    complete: {
      week: (newWeek ? 0 : complete.week) + isComplete,
      month: (newMonth ? 0 : complete.month) + isComplete,
    },
  }
}

const firstSeen = (topic: string, { unseen, unseenEarlier }: Following): Followed => ({
  topic,
  now: unseen,
  earlier: unseenEarlier,
  recent: 0,
  baseline: 0,
  week: 0,
  month: 0,
})

/** Follows the level of 28 days ago; it starts when the first day that listed something is 28 days old. */
function lagged(
  state: Following,
  past: CountedDay,
): (before: Followed | null, count: number) => Level | null {
  if (state.unseenEarlier === null && past.items === 0) return () => null
  return (before, count) =>
    step((before === null ? state.unseenEarlier : before.earlier) ?? state.start, count, past.items)
}

/** What the scores of all topics have in common. */
export const listedIn = ({ items, topics }: Following): Listed => listed(items.recent, items.baseline, topics)
