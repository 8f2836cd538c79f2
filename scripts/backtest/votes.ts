import { median } from '../../workers/trends/statistics/quantile.ts'
import { type AgeFit, fitAge, learn, nothingLearned } from '../../workers/trends/votes/fit.ts'
import { forecastVotes, type VoteModel } from '../../workers/trends/votes/forecast.ts'
import { mean } from './mean.ts'
import type { Pair } from './recorded-votes.ts'

/** Everything before this day is fitted on, everything from it on is forecast. */
export const FITTED_BEFORE = '2025-10-01'

/** How well final votes are forecast. */
export interface Votes {
  /** Median of |ln((1 + forecast) / (1 + final))|. */
  median_abs_log_error: number | null
  /** Share of the final votes inside the 80% interval. */
  cover: number | null
  fitted_on: number
  forecasts: number
}

/** The fit at an age from the pairs before the split, taken in day by day as the deployment does. */
export function fitBeforeSplit(all: readonly Pair[], age: number): AgeFit | null {
  let learned = nothingLearned()
  for (const day of Map.groupBy(early(all), (pair) => pair.day).values()) {
    learned = learn(
      learned,
      day.map(({ votes, rank, finalVotes }) => ({ votes, midRank: rank / 1000, finalVotes })),
    )
  }
  return fitAge(age, learned)
}

/** Fits before the split and forecasts what came after. */
export function forecastsOfVotes(all: readonly Pair[], age: number): Votes {
  const fit = fitBeforeSplit(all, age)
  const model: VoteModel = { basis: 'recorded', fits: fit === null ? [] : [fit], horizon: 26 }
  const errors: number[] = []
  const inside: number[] = []
  for (const { day, votes, rank, finalVotes } of all) {
    if (day < FITTED_BEFORE) continue
    const forecast = forecastVotes({ age, votes, midRank: rank / 1000 }, [model])
    if (forecast.final === null) continue
    errors.push(Math.abs(Math.log1p(forecast.final) - Math.log1p(finalVotes)))
    inside.push(finalVotes >= forecast.lo && finalVotes <= forecast.hi ? 1 : 0)
  }
  return {
    median_abs_log_error: median(errors),
    cover: mean(inside),
    fitted_on: early(all).length,
    forecasts: errors.length,
  }
}

function early(all: readonly Pair[]): Pair[] {
  return all.filter(({ day }) => day < FITTED_BEFORE)
}
