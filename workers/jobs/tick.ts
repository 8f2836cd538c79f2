import { isRepeated, type Job, pendingJobs } from '../collect/schedule.ts'
import { sourceById, sources } from '../sources/index.ts'
import { pendingState } from '../store/pending.ts'
import type { Moment } from '../types.ts'
import { closeDay } from './close-day.ts'
import { collect } from './collect.ts'
import type { Effects } from './effects.ts'
import type { TickReport } from './reports.ts'
import { thinOut } from './thin-out.ts'

/**
 * One tick: reads what is pending, does the most urgent job, ends. Everything follows from the database
 * and `at`, so a tick may be repeated, late, doubled or lost: one that
 * was done does nothing when it comes again.
 */
export async function tick(at: Moment, effects: Effects): Promise<TickReport> {
  const state = await pendingState(effects.env.DB, sources, at)
  const pending = pendingJobs(sources, state, at)
  const [job = null] = isRepeated(state, at) ? [] : pending
  const result = job === null ? null : await perform(job, at, effects)
  const left = pending.length - (job === null || hasMore(result) ? 0 : 1)
  return { at: new Date(at).toISOString(), job, result, left }
}

async function perform(job: Job, at: Moment, effects: Effects): Promise<TickReport['result']> {
  const source = sourceById(job.source)
  if (source === undefined) throw new RangeError(`no source is called ${job.source}`)
  switch (job.kind) {
    case 'collect':
      return (await collect(source, job.day, at, effects)) ?? 'busy'
    case 'close-day':
      return { closed: await closeDay(source, job.day, at, effects) }
    case 'thin-out':
      return { thinned: await thinOut(source, job.day, at, effects) }
  }
}

/** A listing whose next page is waiting is pending again at once. */
const hasMore = (result: TickReport['result']): boolean =>
  typeof result === 'object' && result !== null && 'nextPage' in result && result.nextPage > 0
