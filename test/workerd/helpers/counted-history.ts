import { addDays } from '../../../workers/days.ts'
import type { Day } from '../../../workers/types.ts'
import { begin, countEverything, daysFrom, followTo, list } from './trends.ts'

export const FIRST_DAY: Day = '2024-09-25'
export const DAYS = 126
/** A moment of the day after the last that is listed. */
export const AFTERWARDS = Date.parse('2025-01-29T12:00:00Z')
/** The last day that is closed and followed. */
export const LAST_DAY: Day = '2025-01-28'

/** A week in which nothing was collected: it begins on a Monday. */
export const MISSED_FROM: Day = '2024-11-04'
const MISSED_DAYS = 7

/**
 * Four months of papers, three a day, counted and followed: one about retrieval a week at first and one a day in
 * the last weeks, one about agents all the time, and the rest about nothing.
 */
export async function countedHistory(title = 'Notes & <b>more</b> on'): Promise<number> {
  const generation = await begin()
  let number = 1
  for (const [i, day] of daysFrom(FIRST_DAY, DAYS).entries()) {
    if (day >= MISSED_FROM && day < addDays(MISSED_FROM, MISSED_DAYS)) continue
    const rag = i % 7 === 0 || i > DAYS - 25
    const titles = [
      `${title} ${rag ? 'retrieval-augmented generation' : 'nothing at all'}`,
      `${title} scaling laws`,
      title,
    ]
    await list(day, titles, number)
    number += titles.length
  }
  await countEverything(generation)
  await followTo(generation, LAST_DAY)
  return generation
}
