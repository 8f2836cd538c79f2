import type { Listed, TopicCounts } from './baseline.ts'
import { tooLittle } from './baseline.ts'
import type { Level } from './level.ts'
import { normalCdf, Z_80 } from './statistics/normal.ts'
import { roundMicro } from './statistics/round.ts'

/** Deviations from the baseline beyond which a change is called: P = 0.975. */
const CALLED = 1.96

/** A rise needs this many recent items. */
const ENOUGH_RECENT = 3

/** A fall is only ranked for topics that had this many items to fall from. */
const ENOUGH_TO_FALL = 5

/** A rising topic with at most this many items before is new. */
const FEW_BEFORE = 2

export type Flag = 'new' | 'rising' | 'falling' | 'steady'

/** What a topic's level says against its own last half year. Rounded to 1e-6. */
export interface Score {
  /** Items expected in the last 28 days had the share stayed at its baseline. */
  expected: number
  /** Share now over baseline share, and its 80% interval. */
  lift: number
  lo: number
  hi: number
  /** Standard deviations above the baseline, negative below. */
  z: number
  /** Chance that the share is above its baseline, in [0, 1]. */
  pRise: number
  /** Logarithm of the cautious end of the lift: what rising topics are ordered by. */
  rankUp: number
  /** The same for falling; `null` for topics with too few items before to fall from. */
  rankDown: number | null
  flag: Flag
}

/**
 * Logarithm of a topic's baseline share, pulled towards the mean share by the weight of one average item.
 * @throws RangeError when `tooLittle` has a reason.
 */
export function baselineLevel(baseline: number, all: Listed): number {
  const reason = tooLittle(all)
  if (reason !== null) throw new RangeError(`no baseline: ${reason}`)
  return Math.log((baseline + 1) / (all.baseline + 1 / all.meanShare))
}

/**
 * Scores one topic: d = x - base is the log lift, s = sqrt(P + 1/(k_B + 1)) its standard deviation: that of
 * the level and, by the delta method, of the logarithm of a Poisson count.
 * @throws RangeError when `tooLittle(all)` has a reason or a count is negative or not finite.
 */
export function score(level: Level, counts: TopicCounts, all: Listed): Score {
  if (!(counts.recent >= 0 && counts.baseline >= 0 && counts.recent + counts.baseline < Infinity)) {
    throw new RangeError(`score: counts must be >= 0, got ${counts.recent} and ${counts.baseline}`)
  }
  const base = baselineLevel(counts.baseline, all)
  const d = level.x - base
  const s = Math.sqrt(level.p + 1 / (counts.baseline + 1))
  const z = d / s
  return {
    expected: roundMicro(all.recent * Math.exp(base)),
    lift: roundMicro(Math.exp(d)),
    lo: roundMicro(Math.exp(d - Z_80 * s)),
    hi: roundMicro(Math.exp(d + Z_80 * s)),
    z: roundMicro(z),
    pRise: roundMicro(normalCdf(z)),
    rankUp: roundMicro(d - Z_80 * s),
    rankDown: counts.baseline >= ENOUGH_TO_FALL ? roundMicro(-d - Z_80 * s) : null,
    flag: flag(z, counts),
  }
}

function flag(z: number, { recent, baseline }: TopicCounts): Flag {
  if (z > CALLED && recent >= ENOUGH_RECENT) return baseline <= FEW_BEFORE ? 'new' : 'rising'
  return z < -CALLED ? 'falling' : 'steady'
}
