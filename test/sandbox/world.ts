import type { Day, Moment } from '../../workers/types.ts'
import { createAreas } from './areas.ts'
import { drawArrival } from './arrivals.ts'
import { volume } from './calendar.ts'
import { DAY, type DayNumber, dayNumber, HOUR, isDay } from './days.ts'
import { type Entry, listingAt, type ShownRow } from './listing.ts'
import { type Paper, type PaperWorld, papersOn } from './papers.ts'
import { dayListedBefore, quirkyPlace } from './quirks.ts'
import { createRandom, element, hashOf, type Key } from './random.ts'
import { recentlyUsed } from './recently-used.ts'
import { type Row, rowOf } from './rows.ts'
import { createShares } from './shares.ts'
import { type TopicShare, topicShares } from './topic-forms.ts'
import { createTrending, type TrendingRepository } from './trending.ts'
import { defaultPlan, type PlannedChange } from './trends-plan.ts'

export interface WorldOptions {
  seed: Key
  /** No listing before this day. */
  firstDay?: Day
  /** The day the planned changes are placed by; the world goes on after it with the shares it has then. */
  lastDay?: Day
  /** Changes to plant instead of the default thirty; `[]` gives a world in which nothing changes. */
  changes?: readonly PlannedChange[]
}

export interface World {
  seed: Key
  firstDay: Day
  lastDay: Day
  topics: readonly TopicShare[]
  changes: readonly PlannedChange[]
  /** The papers first listed on a day, with arrival and vote times. */
  papersOn(day: Day): readonly Paper[]
  /** The whole listing of a day: its papers, and those listed before that come back. */
  entriesOn(day: Day): readonly Entry[]
  /** The rows a listing shows at a moment, in order; empty when nothing has arrived. */
  listingAt(day: Day, at: Moment): ShownRow[]
  /** The repositories on the trending page at a moment, most stars of the last 24 hours first. */
  trendingAt(at: Moment): TrendingRepository[]
  /** Expected part of the papers of a day that name a topic. */
  share(topic: string, day: Day): number
}

/** The listing days the real site has are the default; the last day is fixed so that every default world is equal. */
export const DEFAULT_FIRST_DAY = '2023-05-04'
export const DEFAULT_LAST_DAY = '2026-06-30'

const DAYS_KEPT = 64

/**
 * A world of made-up papers. Everything follows from the options: two worlds made alike give the same papers, rows
 * and votes, whatever is asked first. Throws RangeError for days that do not exist and unknown topics.
 */
export function createWorld(options: WorldOptions): World {
  const { seed, firstDay = DEFAULT_FIRST_DAY, lastDay = DEFAULT_LAST_DAY } = options
  for (const day of [firstDay, lastDay]) if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
  const first = dayNumber(firstDay)
  const last = dayNumber(lastDay)
  const areas = createAreas(topicShares)
  const changes =
    options.changes ?? defaultPlan(seed, last, topicShares, areas, (day) => itemsBefore(seed, day))
  const shares = createShares(topicShares, areas, changes, last)
  const paperWorld: PaperWorld = { seed, lastDay: last, topics: topicShares, areas, shares }

  const rowsFirstListedOn = recentlyUsed(DAYS_KEPT, (day: DayNumber): Row[] =>
    day < first ? [] : papersOn(paperWorld, day).map((paper) => rowOf(paper, last, seed)),
  )
  const entriesOn = recentlyUsed(DAYS_KEPT, (day: DayNumber): Entry[] => {
    const rows = rowsFirstListedOn(day)
    const twice = quirkyPlace(seed, 'duplicate-row', day)
    const entries = rows.map((row, at) => ({ row, arrivesAt: row.paper.arrivesAt, twice: at === twice }))
    const back = comingBack(day)
    return back ? [...entries, back] : entries
  })
  /** A paper of an earlier day that is listed once more. */
  const comingBack = (day: DayNumber): Entry | null => {
    if (quirkyPlace(seed, 'listed-again', day) === null) return null
    const earlier = rowsFirstListedOn(dayListedBefore(seed, day))
    if (earlier.length === 0) return null
    const row = element(earlier, hashOf(seed, 'comes back', day) % earlier.length)
    const arrivesAt = day * DAY + Math.round(drawArrival(createRandom(seed, 'comes back', day)) * HOUR)
    return { row, arrivesAt, twice: false }
  }
  return {
    seed,
    firstDay,
    lastDay,
    topics: topicShares,
    changes,
    papersOn: (day) => rowsFirstListedOn(dayNumber(day)).map(({ paper }) => paper),
    entriesOn: (day) => entriesOn(dayNumber(day)),
    listingAt: (day, at) => listingAt(entriesOn(dayNumber(day)), at),
    trendingAt: createTrending(seed),
    share: (topic, day) => shares.share(topic, dayNumber(day)),
  }
}

/** Papers listed in the 28 days before a day. */
export function itemsBefore(seed: Key, day: DayNumber): number {
  let items = 0
  for (let back = 1; back <= 28; back++) items += volume(seed, day - back)
  return items
}
