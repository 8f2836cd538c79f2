import { addDays } from '../days.ts'
import {
  type CountedDayRow,
  countedDays,
  type EndedPeriod,
  examplesOf,
  followingRow,
  keptPeriods,
  type Publication,
  saveFollowing,
} from '../store/following.ts'
import { taxonomy } from '../topics/index.ts'
import { RECENT_DAYS } from '../trends/baseline.ts'
import { endsPeriod, periodOf, periodsBetween } from '../trends/calendar.ts'
import { callsThatHeld, type Ranking, rankingOf, statesOf } from '../trends/calls.ts'
import { type CountedDay, type Following, followDay, startFollowing } from '../trends/following.ts'
import { followingFrom, textOfFollowing } from '../trends/following-text.ts'
import type { Day, Moment, SourceId } from '../types.ts'
import type { Effects } from './effects.ts'

/** Days followed in one tick: what a Worker that has just started can do in a few milliseconds. */
const DAYS_AT_ONCE = 7

/**
 * Follows the topics of a source through the next days, at most a week of them and at most to the end of a week or
 * a month, where everything is kept. Having come to the last day that can be followed, it publishes the scores.
 *
 * @param through the last day whose counts are final
 * @returns the day it came to, or `null` when nothing has ever been listed
 */
export async function follow(
  generation: number,
  source: SourceId,
  through: Day,
  at: Moment,
  { env }: Effects,
): Promise<Day | null> {
  const db = env.DB
  const { levels, firstDay } = await followingRow(db, generation, source)
  const before = levels === null ? null : followingFrom(levels)
  const from = before === null ? firstDay : addDays(before.day, 1)
  if (from === null || from > through) return null
  const days = slice(from, through)
  const counted = await lookups(db, generation, source, days)

  let state = before
  for (const day of days) {
    const lookup = (daysBefore: number) => counted(addDays(day, -daysBefore))
    state =
      state === null ? startFollowing(day, lookup(0), taxonomy.topics.length) : followDay(state, day, lookup)
  }
  if (state === null) return null
  const ended = await periodsEndedWith(db, generation, source, state)
  const publication = state.day === through ? await publicationOf(db, generation, source, state) : null
  await saveFollowing(db, generation, source, state.day, textOfFollowing(state), ended, publication, at)
  return state.day
}

/** The next days: up to the end of a week or a month, or as many as fit into a tick. */
function slice(from: Day, through: Day): Day[] {
  const days = [from]
  for (let day = from; days.length < DAYS_AT_ONCE && day < through && !isKept(day); ) {
    day = addDays(day, 1)
    days.push(day)
  }
  return days
}

const isKept = (day: Day): boolean => endsPeriod(day, 'week') || endsPeriod(day, 'month')

/** The counts of these days and of those that leave the windows with them. */
async function lookups(
  db: D1Database,
  generation: number,
  source: SourceId,
  days: readonly Day[],
): Promise<(day: Day) => CountedDay> {
  const needed = days.flatMap((day) => [day, addDays(day, -28), addDays(day, -210)])
  const rows = await countedDays(db, generation, source, needed)
  const byDay = new Map(rows.map((row) => [row.day, countedDay(row)]))
  const nothing: CountedDay = { items: 0, complete: false, counts: new Map() }
  return (day) => byDay.get(day) ?? nothing
}

function countedDay({ items, complete, topics }: CountedDayRow): CountedDay {
  const counts = Object.entries(JSON.parse(topics) as Record<string, [mentions: number]>)
  return {
    items,
    complete: complete === 1,
    counts: new Map(counts.map(([topic, [mentions]]) => [topic, mentions])),
  }
}

/** The week and the month that end with this day, with the calls of four weeks ago checked at the end of a week. */
async function periodsEndedWith(
  db: D1Database,
  generation: number,
  source: SourceId,
  state: Following,
): Promise<EndedPeriod[]> {
  const { day, items, complete } = state
  if (!isKept(day)) return []
  const lastWeek = periodOf(addDays(day, -7), 'week')
  const fourWeeksAgo = periodOf(addDays(day, -RECENT_DAYS), 'week')
  const kept = await keptPeriods(db, generation, source, [lastWeek, fourWeeksAgo])
  const { calls = 0, hits = 0 } = kept.find(({ period }) => period === lastWeek) ?? {}
  const past = kept.find(({ period }) => period === fourWeeksAgo)
  const checked =
    endsPeriod(day, 'week') && past !== undefined
      ? callsThatHeld(JSON.parse(past.ranking) as Ranking, state)
      : { calls: 0, hits: 0 }
  const common = {
    lastDay: day,
    levels: textOfFollowing(state),
    ranking: JSON.stringify(rankingOf(state)),
    calls: calls + checked.calls,
    hits: hits + checked.hits,
  }
  return (['week', 'month'] as const)
    .filter((interval) => endsPeriod(day, interval))
    .map((interval) => ({
      ...common,
      period: periodOf(day, interval),
      firstDay: periodsBetween(day, day, interval)[0]?.from ?? day,
      items: items[interval],
      completeDays: complete[interval],
    }))
}

async function publicationOf(
  db: D1Database,
  generation: number,
  source: SourceId,
  state: Following,
): Promise<Publication> {
  const ranking = rankingOf(state)
  const from = addDays(state.day, 1 - RECENT_DAYS)
  const called = ranking.calls.map(({ topic }) => topic)
  const examples =
    called.length === 0 ? [] : await examplesOf(db, generation, source, called, from, state.day)
  return {
    day: state.day,
    ranking: JSON.stringify({ ...ranking, examples: Object.groupBy(examples, ({ topic }) => topic) }),
    states: JSON.stringify(statesOf(state)),
  }
}
