import type { TopLevelSpec } from 'vega-lite'

/** One panel of the figure. */
export type Panel = Extract<TopLevelSpec, { hconcat: unknown }>['hconcat'][number]

/** Sizes in pixels: of the two panels, between them, and around them for titles and labels. */
export const WIDTHS = [330, 250] as const
export const HEIGHT = 252
export const GAP = 100
export const MARGIN = { left: 195, top: 88, right: 80, bottom: 62 }

export const INK = '#1f2933'
export const QUIET = '#9aa5b1'
export const BAR = '#627082'
export const ACCENT = '#c2410c'
export const PAPER = '#fffdf9'
export const RULE = '#e4e0d8'
