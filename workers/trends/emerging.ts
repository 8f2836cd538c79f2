import { type Listed, type TopicCounts, tooLittle } from './baseline.ts'
import { countForLift } from './forecast.ts'
import type { Level } from './level.ts'
import { baselineLevel, type Score, score } from './score.ts'

/** A phrase is emerging with this many recent items, and this many deviations above its baseline: P = 0.995. */
export const ENOUGH_RECENT = 4
const CALLED = 2.58

/** The lift over its baseline that a phrase has to have kept four weeks later for the call to have held. */
const KEPT_LIFT = 1.25

/** A phrase that was emerging, as it is kept for later. */
export interface EmergingPhrase extends TopicCounts {
  /** Its folded words: what it is counted by. */
  phrase: string
  /** As one of its items writes it. */
  text: string
  /** Recent items that have it in the title. */
  inTitle: number
  /** Shorter phrases that it stands for. */
  nested: string[]
}

/** Calls that could be checked four weeks later, and those that held. */
export interface Record28 {
  calls: number
  hits: number
}

/** The phrases that were emerging at the end of a day, and what the calls were made on. */
export interface Emerging {
  all: Listed
  /** In the order of their cautious lift. */
  phrases: EmergingPhrase[]
  /** What has become of earlier calls, up to the last week that had ended. */
  record: Record28
}

/** Items of both windows that a phrase has on average, among those that have at least four. */
const MEAN_ITEMS = 12

/**
 * What the scores of all phrases have in common. The mean share g is that of a phrase with twelve items in both
 * windows: among 8,667 recorded papers, those with at least four had 11 to 13 of them on average at any day. The mean of
 * all phrases is that of the many that come once, and nothing would ever emerge; the mean of those that are frequent
 * now leans towards them, and on generated papers calls twice as many that are none for the same planted ones found.
 */
export function listedPhrases(recent: number, baseline: number): Listed {
  return { recent, baseline, meanShare: recent + baseline > 0 ? MEAN_ITEMS / (recent + baseline) : 0 }
}

/**
 * Scores a phrase as a topic is scored. Nobody follows the level of something that may never come again, so it is that
 * of the recent window alone, estimated as the baseline is: log((k28 + 1) / (N28 + 1/g)), with the variance of the
 * logarithm of a Poisson count, 1/(k28 + 1).
 * @throws RangeError as `score`
 */
export function phraseScore(counts: TopicCounts, all: Listed): Score {
  const level: Level = {
    x: baselineLevel(counts.recent, { ...all, baseline: all.recent }),
    p: 1 / (counts.recent + 1),
  }
  return score(level, counts, all)
}

/** The score of a phrase, or `null` when it is not emerging. */
export function emergingScore(counts: TopicCounts, all: Listed): Score | null {
  if (counts.recent < ENOUGH_RECENT || tooLittle(all) !== null) return null
  const scored = phraseScore(counts, all)
  return scored.z > CALLED ? scored : null
}

/**
 * How many of the phrases called four weeks ago held: they still had at least 1.25 times as many items as their
 * baseline of then lets expect. None can be checked while nothing was listed in those four weeks.
 *
 * @param recentOf items of a phrase in the last 28 days, now
 * @param listed items listed in the last 28 days, now
 */
export function phrasesThatHeld(
  { all, phrases }: Emerging,
  recentOf: (phrase: string) => number,
  listed: number,
): Record28 {
  if (listed === 0) return { calls: 0, hits: 0 }
  const hits = phrases.filter(
    ({ phrase, baseline }) =>
      recentOf(phrase) >= countForLift(baselineLevel(baseline, all), listed, KEPT_LIFT),
  )
  return { calls: phrases.length, hits: hits.length }
}
