import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import type { Result } from './run.ts'

const INK = '#1f2933'
const QUIET = '#9aa5b1'
const BAR = '#627082'
const ACCENT = '#c2410c'
const PAPER = '#fffdf9'
const RULE = '#e4e0d8'

/** Sizes in pixels: of the two panels, between them, and around them for titles and labels. */
const WIDTHS = [330, 250] as const
const HEIGHT = 252
const GAP = 100
const MARGIN = { left: 195, top: 88, right: 80, bottom: 62 }

/** The figure of the README as SVG text: precision of every rule, and how honest the chances are. */
export async function draw(result: Result): Promise<string> {
  const spec: TopLevelSpec = {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    // Its own background, so that it reads the same on light and dark pages.
    background: PAPER,
    spacing: GAP,
    bounds: 'flush',
    hconcat: [precision(result), calibration(result)],
    config: {
      font: 'system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif',
      axis: {
        labelColor: INK,
        titleColor: INK,
        gridColor: RULE,
        domainColor: QUIET,
        tickColor: QUIET,
        labelFontSize: 12,
        titleFontSize: 12,
        titleFontWeight: 'normal',
        titlePadding: 10,
      },
      title: {
        color: INK,
        subtitleColor: '#52606d',
        fontSize: 15,
        subtitleFontSize: 12,
        anchor: 'start',
        frame: 'group',
        offset: 14,
      },
      view: { stroke: null },
    },
  }
  const width = WIDTHS[0] + GAP + WIDTHS[1]
  // Without a browser the width of a text is a guess, and a bad one: the room around the panels is given.
  const sized = { ...compile(spec).spec, autosize: 'none', width, height: HEIGHT, padding: MARGIN } as const
  const view = new View(parse(sized), { renderer: 'none' })
  return `${await view.toSVG()}\n`
}

type Panel = Extract<TopLevelSpec, { hconcat: unknown }>['hconcat'][number]

/** One bar a rule, the best at the top; a tick shows the NDCG. */
function precision({ backtest, cutoffs }: Result): Panel {
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

/** Forecast chance against how often it came true; on the diagonal the chances are exactly right. */
function calibration({ calibration: { bins, ece } }: Result): Panel {
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
