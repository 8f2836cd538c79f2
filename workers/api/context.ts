import type { Env } from '../env.ts'
import type { Moment } from '../types.ts'

/** What a request brings along. The clock is read once, at the entry. */
export interface RequestEnv extends Env {
  now: Moment
  fetcher: typeof fetch
  clock: () => Moment
}

/** The environment of every Hono app in the Worker. */
export interface AppEnv {
  Bindings: RequestEnv
}
