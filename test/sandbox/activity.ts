import type { Moment } from '../../workers/types.ts'
import { DAY, HOUR } from './days.ts'
import { element } from './random.ts'

/** Votes come faster at some hours: from each UTC hour on, hours of activity per hour. A day has 24 of them. */
const RATES: readonly [fromHour: number, rate: number][] = [
  [0, 0.9],
  [3, 1.4],
  [9, 1.05],
  [17, 0.6429],
]

/** The moment at which so many hours of activity have passed. */
export function momentAfter(start: Moment, activeHours: number): Moment {
  let at = start + Math.floor(activeHours / 24) * DAY
  let left = activeHours % 24
  while (left > 0) {
    const hour = (at % DAY) / HOUR
    const place = RATES.findLastIndex(([from]) => from <= hour)
    const [, rate] = element(RATES, place)
    const until = RATES[place + 1]?.[0] ?? 24
    const step = Math.min(left / rate, until - hour)
    at += Math.ceil(step * HOUR)
    left -= step * rate
  }
  return at
}
