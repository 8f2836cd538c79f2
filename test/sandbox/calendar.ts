import { type DayNumber, dayNamed, weekday } from './days.ts'
import { createRandom, fraction, type Key } from './random.ts'

/** No day lists more papers; the numbers of the papers of one day are drawn from as many places. */
export const MOST_PAPERS_A_DAY = 72

const DAYS_BETWEEN_SWINGS = 61
const DAYS_BETWEEN_CROWDED_DAYS = 75

/**
 * How many papers the listing of a day ends up with. Weekends, holidays and one weekday in thirty are empty;
 * the level swings between about 10 and 42 over months; one day in 75 is crowded (51 to 70), so that paging is
 * needed.
 */
export function volume(seed: Key, day: DayNumber): number {
  if (!isOpen(seed, day)) return 0
  if (day === crowdedDay(seed, Math.floor(day / DAYS_BETWEEN_CROWDED_DAYS)))
    return 51 + Math.floor(20 * fraction(seed, 'crowd', day))
  const random = createRandom(seed, 'volume', day)
  const busy = Math.exp(0.2 * random.normal() - 0.02)
  return Math.min(50, Math.max(3, random.poisson(level(seed, day) * busy)))
}

/** Whether anything is listed on that day. */
export function isOpen(seed: Key, day: DayNumber): boolean {
  if (weekday(day) === 0 || weekday(day) === 6) return false
  const date = dayNamed(day).slice(5)
  return date !== '12-25' && date !== '01-01' && fraction(seed, 'closed', day) >= 1 / 30
}

/** Papers expected on an ordinary weekday: a smooth walk between 10 and 42, on a log scale. */
function level(seed: Key, day: DayNumber): number {
  const knot = Math.floor(day / DAYS_BETWEEN_SWINGS)
  const way = (1 - Math.cos((Math.PI * (day - knot * DAYS_BETWEEN_SWINGS)) / DAYS_BETWEEN_SWINGS)) / 2
  const height = knotHeight(seed, knot) * (1 - way) + knotHeight(seed, knot + 1) * way
  return 10 * 4.2 ** height
}

/** Knots alternate between the lower and the upper part of the range, so that every year sees both. */
function knotHeight(seed: Key, knot: number): number {
  const height = 0.45 * fraction(seed, 'level', knot)
  return knot % 2 === 0 ? height : 1 - height
}

function crowdedDay(seed: Key, block: number): DayNumber {
  const start = block * DAYS_BETWEEN_CROWDED_DAYS
  let day = start + Math.floor((DAYS_BETWEEN_CROWDED_DAYS - 10) * fraction(seed, 'crowded', block))
  while (!isOpen(seed, day)) day++
  return day
}
