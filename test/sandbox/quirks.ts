import { isOpen, volume } from './calendar.ts'
import type { DayNumber } from './days.ts'
import { HOSTILE_TITLES } from './hostile-titles.ts'
import { fraction, hashOf, type Key } from './random.ts'

/** Oddities that happen to one paper in each block of days, and how long the blocks are. */
const ONCE_IN_DAYS = {
  'hostile-title': 20,
  'duplicate-row': 60,
  'listed-again': 75,
  'null-title': 90,
  'negative-votes': 90,
  'fractional-votes': 90,
  'three-thousand-authors': 110,
}

export type ScheduledQuirk = keyof typeof ONCE_IN_DAYS

export const SCHEDULED_QUIRKS = Object.keys(ONCE_IN_DAYS) as ScheduledQuirk[]

/** Rows that a reader has to refuse: they hold no usable title or number of votes. */
export const REFUSED: readonly string[] = ['null-title', 'negative-votes', 'fractional-votes']

/**
 * The place, among the papers first listed on a day, of the one that has the quirk; `null` on most days. Every block
 * has it exactly once, on an open day.
 */
export function quirkyPlace(seed: Key, quirk: ScheduledQuirk, day: DayNumber): number | null {
  const length = ONCE_IN_DAYS[quirk]
  const block = Math.floor(day / length)
  let chosen = block * length + Math.floor((length - 8) * fraction(seed, quirk, block))
  while (!isOpen(seed, chosen)) chosen++
  return chosen === day ? hashOf(seed, quirk, block, 'place') % volume(seed, day) : null
}

/** The hostile titles take turns. */
export function hostileTitleOf(day: DayNumber): (typeof HOSTILE_TITLES)[number] {
  const turn = Math.floor(day / ONCE_IN_DAYS['hostile-title']) % HOSTILE_TITLES.length
  return HOSTILE_TITLES[turn] ?? ['none', (title) => title]
}

/** The earlier day from which a paper comes back when one is listed again, at most nine days before. */
export function dayListedBefore(seed: Key, day: DayNumber): DayNumber {
  let earlier = day - 1 - Math.floor(6 * fraction(seed, 'again', day))
  while (!isOpen(seed, earlier)) earlier--
  return earlier
}
