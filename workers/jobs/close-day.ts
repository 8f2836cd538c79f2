import { endOf, HOUR } from '../days.ts'
import { closeDay as store } from '../store/close-day.ts'
import type { Day, Moment, Source } from '../types.ts'
import type { Effects } from './effects.ts'

/**
 * Closes one day of one source. Its listing is complete when it was seen once the day was over; a source
 * that shows only today can be seen to its end no later than in the day's last two hours.
 */
export async function closeDay(source: Source, day: Day, at: Moment, { env }: Effects): Promise<boolean> {
  const completeFrom = source.showsPastDays ? endOf(day) : endOf(day) - 2 * HOUR
  return await store(env.DB, source.id, day, at, completeFrom)
}
