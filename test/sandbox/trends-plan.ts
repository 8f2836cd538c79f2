import type { Day } from '../../workers/types.ts'
import { haveRoom, loadsOf } from './area-room.ts'
import type { Area } from './areas.ts'
import { type DayNumber, dayNamed, dayNumber } from './days.ts'
import { element, hashOf, type Key } from './random.ts'
import type { TopicShare } from './topic-forms.ts'

export type ChangeKind = 'step' | 'ramp' | 'fall' | 'pulse'

/** A change of one topic's share that is known in advance. */
export interface PlannedChange {
  topic: string
  kind: ChangeKind
  /** Share afterwards (during a pulse) over share before. */
  factor: number
  startDay: Day
  /** The first day at the full factor for a ramp, the first day back at the old share for a pulse. */
  endDay?: Day
}

/** Kind, factor, first day relative to the last day, length in days. Eight are under way at the end. */
const DEFAULT_PLAN: readonly [ChangeKind, number, number, number?][] = [
  ['step', 2, -385],
  ['ramp', 3, -372, 49],
  ['step', 3, -358],
  ['fall', 0.33, -345],
  ['step', 2, -331],
  ['pulse', 3, -318, 21],
  ['ramp', 2.5, -301, 42],
  ['step', 2, -288],
  ['step', 3, -270],
  ['step', 5, -255],
  ['ramp', 2.5, -241, 56],
  ['step', 2, -226],
  ['fall', 0.33, -212],
  ['step', 3, -198],
  ['pulse', 3, -185, 21],
  ['step', 2, -170],
  ['ramp', 3, -158, 49],
  ['step', 2, -141],
  ['step', 3, -127],
  ['fall', 0.33, -112],
  ['pulse', 4, -99, 21],
  ['step', 2, -84],
  ['step', 3, -57],
  ['ramp', 3, -54, 42],
  ['step', 2, -49],
  ['fall', 0.33, -45],
  ['step', 3, -38],
  ['step', 5, -33],
  ['step', 3, -26],
  ['step', 5, -20],
]

/** Items that name the topic in the 28 days before, if possible: more where the rise is to be seen at the end. */
const FEWEST_ITEMS_BEFORE = 5
const FEWEST_ITEMS_LATELY = 10
const LATELY = -60
const LARGEST_SHARE_AFTER = 0.14

/**
 * Thirty changes spread over the 385 days before the last day, each of another topic that has, as long as there are
 * such, at least five items in the 28 days before, and at most 14% of the papers afterwards. `itemsBefore` counts the
 * listed items of those 28 days.
 */
export function defaultPlan(
  seed: Key,
  lastDay: DayNumber,
  topics: readonly TopicShare[],
  areas: readonly Area[],
  itemsBefore: (day: DayNumber) => number,
): PlannedChange[] {
  const multipliers = new Map<string, Multiplier>()
  return DEFAULT_PLAN.map(([kind, factor, offset, length], place) => {
    const start = lastDay + offset
    const end = start + (length ?? 0)
    const change = {
      kind,
      factor,
      startDay: dayNamed(start),
      ...(length !== undefined && { endDay: dayNamed(end) }),
    }
    const multiplier = multiplierOf(change)
    const looks = [start, end, lastDay].map((day) => ({
      day,
      loads: loadsOf(areas, topics, ({ id, share }) => share * (multipliers.get(id) ?? unchanged)(day)),
    }))
    const possible = topics.filter(
      (topic) =>
        topic.kind !== 'label' &&
        !multipliers.has(topic.id) &&
        topic.share * factor <= LARGEST_SHARE_AFTER &&
        looks.every(({ day, loads }) => haveRoom(areas, loads, topic, multiplier(day))),
    )
    const items = itemsBefore(start)
    const withItems = (least: number) => possible.filter(({ share }) => share * items >= least)
    const candidates =
      [
        withItems(offset > LATELY ? FEWEST_ITEMS_LATELY : FEWEST_ITEMS_BEFORE),
        withItems(FEWEST_ITEMS_BEFORE),
      ].find((list) => list.length > 0) ?? possible
    const { id } = element(candidates, hashOf(seed, 'plan', place) % candidates.length)
    multipliers.set(id, multiplier)
    return { topic: id, ...change }
  })
}

const unchanged: Multiplier = () => 1

/** What a change multiplies the topic's share with on a day. A ramp is straight on a log scale. */
export type Multiplier = (day: DayNumber) => number

export function multiplierOf({ kind, factor, startDay, endDay }: Omit<PlannedChange, 'topic'>): Multiplier {
  const start = dayNumber(startDay)
  const end = endDay === undefined ? start : dayNumber(endDay)
  if (kind === 'pulse') return (day) => (day >= start && day < end ? factor : 1)
  return (day) => (day < start ? 1 : day >= end ? factor : factor ** ((day - start) / (end - start)))
}
