import {
  addResidual,
  type ResidualBin,
  type ResidualSketch,
  residualBins,
  residualCount,
} from './residuals.ts'
import {
  addItem,
  fitLine,
  type Line,
  logVotes,
  noSums,
  predict,
  type SettledItem,
  type Sums,
} from './sums.ts'

/** Settled items at an age from which on its own fit is used. */
export const ENOUGH_SETTLED = 300

/** From this many items on, the line is good enough for its errors to count as errors of a forecast. */
const ENOUGH_FOR_RESIDUALS = 50

/** What is kept per ladder age: plain numbers, to be stored as a row and carried on every day. */
export interface Learned {
  sums: Sums
  residuals: ResidualSketch
}

/** How votes at one age become final votes. */
export interface AgeFit extends Line {
  /** Hours since 00:00 UTC of the listing day. */
  age: number
  bins: readonly ResidualBin[]
  /** Items it was fitted on. */
  items: number
}

export function nothingLearned(): Learned {
  return { sums: noSums(), residuals: {} }
}

/**
 * Takes in the items that settled on one day. Their errors are those of the line as it was before them, so
 * that the intervals come from forecasts, not from a fit that has already seen the answer.
 */
export function learn(learned: Learned, settled: readonly SettledItem[]): Learned {
  const line = fitLine(learned.sums)
  let { sums, residuals } = learned
  for (const item of settled) {
    if (learned.sums.n >= ENOUGH_FOR_RESIDUALS) {
      const predicted = predict(line, item.votes, item.midRank)
      residuals = addResidual(residuals, predicted, logVotes(item.finalVotes) - predicted)
    }
    sums = addItem(sums, item)
  }
  return { sums, residuals }
}

/** The fit at an age, `null` until enough items have settled. */
export function fitAge(age: number, { sums, residuals }: Learned): AgeFit | null {
  if (sums.n < ENOUGH_SETTLED || residualCount(residuals) < ENOUGH_SETTLED / 2) return null
  return { age, ...fitLine(sums), bins: residualBins(residuals), items: sums.n }
}
