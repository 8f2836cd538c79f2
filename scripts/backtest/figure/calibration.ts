import type { Result } from '../run.ts'
import { ACCENT, HEIGHT, type Panel, QUIET, WIDTHS } from './look.ts'

/** Forecast chance against how often it came true; on the diagonal the chances are exactly right. */
export function calibration({ calibration: { bins, ece } }: Result): Panel {
  const percent = {
    format: '.0%',
    labelOverlap: false,
    labelFlush: false,
    values: [0, 0.2, 0.4, 0.6, 0.8, 1],
  }
  const x = {
    field: 'meanChance',
    type: 'quantitative' as const,
    axis: { title: 'chance given by Uptrend', ...percent },
    scale: { domain: [0, 1] },
  }
  const y = {
    field: 'frequency',
    type: 'quantitative' as const,
    axis: { title: 'how often it came true', ...percent },
    scale: { domain: [0, 1] },
  }
  const diagonal = [
    { meanChance: 0, frequency: 0 },
    { meanChance: 1, frequency: 1 },
  ]
  return {
    title: {
      text: 'Are the chances honest?',
      subtitle: [
        'Next 28 days at least 1.25 times the baseline share',
        `Mean error ${((ece ?? 0) * 100).toFixed(1)} points; dot area: number of forecasts`,
      ],
    },
    width: WIDTHS[1],
    height: HEIGHT,
    layer: [
      {
        data: { values: diagonal },
        mark: { type: 'line', color: QUIET, strokeDash: [4, 4] },
        encoding: { x, y },
      },
      { data: { values: bins }, mark: { type: 'line', color: ACCENT, strokeWidth: 1.5 }, encoding: { x, y } },
      {
        data: { values: bins },
        mark: { type: 'point', filled: true, color: ACCENT, opacity: 1 },
        encoding: {
          x,
          y,
          size: {
            field: 'forecasts',
            type: 'quantitative' as const,
            legend: null,
            scale: { range: [25, 320] },
          },
        },
      },
    ],
  }
}
