import { addDays } from '../days.ts'
import { type CountedDayRow, countedDays, followingRow } from '../store/following.ts'
import { saveFollowing } from '../store/save-following.ts'
import { taxonomy } from '../topics/index.ts'
import { type CountedDay, followDay, startFollowing } from '../trends/following.ts'
import { followingFrom, textOfFollowing } from '../trends/following-text.ts'
import type { Day, Moment, SourceId } from '../types.ts'
import type { Effects } from './effects.ts'
import { isKept, outcomeOf } from './outcome.ts'

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
  const { levels, firstDay, version } = await followingRow(db, generation, source)
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
  const text = textOfFollowing(state)
  const { ended, publication } = await outcomeOf(db, generation, source, state, text, state.day === through)
  await saveFollowing(db, generation, source, state.day, text, ended, publication, version, at)
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
