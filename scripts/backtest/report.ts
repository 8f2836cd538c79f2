import type { Goal } from './goals.ts'
import type { Result } from './run.ts'

/** The report for a person: every measure beside its goal, then the method beside other rules. */
export function report({ backtest, cutoffs }: Result, all: readonly Goal[]): string {
  const { rising, baselines, flags, synthetic, votes } = backtest
  const found = synthetic.found_within_6_weeks
  const rules = [
    { rule: 'Uptrend', ...rising },
    ...Object.entries(baselines).map(([rule, measured]) => ({ rule, ...measured })),
  ]
  return [
    ...table(
      ['metric', 'now', 'goal', ''],
      all.map(({ metric, value, goal, met }) => [metric, number(value), goal, met ? 'pass' : 'FAIL']),
    ),
    '',
    ...table(
      [`rule (${cutoffs} weekly cut-offs)`, 'P@10', 'NDCG@10'],
      rules.map(({ rule, p_at_10, ndcg_at_10 }) => [rule, number(p_at_10), number(ndcg_at_10)]),
    ),
    '',
    `Called rising and still at 1.25 x the baseline or more: ${number(flags.still_1_25)}.`,
    `Planted changes flagged within 6 weeks: x2 ${number(found.x2)}, x3 ${number(found.x3)}, ramp ${number(found.ramp)}.`,
    `Votes: fitted on ${votes.fitted_on} items, forecast for ${votes.forecasts} later ones.`,
  ].join('\n')
}

function number(value: number | null): string {
  if (value === null) return '-'
  return value !== 0 && Math.abs(value) < 0.05 ? value.toFixed(4) : value.toFixed(3)
}

/** Columns as wide as their widest cell, the first to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line)
}
