import fc from 'fast-check'
import { dayName, dayNumber } from '../../workers/trends/calendar.ts'
import type { CountedDay, DayLookup, Following } from '../../workers/trends/following.ts'
import { followDay, startFollowing } from '../../workers/trends/following.ts'
import type { Day } from '../../workers/types.ts'

/** Ids of which one comes before another in no obvious order, and one looks like a number to JavaScript. */
export const TOPICS = ['rag', 'agents', 'moe', '3d', 'zero-shot', 'ocr']

export const MISSED: CountedDay = { items: 0, complete: false, counts: new Map() }

/** Days in a row from `first`; the first of them listed something. */
export interface History {
  first: Day
  days: CountedDay[]
}

const listing: fc.Arbitrary<CountedDay> = fc
  .record({
    items: fc.integer({ min: 1, max: 40 }),
    complete: fc.boolean(),
    shares: fc.dictionary(fc.constantFrom(...TOPICS), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ items, complete, shares }) => ({
    items,
    complete,
    counts: new Map(
      Object.entries(shares)
        .map(([topic, share]): [string, number] => [topic, Math.floor(share * items)])
        .filter(([, count]) => count > 0),
    ),
  }))

const emptyOrMissed = fc.boolean().map((complete): CountedDay => ({ ...MISSED, complete }))

/** Histories with weekends, gaps and topics that come and go, long enough for both windows to move. */
export const histories = (longest: number): fc.Arbitrary<History> =>
  fc
    .tuple(
      fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-12-31') }),
      listing,
      fc.array(fc.oneof({ weight: 4, arbitrary: listing }, { weight: 2, arbitrary: emptyOrMissed }), {
        maxLength: longest,
        size: 'max',
      }),
    )
    .map(([from, firstDay, rest]) => ({ first: dayName(from), days: [firstDay, ...rest] }))

export const dayAt = ({ first }: History, place: number): Day => dayName(dayNumber(first) + place)

/** What the day at `place` looks back on. */
export const lookupAt =
  ({ days }: History, place: number): DayLookup =>
  (before) =>
    days[place - before] ?? MISSED

/** The state after `count` days, in one pass from the first. */
export function followed(history: History, count = history.days.length): Following {
  let state = startFollowing(history.first, history.days[0] ?? MISSED, TOPICS.length)
  for (let place = 1; place < count; place++)
    state = followDay(state, dayAt(history, place), lookupAt(history, place))
  return state
}
