import { env } from 'cloudflare:workers'
import { ageListing } from '../../../workers/jobs/age-listing.ts'
import { closeDay } from '../../../workers/jobs/close-day.ts'
import type { Effects } from '../../../workers/jobs/effects.ts'
import { sourceById } from '../../../workers/sources/index.ts'
import type { Day, Source } from '../../../workers/types.ts'
import { value } from './database.ts'
import { DAY_ONE, hour, PAPERS } from './times.ts'

export function sourceOf(id: string): Source {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(id)
  return source
}

export const effects = (db: D1Database = env.DB): Effects => ({
  env: { ...env, DB: db },
  fetch,
  clock: () => 0,
})

/** Closes a day as the tick 49 h after the first day began would. */
export const close = (day: Day = DAY_ONE, source = PAPERS): Promise<boolean> =>
  closeDay(sourceOf(source), day, hour(49), effects())

/** Finds out the votes of the next closed days at the ladder ages, as the tick after that would. */
export async function age(source = PAPERS, db?: D1Database): Promise<Day | null> {
  const before = await value<Day | null>('SELECT aged_through FROM source_state WHERE source = ?', source)
  return await ageListing(sourceOf(source), before ?? null, hour(50), effects(db))
}

/** What is known of a day: [age, items known, upvotes]. */
export async function agesOf(day: Day = DAY_ONE): Promise<[age: number, known: number, upvotes: number][]> {
  return JSON.parse((await value<string>('SELECT ages FROM listing_age WHERE day = ?', day)) ?? '[]')
}

type Votes = [age: number, items: [id: number, votes: number, gained: number | null][]]

export async function votesAtAges(): Promise<Votes[]> {
  return JSON.parse((await value<string>('SELECT votes FROM listing_age')) ?? '[]')
}

export async function cohortsStored(): Promise<[age: number, gained: number | null, votes: number[][]][]> {
  return JSON.parse((await value<string>('SELECT cohorts FROM vote_model')) ?? '[]')
}
