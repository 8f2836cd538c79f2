import { type Calibration, calibration } from './calibration.ts'
import type { CountsFile } from './counts-file.ts'
import { cutoffs } from './cutoffs.ts'
import { risingWithDroppedDays } from './dropped-days.ts'
import { type Flags, flags } from './flags.ts'
import { historyOf } from './history.ts'
import { type Rising, rising } from './rising.ts'
import { baselines, method } from './rules.ts'
import { CHANGES, flagging } from './synthetic.ts'
import { forecastsOfVotes, type Votes } from './votes.ts'
import { pairsOf, type VotesFile } from './votes-file.ts'

/** Everything the back-test measures. `null` where the file is too short to measure it. */
export interface Backtest {
  rising: Rising
  baselines: Record<string, Rising>
  forecast: Pick<Calibration, 'brier_skill' | 'ece'>
  flags: Flags
  synthetic: {
    null_flags_per_topic_week: number | null
    /** Share of the flags that are on topics without a change, when a tenth of the topics has one. */
    false_share: Record<keyof typeof CHANGES, number | null>
    /** Share of the planted changes that were flagged within six weeks. */
    found_within_6_weeks: Record<keyof typeof CHANGES, number | null>
    /** How much P@10 loses when a fifth of the days is never seen. */
    p_at_10_change_with_days_dropped: number | null
  }
  votes: Votes
}

/** The measures, and what the figure needs besides. */
export interface Result {
  backtest: Backtest
  calibration: Calibration
  cutoffs: number
}

/** Runs all of it over the mentions of a counts file. */
export function run(counts: CountsFile, votes: VotesFile): Result {
  const whole = historyOf(counts.papers, counts.any)
  const all = cutoffs(whole)
  const ours = rising(method, all)
  const calibrated = calibration(all)
  const dropped = risingWithDroppedDays(whole)
  const nothing = flagging(whole, null)
  const x2 = flagging(whole, CHANGES.x2)
  const x3 = flagging(whole, CHANGES.x3)
  const ramp = flagging(whole, CHANGES.ramp)
  const backtest: Backtest = {
    rising: ours,
    baselines: Object.fromEntries(Object.entries(baselines).map(([name, rule]) => [name, rising(rule, all)])),
    forecast: { brier_skill: calibrated.brier_skill, ece: calibrated.ece },
    flags: flags(all),
    synthetic: {
      null_flags_per_topic_week: ratio(nothing.flags, nothing.topicWeeks),
      false_share: {
        x2: ratio(x2.falseFlags, x2.flags),
        x3: ratio(x3.falseFlags, x3.flags),
        ramp: ratio(ramp.falseFlags, ramp.flags),
      },
      found_within_6_weeks: {
        x2: ratio(x2.found, x2.planted),
        x3: ratio(x3.found, x3.planted),
        ramp: ratio(ramp.found, ramp.planted),
      },
      p_at_10_change_with_days_dropped:
        dropped === null || ours.p_at_10 === null ? null : dropped - ours.p_at_10,
    },
    votes: forecastsOfVotes(pairsOf(votes, 8), 8),
  }
  return { backtest, calibration: calibrated, cutoffs: all.length }
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}
