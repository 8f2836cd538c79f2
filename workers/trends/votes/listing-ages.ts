import { HOUR, startOf } from '../../days.ts'
import type { Day, Moment } from '../../types.ts'
import { between, LADDER, type Look, looksAround } from './ladder.ts'

/** Ages that lie before the end of the second day: they are known as soon as a day is closed. */
export const EARLY_AGES: readonly number[] = LADDER.filter((age) => age <= 48)

/** Days after which the last ladder age is past and was looked at. */
export const DAYS_OF_LADDER = 6

/** The looks that tell what was at each ladder age. */
export interface LooksToAsk {
  day: Day
  /** Moments of the looks, ascending: the votes of every item are asked for at each of them. */
  moments: Moment[]
  /** Ladder ages near which somebody looked, with the places of the two looks among the moments. */
  rungs: { age: number; before: number; after: number }[]
}

/**
 * Which looks at a day's listing have to be asked for its votes at some ages.
 * @param looks moments at which the whole listing was seen, ascending
 */
export function looksToAsk(day: Day, looks: readonly Moment[], ages: readonly number[]): LooksToAsk {
  const start = startOf(day)
  const hours = looks.map((look) => (look - start) / HOUR)
  const around = ages.flatMap((age) => {
    const pair = looksAround(hours, age)
    return pair === null ? [] : [{ age, pair }]
  })
  const places = [...new Set(around.flatMap(({ pair }) => pair))].sort((a, b) => a - b)
  return {
    day,
    moments: places.flatMap((place) => looks[place] ?? []),
    rungs: around.map(({ age, pair: [before, after] }) => ({
      age,
      before: places.indexOf(before),
      after: places.indexOf(after),
    })),
  }
}

/** An item of the listing. */
export interface ItemAtLooks {
  id: number
  /** Its votes at each of the moments, `null` before it was first seen. */
  held: readonly (number | null)[]
  /** When the listing did not show it: its votes are not known then. The last has no end where it has not come back. */
  away: readonly (readonly [from: Moment, until: Moment | null])[]
}

/** Whole votes at a ladder age, and how many of them came since the ladder age before; lost votes count 0. */
export type VotesAtAge = readonly [id: number, votes: number, gained: number | null]

/** A listing at one ladder age. */
export interface ListingAtAge {
  age: number
  votes: VotesAtAge[]
}

/**
 * The votes of a listing's items at each ladder age near which somebody looked; ages at which none is known are
 * left out.
 * @param fromZero whether items have no votes when their day begins, so that those at the first age are all gained
 */
export function listingAtAges(
  { day, moments, rungs }: LooksToAsk,
  items: readonly ItemAtLooks[],
  fromZero: boolean,
): ListingAtAge[] {
  const start = startOf(day)
  const look = (item: ItemAtLooks, place: number): Look | undefined => {
    const moment = moments[place] ?? 0
    const votes = item.held[place] ?? null
    return votes === null ||
      item.away.some(([from, until]) => from <= moment && (until === null || moment < until))
      ? undefined
      : { age: (moment - start) / HOUR, votes }
  }
  const nothing = fromZero ? new Map(items.map(({ id }) => [id, 0])) : new Map<number, number>()
  const byAge = new Map([[0, nothing]])
  return rungs.flatMap(({ age, before, after }) => {
    const earlier = byAge.get(ageBefore(age))
    const atAge = new Map<number, number>()
    byAge.set(age, atAge)
    const votes = items.flatMap((item): VotesAtAge[] => {
      const exact = between(look(item, before), look(item, after), age)
      if (exact === null) return []
      const whole = Math.round(exact)
      const known = earlier?.get(item.id)
      atAge.set(item.id, whole)
      return [[item.id, whole, known === undefined ? null : Math.max(0, whole - known)]]
    })
    return votes.length === 0 ? [] : [{ age, votes }]
  })
}

/** The ladder age before one, 0 before the first. */
function ageBefore(age: number): number {
  return LADDER.findLast((rung) => rung < age) ?? 0
}
