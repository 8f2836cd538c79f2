import type { Timeout } from '../collect/fetch-page.ts'
import type { Env } from '../env.ts'
import type { Moment } from '../types.ts'

/** Everything a job touches outside of itself. */
export interface Effects {
  env: Env
  fetch: typeof fetch
  /** How long a site may take; the platform's own timer unless told otherwise. */
  timeout?: Timeout
  /** Only to measure how long something took: no job's result depends on it. */
  clock: () => Moment
  /** Bytes that the database holds, as far as it is known. */
  bytes?: () => number
}
