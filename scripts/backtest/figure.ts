import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { calibration } from './figure/calibration.ts'
import { GAP, HEIGHT, INK, MARGIN, PAPER, QUIET, RULE, WIDTHS } from './figure/look.ts'
import { precision } from './figure/precision.ts'
import type { Result } from './run.ts'

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
