import { roundMilli } from '../trends/statistics/round.ts'
import type { Momentum } from '../trends/votes/momentum.ts'

/** Columns of how an item is doing, in CSV. */
export const MOMENTUM_COLUMNS = [
  'age_hours',
  'velocity',
  'acceleration',
  'heat',
  'forecast.final',
  'forecast.lo',
  'forecast.hi',
  'forecast.basis',
  'forecast.horizon_hours',
]

/** How an item is doing, as the API shows it. */
export function presentMomentum(momentum: Momentum): Record<string, unknown> {
  const { age, velocity, acceleration, heat, missing } = momentum
  return {
    age_hours: rounded(age),
    velocity: rounded(velocity),
    acceleration: rounded(acceleration),
    heat: rounded(heat),
    forecast: presentForecast(momentum),
    missing,
  }
}

/** The votes an item is expected to end with. */
export function presentForecast({ age, forecast, missing }: Momentum): Record<string, unknown> {
  return {
    final: forecast?.final ?? null,
    lo: forecast?.lo ?? null,
    hi: forecast?.hi ?? null,
    age_hours: rounded(age),
    basis: forecast?.basis ?? null,
    horizon_hours: forecast?.horizon ?? null,
    items: forecast?.items ?? null,
    reason: missing.forecast ?? null,
  }
}

const rounded = (value: number | null): number | null => (value === null ? null : roundMilli(value))
