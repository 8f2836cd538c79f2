import type { ListingJob, ListingState, PendingState } from '../../workers/collect/schedule.ts'
import { retryAfter } from '../../workers/collect/setback.ts'
import { Trouble } from '../../workers/collect/trouble.ts'
import { addDays, dayOf, MINUTE } from '../../workers/days.ts'
import type { Day, Moment, Source } from '../../workers/types.ts'
import { listing, pendingJobs, state } from './states.ts'

/** What a simulated tick did. */
export interface Done {
  at: Moment
  job: ListingJob
  ok: boolean
}

export interface World {
  sources: readonly Source[]
  /** Pages of a listing at a moment. */
  pages?: (job: ListingJob, at: Moment) => number
  /** Whether a site answers at a moment. */
  isUp?: (source: string, at: Moment) => boolean
  /** Whether the cron fires. */
  ticks?: (at: Moment) => boolean
}

const key = ({ source, day }: { source: string; day: Day }) => `${source} ${day}`

/** The results of jobs, folded into the state that the next tick sees: what D1 does, in memory. */
export class FakeStore {
  private readonly world: World
  private readonly listings = new Map<string, ListingState>()
  private readonly stages = new Map<string, 'open' | 'closed' | 'thinned'>()
  private readonly pauses = new Map<string, { failures: number; retryAt: Moment }>()
  constructor(world: World) {
    this.world = world
  }

  pendingAt(at: Moment): PendingState {
    const inStage = (stage: string) =>
      [...this.listings.values()]
        .filter((known) => this.stages.get(key(known)) === stage && known.day <= addDays(dayOf(at), -2))
        .sort((a, b) => (a.day < b.day ? -1 : 1))
        .map(({ source, day }) => ({ source, day }))
    return state({
      listings: [...this.listings.values()],
      pauses: [...this.pauses].map(([source, { retryAt }]) => ({ source, retryAt })),
      unclosed: inStage('open'),
      unthinned: inStage('closed'),
    })
  }

  perform(job: ListingJob, at: Moment): boolean {
    const id = key(job)
    if (job.kind === 'close-day') this.stages.set(id, 'closed')
    if (job.kind === 'thin-out') this.stages.set(id, 'thinned')
    if (job.kind !== 'collect') return true
    const known = this.listings.get(id) ?? listing(job.day, null, { source: job.source })
    if (!this.stages.has(id)) this.stages.set(id, 'open')
    const ok = this.world.isUp?.(job.source, at) ?? true
    if (ok) {
      const pages = this.world.pages?.(job, at) ?? 1
      const nextPage = known.nextPage + 1 < pages ? known.nextPage + 1 : 0
      const lookedAt = nextPage === 0 ? at : known.lookedAt
      this.listings.set(id, { ...known, nextPage, lookedAt, failures: 0, retryAt: null })
      this.pauses.delete(job.source)
    } else {
      const trouble = new Trouble('site', 'the site answered 503')
      const failures = known.failures + 1
      this.listings.set(id, { ...known, failures, retryAt: retryAfter(at, failures, trouble) })
      const before = this.pauses.get(job.source)?.failures ?? 0
      const retryAt = retryAfter(at, before + 1, trouble)
      this.pauses.set(job.source, { failures: before + 1, retryAt })
    }
    return ok
  }
}

/** Lets the cron fire every 5 minutes from `from` until before `to`. */
export function simulate(world: World, from: Moment, to: Moment): Done[] {
  const store = new FakeStore(world)
  const done: Done[] = []
  for (let at = from; at < to; at += 5 * MINUTE) {
    if (world.ticks?.(at) === false) continue
    const [job] = pendingJobs(world.sources, store.pendingAt(at), at)
    if (job !== undefined) done.push({ at, job, ok: store.perform(job, at) })
  }
  return done
}
