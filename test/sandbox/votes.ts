import type { Moment } from '../../workers/types.ts'
import { momentAfter } from './activity.ts'
import { HOUR } from './days.ts'
import type { Random } from './random.ts'

/** When each vote was given, and when votes were taken back; both sorted. */
export interface VoteHistory {
  given: Moment[]
  takenBack: Moment[]
}

/**
 * Fitted to recorded listings: votes grow 2.7-fold from T+3 to T+8 h and 1.8-fold from T+8 to T+26 h; at T+26 h the
 * median is 7, the 90th percentile 36, the 99th 93. Papers listed later in the day end lower.
 */
const EARLY = { median: 15, spread: 0.88 }
const LATE = { median: 5, spread: 1.15 }
const HOURS_UNTIL_LATE = 8

/** Votes come in two waves after a paper's arrival: those of the day, and those of the following two weeks. */
const FIRST_WAVE = { part: 0.75, hours: 6.2 }
const SECOND_WAVE_HOURS = 85
const LAST_VOTE_HOURS = 21 * 24
/** How differently fast papers collect their votes. */
const SPREAD_OF_PACE = 0.18

const TAKEN_BACK = 0.007

/** The votes of a paper that arrives on a listing `hours` after its day begins; `liking` scales how many. */
export function drawVotes(arrivesAt: Moment, hours: number, liking: number, random: Random): VoteHistory {
  const { median, spread } = hours < HOURS_UNTIL_LATE ? EARLY : LATE
  const total = random.poisson(liking * median * Math.exp(spread * random.normal()))
  const pace = Math.exp(SPREAD_OF_PACE * random.normal())
  const later = Math.min(0.9, (1 - FIRST_WAVE.part) * Math.exp(0.35 * random.normal()))
  const given: Moment[] = []
  for (let vote = 0; vote < total; vote++) {
    const mean = pace * (random.chance(later) ? SECOND_WAVE_HOURS : FIRST_WAVE.hours)
    given.push(momentAfter(arrivesAt, Math.min(random.exponential(mean), LAST_VOTE_HOURS * random.next())))
  }
  // Whoever submits a paper usually votes for it.
  if (total > 0 && random.chance(0.7)) given[0] = arrivesAt
  given.sort((a, b) => a - b)
  return { given, takenBack: random.chance(TAKEN_BACK) ? takeBack(given, arrivesAt, random) : [] }
}

/** One to three votes taken back at once, after most have been given. */
function takeBack(given: Moment[], arrivesAt: Moment, random: Random): Moment[] {
  const at = arrivesAt + Math.round(HOUR * (16 + 150 * random.next()))
  const before = given.filter((moment) => moment <= at).length
  return Array.from({ length: Math.min(before, 1 + random.below(3)) }, () => at)
}

/** The votes a paper has at a moment. */
export function votesAt({ given, takenBack }: VoteHistory, at: Moment): number {
  return countUntil(given, at) - countUntil(takenBack, at)
}

/** How many of the sorted moments are not after `at`. */
export function countUntil(sorted: readonly Moment[], at: Moment): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle] ?? 0) <= at) from = middle + 1
    else to = middle
  }
  return from
}
