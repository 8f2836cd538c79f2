import { MINUTE } from '../days.ts'
import type { Moment } from '../types.ts'
import type { Effects } from './effects.ts'
import { wantsToKnow } from './tell.ts'
import { watch } from './watch.ts'

const WATCHED_EVERY = 10 * MINUTE

let watchedAt = Number.NEGATIVE_INFINITY

/**
 * Watches when somebody asks for a page, in case the cron has died and no tick does it. At most every ten minutes in one isolate,
 * and only where somebody wants to be told: pages and `/health` say what is wrong anyway.
 *
 * @returns a line for the log; `null` when there is nothing to say
 */
export async function watchdog(now: Moment, effects: Effects): Promise<string | null> {
  if (!wantsToKnow(effects.env) || Math.abs(now - watchedAt) < WATCHED_EVERY) return null
  watchedAt = now
  try {
    const watched = await watch(now, effects)
    return watched.begun + watched.ended + watched.told === 0 ? null : JSON.stringify({ watchdog: watched })
  } catch (error) {
    return JSON.stringify({ watchdog: { error: (error as Error).message } })
  }
}
