import type { AgeFit } from './fit.ts'
import { binFor } from './residuals.ts'
import { predict } from './sums.ts'

/** Votes are taken as settled 21 days after the listing day began: collecting ends there. */
export const SETTLED_AGE = 504

/** No forecast goes beyond this many votes, whatever a fit on odd items says. */
const MOST_VOTES = 1e9

/** Fits at several ages that lead to the votes at one later age. */
export interface VoteModel {
  /** `recorded`: shipped constants; `settled`: fitted on the deployment's own settled items. */
  basis: 'recorded' | 'settled'
  /** Ordered by age. */
  fits: readonly AgeFit[]
  /** The age in hours whose votes are forecast. */
  horizon: number
}

/** An item as it stands. */
export interface ItemNow {
  /** Hours since 00:00 UTC of its first listing day. */
  age: number
  votes: number
  /** Mid-rank of its votes within its listing now. */
  midRank: number
}

/** Forecast of the votes at the horizon within its 80% interval, in whole votes, never below the votes now. */
export interface VoteForecast {
  final: number
  lo: number
  hi: number
  age: number
  basis: VoteModel['basis']
  horizon: number
  /** Items behind the fit. */
  items: number
}

/** Why there is no forecast, in words. */
export interface NoForecast {
  final: null
  reason: string
}

/** The deployment's own model from the ages that have one. */
export function settledModel(fits: readonly AgeFit[]): VoteModel {
  return { basis: 'settled', fits, horizon: SETTLED_AGE }
}

/**
 * Forecasts the final votes of an item with the first model that covers its age. Between two fitted ages the
 * two forecasts are blended in the logarithm of the age; towards the horizon they blend into the votes now.
 * @param models in order of preference: own fits, then shipped constants if they suit the source
 * @throws RangeError when age or votes are negative or not finite.
 */
export function forecastVotes(item: ItemNow, models: readonly VoteModel[]): VoteForecast | NoForecast {
  if (!(item.age >= 0 && item.age < Infinity)) throw new RangeError(`age must be >= 0 hours, got ${item.age}`)
  const model = models.find((candidate) => covers(candidate, item.age))
  if (model === undefined) return { final: null, reason: reason(models, item.age) }
  const from = model.fits.findLast(({ age }) => age <= item.age) ?? nowFit(model)
  const to = model.fits.find(({ age }) => age > item.age) ?? nowFit(model)
  const here = Math.min(item.age, to.age)
  const weight = from.age < to.age ? Math.log(here / from.age) / Math.log(to.age / from.age) : 1
  const early = logForecast(from, item)
  const late = logForecast(to, item)
  const whole = (end: 'final' | 'lo' | 'hi') =>
    Math.max(
      item.votes,
      Math.min(MOST_VOTES, Math.round(Math.expm1(early[end] + weight * (late[end] - early[end])))),
    )
  const { basis, horizon } = model
  const [lo, hi] = [whole('lo'), whole('hi')]
  return {
    // Where votes drift, most residuals lie on one side of the line: its end of the interval is likelier than the line.
    final: Math.min(Math.max(whole('final'), lo), hi),
    lo,
    hi,
    age: item.age,
    basis,
    horizon,
    items: Math.min(from.items, to.items),
  }
}

/** Own fits go on after their horizon, where the votes have settled; shipped constants end there. */
function covers({ basis, fits, horizon }: VoteModel, age: number): boolean {
  const first = fits[0]
  return first !== undefined && first.age <= age && (basis === 'settled' || age < horizon)
}

function reason(models: readonly VoteModel[], age: number): string {
  const first = Math.min(...models.flatMap(({ fits }) => fits.map((fit) => fit.age)))
  if (first === Infinity) return 'too few settled items yet'
  if (age < first) return `too early: forecasts start ${first} hours after the listing day began`
  return 'too few items settled to look beyond the first day yet'
}

/** At the horizon the votes are what they are. */
function nowFit(model: VoteModel): AgeFit {
  const items = model.fits.at(-1)?.items ?? 0
  return { age: model.horizon, a: 0, b: 1, c: 0, bins: [], items }
}

function logForecast(fit: AgeFit, { votes, midRank }: ItemNow): { final: number; lo: number; hi: number } {
  const predicted = predict(fit, votes, midRank)
  const { lo, hi } = binFor(fit.bins, predicted)
  return { final: predicted, lo: predicted + lo, hi: predicted + hi }
}
