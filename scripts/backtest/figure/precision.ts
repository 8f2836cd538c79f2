import type { Result } from '../run.ts'
import { ACCENT, BAR, HEIGHT, INK, PAPER, type Panel, WIDTHS } from './look.ts'

/** One bar a rule, the best at the top; a tick shows the NDCG. */
export function precision({ backtest, cutoffs }: Result): Panel {
  const values = [
    { rule: 'Uptrend', ...backtest.rising, ours: true },
    ...Object.entries(backtest.baselines).map(([rule, measured]) => ({ rule, ...measured, ours: false })),
  ]
  const names = values.sort((a, b) => (b.ndcg_at_10 ?? 0) - (a.ndcg_at_10 ?? 0)).map(({ rule }) => rule)
  const y = {
    field: 'rule',
    type: 'nominal' as const,
    sort: names,
    axis: { title: null, labelLimit: 0, labelPadding: 8, ticks: false, domain: false },
  }
  const x = {
    field: 'p_at_10',
    type: 'quantitative' as const,
    axis: { title: 'share of the ten topics ranked highest that rose (P@10)', format: '.0%', tickCount: 4 },
    scale: { domain: [0, 0.7] },
  }
  const color = { condition: { test: 'datum.ours', value: ACCENT }, value: BAR }
  return {
    title: {
      text: 'Which topics will rise in the next 28 days?',
      subtitle: [`Mean over ${cutoffs} weekly cut-offs.`, 'The tick marks NDCG@10, which weighs the order.'],
    },
    width: WIDTHS[0],
    height: HEIGHT,
    data: { values },
    layer: [
      { mark: { type: 'bar', height: 16, cornerRadiusEnd: 2 }, encoding: { x, y, color } },
      {
        mark: { type: 'tick', color: INK, thickness: 2, size: 18 },
        encoding: { x: { ...x, field: 'ndcg_at_10' }, y },
      },
      {
        mark: { type: 'text', align: 'right', dx: -5, fontSize: 11, color: PAPER, fontWeight: 'bold' },
        encoding: { x, y, text: { field: 'p_at_10', type: 'quantitative' as const, format: '.0%' } },
      },
    ],
  }
}
