import type { Day } from '../../workers/types.ts'
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

const FEWEST_ITEMS_BEFORE = 5
const LARGEST_SHARE = 0.045

/**
 * Thirty changes spread over the 385 days before the last day, each of another topic that has at least five items
 * in the 28 days before and at most 4.5% of the papers. `itemsBefore` counts the listed items of those 28 days.
 */
export function defaultPlan(
  seed: Key,
  lastDay: DayNumber,
  topics: readonly TopicShare[],
  itemsBefore: (day: DayNumber) => number,
): PlannedChange[] {
  const used = new Set<string>()
  return DEFAULT_PLAN.map(([kind, factor, offset, length], place) => {
    const start = lastDay + offset
    const fits = ({ id, kind, share }: TopicShare) =>
      kind !== 'label' &&
      !used.has(id) &&
      share * itemsBefore(start) >= FEWEST_ITEMS_BEFORE &&
      share <= (factor === 5 ? LARGEST_SHARE / 2 : LARGEST_SHARE)
    const fitting = topics.filter(fits)
    const candidates = fitting.length > 0 ? fitting : topics.filter(({ id }) => !used.has(id))
    const topic = element(candidates, hashOf(seed, 'plan', place) % candidates.length)
    used.add(topic.id)
    const change: PlannedChange = { topic: topic.id, kind, factor, startDay: dayNamed(start) }
    return length === undefined ? change : { ...change, endDay: dayNamed(start + length) }
  })
}

/** What a change multiplies the topic's share with on a day. A ramp is straight on a log scale. */
export function multiplier(change: PlannedChange, day: DayNumber): number {
  const start = dayNumber(change.startDay)
  if (day < start) return 1
  if (change.endDay === undefined) return change.factor
  const end = dayNumber(change.endDay)
  if (change.kind === 'pulse') return day < end ? change.factor : 1
  return change.factor ** Math.min(1, (day - start) / (end - start))
}
