import type { Day } from '../types.ts'
import { type Interval, periodOf, periodsBetween } from './calendar.ts'
import { roundMicro } from './statistics/round.ts'

/** Ladder ages at which the votes of a day are told: the morning after, the day, the week. */
export const VOLUME_AGES = [8, 24, 168] as const

/** What a source listed on one day. */
export interface VolumeDay {
  day: Day
  items: number
  upvotes: number
  complete: boolean
  /** Whether it is not closed yet. */
  open: boolean
  /** Items whose votes at an age are known, and the sum of those, by age. */
  ages: readonly (readonly [age: number, known: number, upvotes: number])[]
}

/** One period of a source. */
export interface VolumePoint {
  period: string
  from: Day
  to: Day
  /** `null` in a gap, when nobody looked. */
  items: number | null
  upvotes: number | null
  coverage: number
  provisional: boolean
  /** By age of `VOLUME_AGES`: the votes known and of how many items; `null` when none is known. */
  ages: { upvotes: number | null; known: number }[]
}

/**
 * A source over time: what its days listed, summed over days, weeks or months. Periods nobody looked at are gaps.
 *
 * @param days in any order
 * @param closedThrough the last day that is over for good; what ends later, or has an open day, is provisional
 */
export function volumePoints(
  days: readonly VolumeDay[],
  interval: Interval,
  { from, to }: { from: Day; to: Day },
  closedThrough: Day,
): VolumePoint[] {
  const byPeriod = Map.groupBy(days, ({ day }) => periodOf(day, interval))
  return periodsBetween(from, to, interval).map((period) => {
    const own = (byPeriod.get(period.name) ?? []).filter(({ day }) => day >= period.from && day <= period.to)
    const sum = (of: (day: VolumeDay) => number) => own.reduce((all, day) => all + of(day), 0)
    return {
      period: period.name,
      from: period.from,
      to: period.to,
      items: own.length === 0 ? null : sum(({ items }) => items),
      upvotes: own.length === 0 ? null : sum(({ upvotes }) => upvotes),
      coverage: roundMicro(sum(({ complete }) => (complete ? 1 : 0)) / period.days),
      provisional: period.to > closedThrough || own.some(({ open }) => open),
      ages: VOLUME_AGES.map((age) => atAge(own, age)),
    }
  })
}

function atAge(days: readonly VolumeDay[], age: number): { upvotes: number | null; known: number } {
  const found = days.flatMap(({ ages }) => ages.filter((one) => one[0] === age))
  return {
    upvotes: found.length === 0 ? null : found.reduce((sum, [, , upvotes]) => sum + upvotes, 0),
    known: found.reduce((sum, [, known]) => sum + known, 0),
  }
}
