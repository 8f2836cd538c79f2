import { isRepeated } from '../collect/schedule.ts'
import { sourceById, sources } from '../sources/index.ts'
import { countDays } from '../store/day-topics.ts'
import { beginGeneration, forgetGeneration, serveGeneration } from '../store/generations.ts'
import { pendingState } from '../store/pending.ts'
import { taxonomy } from '../topics/index.ts'
import type { Moment, Source, SourceId } from '../types.ts'
import { ageListing } from './age-listing.ts'
import { closeDay } from './close-day.ts'
import { collect } from './collect.ts'
import type { Effects } from './effects.ts'
import { follow } from './follow.ts'
import { learnVotes } from './learn-votes.ts'
import { noteItems, sortNotes } from './note-words.ts'
import { type Job, pendingJobs } from './plan.ts'
import type { TickReport } from './reports.ts'
import { sendDigest } from './send-digest.ts'
import { tag } from './tag.ts'
import { thinOut } from './thin-out.ts'
import { wantedDigests } from './wanted-digests.ts'

/**
 * One tick: reads what is pending, does the most urgent job, ends. Everything follows from the database
 * and `at`, so a tick may be repeated, late, doubled or lost: one that was done does nothing when it comes again.
 */
export async function tick(at: Moment, effects: Effects): Promise<TickReport> {
  const state = await pendingState(effects.env.DB, sources, at, wantedDigests(effects.env, at))
  const pending = pendingJobs(sources, state, taxonomy.version, at)
  const [job = null] = isRepeated(state.listings, at) ? [] : pending
  const result = job === null ? null : await perform(job, at, effects)
  const left = pending.length - (job === null || hasMore(result) ? 0 : 1)
  return { at: new Date(at).toISOString(), job, result, left }
}

async function perform(job: Job, at: Moment, effects: Effects): Promise<TickReport['result']> {
  const { DB: db } = effects.env
  switch (job.kind) {
    case 'collect':
      return (await collect(sourceCalled(job.source), job.day, at, effects)) ?? 'busy'
    case 'close-day':
      return { closed: await closeDay(sourceCalled(job.source), job.day, at, effects) }
    case 'thin-out':
      return { thinned: await thinOut(sourceCalled(job.source), job.day, at, effects) }
    case 'age-listing':
      return { aged: await ageListing(sourceCalled(job.source), job.before, at, effects) }
    case 'learn-votes':
      return { learned: await learnVotes(job.source, job.before, job.through, at, effects) }
    case 'note-words':
      return { noted: await noteItems(at, effects) }
    case 'sort-words':
      return { sorted: await sortNotes(at, effects) }
    case 'tag':
      return { tagged: await tag(job.generation, at, effects) }
    case 'count-topics': {
      const days = job.days.map((one) => ({ ...one, entriesStay: sourceCalled(one.source).entriesStay }))
      return { counted: await countDays(db, job.generation, days, at) }
    }
    case 'follow-topics':
      return { followed: await follow(job.generation, job.source, job.through, at, effects) }
    case 'new-generation':
      await beginGeneration(db, taxonomy.version, JSON.stringify(taxonomy), sources, at)
      return { generation: taxonomy.version }
    case 'serve-generation':
      await serveGeneration(db, job.generation, at)
      return { generation: taxonomy.version }
    case 'send-digest':
      return await sendDigest(job.period, job.channel, at, effects)
    case 'forget-generation':
      await forgetGeneration(db, job.generation, at)
      return { generation: `${job.generation}` }
  }
}

function sourceCalled(id: SourceId): Source {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(`no source is called ${id}`)
  return source
}

/** A listing whose next page is waiting is pending again at once. */
const hasMore = (result: TickReport['result']): boolean =>
  typeof result === 'object' && result !== null && 'nextPage' in result && result.nextPage > 0
