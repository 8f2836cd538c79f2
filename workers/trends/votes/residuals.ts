/** Width of a column of predicted log votes. */
const COLUMN = 0.25
const COLUMNS = 60

/** Residuals are counted in cells of this width from -REACH to +REACH; the outermost take what lies beyond. */
const CELL = 0.1
const REACH = 3
const CELLS = Math.round((2 * REACH) / CELL)

/** How many bins of predicted size have their own interval. */
const BINS = 4

/** Histogram of residuals by predicted size: column -> counts per cell. Small enough to store as a row. */
export type ResidualSketch = Readonly<Record<number, readonly number[]>>

/** Where 80% of the residuals lie for predictions up to `upTo`. */
export interface ResidualBin {
  /** Predicted log votes; `null` in the last bin, which has no end. */
  upTo: number | null
  lo: number
  hi: number
}

/** The sketch with one more residual (final minus predicted log votes) at a predicted size. */
export function addResidual(sketch: ResidualSketch, predicted: number, residual: number): ResidualSketch {
  const column = within(Math.floor(predicted / COLUMN), COLUMNS)
  const cell = within(Math.floor((residual + REACH) / CELL), CELLS)
  const cells = [...(sketch[column] ?? new Array<number>(CELLS).fill(0))]
  cells[cell] = (cells[cell] ?? 0) + 1
  return { ...sketch, [column]: cells }
}

/** How many residuals a sketch holds. */
export function residualCount(sketch: ResidualSketch): number {
  return Object.values(sketch).reduce((sum, cells) => sum + total(cells), 0)
}

/**
 * Splits the predictions into four bins of about equal size, in order of predicted votes, and gives each the
 * 10% and 90% quantile of its residuals. Exact to the width of a cell. Empty for an empty sketch.
 */
export function residualBins(sketch: ResidualSketch): ResidualBin[] {
  const all = residualCount(sketch)
  const bins: ResidualBin[] = []
  let pooled = new Array<number>(CELLS).fill(0)
  let seen = 0
  // Integer-like keys are always visited in ascending order.
  for (const [column, cells] of Object.entries(sketch)) {
    pooled = pooled.map((count, i) => count + (cells[i] ?? 0))
    seen += total(cells)
    if (seen < (all * (bins.length + 1)) / BINS && seen < all) continue
    const upTo = seen < all ? (Number(column) + 1) * COLUMN : null
    bins.push({ upTo, lo: cellQuantile(pooled, 0.1), hi: cellQuantile(pooled, 0.9) })
    pooled = new Array<number>(CELLS).fill(0)
  }
  return bins
}

/** The bin a prediction falls into; without bins nothing is known and the interval is the point. */
export function binFor(bins: readonly ResidualBin[], predicted: number): ResidualBin {
  return bins.find(({ upTo }) => upTo === null || predicted < upTo) ?? { upTo: null, lo: 0, hi: 0 }
}

/** Quantile of counts in cells, each cell's counts spread evenly over its width. */
function cellQuantile(cells: readonly number[], share: number): number {
  let left = total(cells) * share
  for (const [i, count] of cells.entries()) {
    if (count > 0 && left <= count) return -REACH + (i + left / count) * CELL
    left -= count
  }
  return REACH
}

function total(cells: readonly number[]): number {
  return cells.reduce((sum, count) => sum + count, 0)
}

function within(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index))
}
