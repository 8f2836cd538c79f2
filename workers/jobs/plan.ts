import { type ListingJob, listingJobs, type PendingState } from '../collect/schedule.ts'
import { MINUTE } from '../days.ts'
import type { Moment, Source } from '../types.ts'
import { type TrendJob, type TrendState, trendJobs } from './trend-plan.ts'
import { type VoteJob, type VoteState, voteJobs } from './vote-plan.ts'

/** Noting which words items use, and sorting what was noted. */
export type SearchJob = { kind: 'note-words' | 'sort-words' }

/** Sending a digest on one channel. */
export type DigestJob = { kind: 'send-digest'; period: string; channel: string }

export type Job = ListingJob | TrendJob | VoteJob | SearchJob | DigestJob

/** Everything the choice of the next job depends on, as read from the database. */
export interface Pending {
  listings: PendingState
  trends: TrendState
  votes: VoteState[]
  search: SearchState
  /** Digests that are wanted, there and not sent. */
  digests: { period: string; channel: string }[]
}

export interface SearchState {
  /** Whether there are items whose words are not noted. */
  unnoted: boolean
  /** Whether enough is noted to be sorted. */
  unsorted: boolean
}

/**
 * Every job that could be done at `at`, the most urgent first: what would be missed if nobody looked now, then what
 * people wait for, then what can wait. Same state, same jobs.
 *
 * @param version of the taxonomy that this deployment counts with
 */
export function pendingJobs(
  sources: readonly Source[],
  { listings, trends, votes, search, digests }: Pending,
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
  const rest: Job[] = [
    // After the older listings: each of them that brings something has the days after it followed again.
    ...soon(following),
    // Thinning out takes away what these go by.
    ...aging,
    ...learning,
    ...noting(search),
    ...thinning,
    ...(building ? [...tagging, ...counting, ...following] : []),
    ...finishing,
  ]
  return [
    ...recent,
    ...begin,
    ...soon(tagging),
    ...closing,
    ...soon(counting),
    ...digests.map(({ period, channel }): DigestJob => ({ kind: 'send-digest', period, channel })),
    ...(isTurnOfRest(at) ? [...rest, ...older] : [...older, ...rest]),
  ]
}

/**
 * Looks at older listings can fill the day when there are several sources, so every half hour a tick does the rest
 * first: not at the full hour, when today's listings are due.
 */
const isTurnOfRest = (at: Moment): boolean => Math.floor(at / (5 * MINUTE)) % 6 === 5

/** What was noted is sorted before more is: searching reads all that is not. */
const noting = ({ unnoted, unsorted }: SearchState): SearchJob[] => [
  ...(unsorted ? [{ kind: 'sort-words' as const }] : []),
  ...(unnoted ? [{ kind: 'note-words' as const }] : []),
]
