import { addDays } from '../days.ts'
import type { Interval } from '../trends/calendar.ts'
import type { Level } from '../trends/level.ts'
import type { TopicSeries } from '../trends/topic-points.ts'
import type { Day, SourceId } from '../types.ts'
import {
  type CountedRow,
  countedSeries,
  type KeptRow,
  keptBefore,
  keptSeries,
  originOf,
} from './topic-series.ts'

/** What the series of some topics are made of. */
export interface LoadedSeries {
  /** The first day that listed anything. */
  firstDay: Day
  closedThrough: Day
  /** By place of the topic asked for. */
  series: TopicSeries[]
}

/**
 * Whole periods as they were kept, and the counted days after them. Two round trips to the database, a row a
 * period read and at most 31 days.
 *
 * @returns `null` when no day has been followed yet
 */
export async function loadSeries(
  db: D1Database,
  generation: number,
  source: SourceId,
  topics: readonly string[],
  interval: Interval,
  { from, to }: { from: Day; to: Day },
): Promise<LoadedSeries | null> {
  const [origin, kept, earlier] = await Promise.all([
    originOf(db, generation, source),
    interval === 'day' ? [] : keptSeries(db, generation, source, topics, interval, addDays(from, -31), to),
    keptBefore(db, generation, source, topics, from),
  ])
  if (origin.firstDay === null || origin.start === null) return null
  const start = levelFrom(origin.start)
  const before = kept.at(-1) ?? earlier
  const tailFrom = before === null ? origin.firstDay : addDays(before.lastDay, 1)
  const tail = tailFrom > to ? [] : await countedSeries(db, generation, source, topics, tailFrom, to)
  return {
    firstDay: origin.firstDay,
    closedThrough: origin.followed ?? '',
    series: topics.map((_, i) => ({
      kept: kept.map((row) => keptPoint(row, i, interval)),
      before: before === null ? start : levelOf(before, i),
      tail: tail.map((row) => tailDay(row, i)),
      tailFrom,
      tailTo: to,
    })),
  }
}

function levelFrom(text: string): Level {
  const [x = 0, p = 1] = JSON.parse(text) as number[]
  return { x, p }
}

const levelOf = ({ topics, unseen }: KeptRow, i: number): Level => levelFrom(topics[i] ?? unseen)

/** Places of the sums in a kept topic: since the week and since the month began. */
const SUM = { week: 6, month: 7 } as const

function keptPoint(row: KeptRow, i: number, interval: Interval): TopicSeries['kept'][number] {
  const { period, items, completeDays, upvotes } = row
  const numbers = JSON.parse(row.topics[i] ?? '[]') as number[]
  const count = interval === 'day' ? 0 : (numbers[SUM[interval]] ?? 0)
  return { period, count, items, completeDays, ...levelOf(row, i), upvotes: upvotes[i] ?? 0 }
}

const tailDay = ({ day, items, complete, counts }: CountedRow, i: number): TopicSeries['tail'][number] => ({
  day,
  items,
  complete,
  count: counts[i]?.mentions ?? 0,
  upvotes: counts[i]?.upvotes ?? 0,
})
