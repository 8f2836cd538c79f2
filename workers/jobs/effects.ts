import type { Env } from '../env.ts'
import type { Moment } from '../types.ts'

/** Everything a job touches outside of itself. */
export interface Effects {
  env: Env
  fetch: typeof fetch
  /** Only to measure how long something took: no job's result depends on it. */
  clock: () => Moment
}
