import type { Backtest } from './run.ts'

/** One line of the report: what was measured, and what it has to be. */
export interface Goal {
  metric: string
  value: number | null
  goal: string
  /** `null` values miss their goal: what could not be measured is not shown to be good. */
  met: boolean
}

const PREVIOUS_GROWTH = 'growth 4w/prev 4w (+1)'
const TWO_PROPORTIONS = 'two-proportion z'

/** The goals of the method, on the counts up to 2025-12-31. */
export function goals({ rising, baselines, forecast, flags, synthetic, votes }: Backtest): Goal[] {
  const precision = rising.p_at_10
  const overGrowth = combine(precision, baselines[PREVIOUS_GROWTH]?.p_at_10, (ours, other) => ours / other)
  const overTest = combine(precision, baselines[TWO_PROPORTIONS]?.p_at_10, (ours, other) => ours - other)
  return [
    atLeast('rising P@10', precision, 0.54),
    atLeast('  times growth over the previous 4 weeks', overGrowth, 3),
    atLeast('  above the two-proportion z', overTest, 0.05),
    atLeast('rising NDCG@10', rising.ndcg_at_10, 0.64),
    atLeast('next 28 days >= 1.25 x baseline: Brier skill', forecast.brier_skill, 0.1),
    atMost('  ECE', forecast.ece, 0.035),
    atLeast('called rising: still above baseline', flags.still_above, 0.87),
    atMost('no change planted: flags per topic-week', synthetic.null_flags_per_topic_week, 0.002),
    atMost('x2 planted: false share of flags', synthetic.false_share.x2, 0.1),
    atMost('x3 planted: false share of flags', synthetic.false_share.x3, 0.1),
    atMost('ramp planted: false share of flags', synthetic.false_share.ramp, 0.1),
    atLeast('P@10 with 20% of the days dropped: change', synthetic.p_at_10_change_with_days_dropped, -0.03),
    atMost('final votes from T+8 h: median abs. log error', votes.median_abs_log_error, 0.32),
    between('  cover of the 80% interval', votes.cover, 0.76, 0.88),
  ]
}

function atLeast(metric: string, value: number | null, least: number): Goal {
  return { metric, value, goal: `>= ${least}`, met: value !== null && value >= least }
}

function atMost(metric: string, value: number | null, most: number): Goal {
  return { metric, value, goal: `<= ${most}`, met: value !== null && value <= most }
}

function between(metric: string, value: number | null, least: number, most: number): Goal {
  return {
    metric,
    value,
    goal: `${least} to ${most}`,
    met: value !== null && value >= least && value <= most,
  }
}

function combine(
  one: number | null,
  other: number | null | undefined,
  how: (one: number, other: number) => number,
): number | null {
  if (one === null || other === null || other === undefined) return null
  const value = how(one, other)
  return Number.isFinite(value) ? value : null
}
