import { DAY, dayOf, HOUR, startOf } from '../../workers/days.ts'
import { bar, progressLine } from './progress.ts'
import { tickOnce } from './ticks.ts'

/** Days of history that sample data begins with. */
export const SAMPLE_DAYS = 400
/**
 * The newest days are looked at every hour, as live ones are. Before that the forecast needs a few hundred items of
 * which the votes at every age are known, and before that two looks a day are enough to see what was listed. The last one
 * is in the day's last two hours: a source that shows only today is seen to its end no earlier.
 */
const HOURLY_DAYS = 7
const LEARNING_DAYS = 24
const LEARNING_HOURS = [1, 2, 3, 4, 6, 8, 12, 16, 22]
const COARSE_HOURS = [9, 22]
const TICKS_A_LOOK = 8
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

export interface Simulation {
  url: string
  token: string
  /** Moves the sandbox's clock. */
  setNow(at: number): void
}

/**
 * Lets the Worker live through the past: ticks with the time of then, against a sandbox that shows the
 * listings as they were then.
 */
export async function fastForward(
  { url, token, setNow }: Simulation,
  from: number,
  to: number,
): Promise<void> {
  const progress = progressLine()
  const began = Date.now()
  for (const at of looksBetween(from, to)) {
    setNow(at)
    for (let i = 0; i < TICKS_A_LOOK; i++) {
      const { job, left } = await tickOnce(url, token, at + i * 1000)
      if (job === null || left === 0) break
    }
    const seconds = Math.round((Date.now() - began) / 1000)
    progress.show(`${bar(at - from, to - from)}  sample data up to ${dayOf(at)}, ${seconds} s`)
  }
  progress.end(
    `Sample data is complete: ${dayOf(from)} to ${dayOf(to)} in ${Math.round((Date.now() - began) / 1000)} s.`,
  )
}

/** The moments at which the past is looked at. */
export function looksBetween(from: number, to: number): number[] {
  const looks: number[] = []
  for (let day = startOf(dayOf(from)); day <= to; day += DAY) {
    looks.push(...hoursOf((to - day) / DAY).map((hour) => day + hour * HOUR))
  }
  return looks.filter((at) => at >= from && at <= to)
}

function hoursOf(daysAgo: number): number[] {
  if (daysAgo <= HOURLY_DAYS) return HOURS
  return daysAgo <= LEARNING_DAYS ? LEARNING_HOURS : COARSE_HOURS
}
