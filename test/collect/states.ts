import {
  type ListingJob,
  type ListingState,
  listingJobs,
  type PendingState,
} from '../../workers/collect/schedule.ts'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import type { Day, Moment, Source, SourceId } from '../../workers/types.ts'

export const papers = huggingfacePapers
export const trending = githubTrending

/** Another site that is collected in the same way. */
export const like = (source: Source, id: SourceId): Source => ({ ...source, id })

/** A listing that was seen to its end, unless it is said otherwise. */
export const listing = (
  day: Day,
  lookedAt: Moment | null,
  more: Partial<ListingState> = {},
): ListingState => ({
  source: papers.id,
  day,
  claimedAt: null,
  lookedAt,
  failures: 0,
  retryAt: null,
  nextPage: 0,
  workedAt: null,
  ...more,
})

export const state = (given: Partial<PendingState>): PendingState => ({
  listings: [],
  pauses: [],
  unclosed: [],
  unthinned: [],
  ...given,
})

/** A job in one line: `collect huggingface-papers 2026-03-11`. */
export const line = ({ kind, source, day }: ListingJob): string => `${kind} ${source} ${day}`

/** Every job about listings, the most urgent first. */
export function pendingJobs(sources: readonly Source[], pending: PendingState, at: Moment): ListingJob[] {
  const { recent, closing, older, thinning } = listingJobs(sources, pending, at)
  return [...recent, ...closing, ...older, ...thinning]
}
