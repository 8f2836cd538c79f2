import type { Moment } from '../../workers/types.ts'
import { DAY, HOUR } from './days.ts'
import type { Random } from './random.ts'

/** A time during which a repository is talked about: a quick rise, then a decline. */
export interface Episode {
  start: Moment
  /** Its length; the decline goes on somewhat longer. */
  days: number
  /** Stars a day at the peak. */
  peak: number
}

const RISE = 0.1
const DECLINE = 2.2

/** One episode at birth, often followed by others over the next 500 days. Half last up to two days, some three weeks. */
export function drawEpisodes(born: Moment, random: Random): Episode[] {
  const episodes: Episode[] = []
  let start = born
  do {
    const length = random.next()
    const days =
      length < 0.55
        ? 0.4 + 1.4 * random.next()
        : length < 0.85
          ? 2 + 3 * random.next()
          : 6 + 15 * random.next()
    episodes.push({ start, days, peak: 40 + 320 * Math.exp(1.1 * random.normal()) })
    start += Math.round((days * 3 + random.exponential(90)) * 24) * HOUR
  } while (random.chance(0.45) && start < born + 500 * DAY)
  return episodes
}

/** Stars an episode has brought until a moment: the integral of its rise and its exponential decline. */
export function starsOf({ start, days, peak }: Episode, at: Moment): number {
  const part = (at - start) / (days * DAY)
  if (part <= 0) return 0
  if (part < RISE) return (peak * days * part * part) / (2 * RISE)
  return peak * days * (RISE / 2 + (1 - Math.exp(-DECLINE * (part - RISE))) / DECLINE)
}
