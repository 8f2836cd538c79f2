import { type ListingJob, listingJobs, type PendingState } from '../collect/schedule.ts'
import type { Moment, Source } from '../types.ts'
import { type TrendJob, type TrendState, trendJobs } from './trend-plan.ts'
import { type VoteJob, type VoteState, voteJobs } from './vote-plan.ts'

export type Job = ListingJob | TrendJob | VoteJob

/** Everything the choice of the next job depends on, as read from the database. */
export interface Pending {
  listings: PendingState
  trends: TrendState
  votes: VoteState[]
}

/**
 * Every job that could be done at `at`, the most urgent first: what would be missed if nobody looked now, then what
 * people wait for, then what can wait. Same state, same jobs.
 *
 * @param version of the taxonomy that this deployment counts with
 */
export function pendingJobs(
  sources: readonly Source[],
  { listings, trends, votes }: Pending,
  version: string,
  at: Moment,
): Job[] {
  const { recent, closing, older, thinning } = listingJobs(sources, listings, at)
  const { begin, tagging, counting, following, finishing } = trendJobs(
    sources,
    trends,
    listings.unclosed,
    version,
    at,
  )
  const { aging, learning } = voteJobs(sources, votes, at)
  // A new version of the taxonomy is counted with beside everything else, when there is nothing else to do.
  const building = trends.generation?.state === 'building'
  const soon = (jobs: TrendJob[]): TrendJob[] => (building ? [] : jobs)
  return [
    ...recent,
    ...begin,
    ...soon(tagging),
    ...closing,
    ...soon(counting),
    ...older,
    ...soon(following),
    // Thinning out takes away what these read.
    ...aging,
    ...learning,
    ...thinning,
    ...(building ? [...tagging, ...counting, ...following] : []),
    ...finishing,
  ]
}
