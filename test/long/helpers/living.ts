import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { addDays, DAY, dayOf, HOUR, startOf } from '../../../workers/days.ts'
import { tick } from '../../../workers/jobs/tick.ts'
import type { Day, Moment } from '../../../workers/types.ts'
import { all } from '../../workerd/helpers/database.ts'

/** Sites whose clock can be moved. */
export interface TimedSites {
  now: Moment
  fetch: typeof fetch
}

/** These sites answer at once, and workerd lets a test have 10,000 timers at a time. */
const never = (): AbortSignal => new AbortController().signal

/** Half past ten in the evening, on every day between two moments: GitHub's page of the day is complete then. */
export const evenings = (from: Moment, until: Moment): Moment[] =>
  Array.from(
    { length: Math.ceil((until - startOf(dayOf(from))) / DAY) },
    (_, i) => startOf(dayOf(from)) + i * DAY + 22.5 * HOUR,
  ).filter((at) => at >= from && at <= until)

/**
 * At each moment, lets ticks take place until one finds nothing to do. A tick that is lost does not take place: the
 * next one has to do. No look may fail: there is no fault in these sites.
 *
 * @returns the last day that can be followed by then
 */
export async function liveThrough(
  moments: readonly Moment[],
  sites: TimedSites,
  isLost: () => boolean = () => false,
): Promise<Day> {
  let ticks = 0
  for (const [place, moment] of moments.entries()) {
    const next = moments[place + 1] ?? moment + DAY
    sites.now = moment
    for (let at = moment; at < next; at += 1000) {
      ticks++
      if (isLost()) continue
      const { job } = await tick(at, { env, fetch: sites.fetch, clock: () => 0, timeout: never })
      if (job === null) break
    }
  }
  const failed = await all(
    'SELECT source, day, error, count(*) AS runs FROM run WHERE error IS NOT NULL GROUP BY error',
  )
  expect(failed).toEqual([])
  const [first = 0, last = 0] = [moments[0], moments.at(-1)]
  console.log(`${ticks} ticks from ${dayOf(first)} to ${dayOf(last)}`)
  return addDays(dayOf(last), -2)
}
