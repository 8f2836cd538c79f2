import { midRank, type Tally } from '../statistics/tally.ts'
import { type Cohort, heat, typicalRate } from './cohort.ts'
import { forecastVotes, SETTLED_AGE, type VoteForecast, type VoteModel } from './forecast.ts'
import type { Look } from './ladder.ts'
import { acceleration, velocity } from './velocity.ts'

/** What is known about how a source's votes come. */
export interface VoteKnowledge {
  models: readonly VoteModel[]
  cohorts: readonly Cohort[]
}

/** An item as it was seen last. */
export interface SeenItem {
  /** The last looks at it, at most three, oldest first. */
  looks: readonly Look[]
  /** The votes of the items of its listing. */
  listing: Tally
  /** Why nothing can be said of its votes now, in words; `null` when it was seen lately. */
  lost: string | null
  /** Why its number of votes cannot be compared with those of others, in words; `null` when it can. */
  incomparable: string | null
}

/** How an item is doing; for each thing that is not known, why. */
export interface Momentum {
  /** Age in hours when it was last seen; `null` when that is not known. */
  age: number | null
  /** Votes an hour. */
  velocity: number | null
  /** Votes an hour, per hour. */
  acceleration: number | null
  /** Mid-rank among the items of the last 28 days at the same age, in [0, 1]. */
  heat: number | null
  forecast: VoteForecast | null
  missing: Partial<Record<'velocity' | 'acceleration' | 'heat' | 'forecast', string>>
}

const SETTLED = 'its votes have settled'

/** How an item is doing, from its last looks and what is known of its source. */
export function momentumOf(item: SeenItem, { models, cohorts }: VoteKnowledge): Momentum {
  const { looks, listing, incomparable } = item
  const last = looks.at(-1)
  if (last === undefined) return unknown(null, item.lost ?? 'nobody has seen its votes yet')
  const { age, votes } = last
  if (age >= SETTLED_AGE) return unknown(age, SETTLED)
  if (item.lost !== null || age < 0) return unknown(age, item.lost ?? 'its day has not begun yet')
  const typical = typicalRate(cohorts, age)
  const missing: Momentum['missing'] = {}
  if (looks.length < 2) missing.velocity = 'it was seen only once'
  if (looks.length < 3) missing.acceleration = `it was seen only ${looks.length === 1 ? 'once' : 'twice'}`
  const warmth = incomparable === null ? heat(age, votes, cohorts) : null
  if (warmth === null) missing.heat = incomparable ?? noHeat(cohorts)
  const forecast =
    incomparable === null
      ? forecastVotes({ age, votes, midRank: midRank(votes, listing) }, models)
      : { final: null, reason: incomparable }
  if (forecast.final === null) missing.forecast = forecast.reason
  return {
    age,
    velocity: looks.length < 2 ? null : velocity(looks, typical),
    acceleration: acceleration(looks, typical),
    heat: warmth,
    forecast: forecast.final === null ? null : forecast,
    missing,
  }
}

const noHeat = ([first]: readonly Cohort[]): string =>
  first === undefined
    ? 'there are no earlier items to compare it with yet'
    : `too early: earlier items are known from ${first.age} h on`

function unknown(age: number | null, why: string): Momentum {
  return {
    age,
    velocity: null,
    acceleration: null,
    heat: null,
    forecast: null,
    missing: { velocity: why, acceleration: why, heat: why, forecast: why },
  }
}
