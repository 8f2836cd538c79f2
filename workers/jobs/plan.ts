import { type ListingJob, listingJobs, type PendingState } from '../collect/schedule.ts'
import type { Moment, Source } from '../types.ts'
import { type TrendJob, type TrendState, trendJobs } from './trend-plan.ts'
import { type VoteJob, type VoteState, voteJobs } from './vote-plan.ts'

/** Noting which words items use, and sorting what was noted. */
export type SearchJob = { kind: 'note-words' | 'sort-words' }

export type Job = ListingJob | TrendJob | VoteJob | SearchJob

/** Everything the choice of the next job depends on, as read from the database. */
export interface Pending {
  listings: PendingState
  trends: TrendState
  votes: VoteState[]
  search: SearchState
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
  { listings, trends, votes, search }: Pending,
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
    // A few ticks a day, for what people wait for; looks at older listings could fill the day with themselves.
    ...soon(following),
    ...older,
    // Thinning out takes away what these go by.
    ...aging,
    ...learning,
    ...noting(search),
    ...thinning,
    ...(building ? [...tagging, ...counting, ...following] : []),
    ...finishing,
  ]
}

/** What was noted is sorted before more is: searching reads all that is not. */
const noting = ({ unnoted, unsorted }: SearchState): SearchJob[] => [
  ...(unsorted ? [{ kind: 'sort-words' as const }] : []),
  ...(unnoted ? [{ kind: 'note-words' as const }] : []),
]
