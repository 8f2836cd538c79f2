import { addDays, DAY, dayOf, daysBetween, endOf, HOUR, MINUTE } from '../days.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'

/** How far collecting one listing has come. */
export interface ListingState {
  source: SourceId
  day: Day
  claimedAt: Moment | null
  lookedAt: Moment | null
  failures: number
  retryAt: Moment | null
  nextPage: number
  /** The newest tick that did something about it. */
  workedAt: Moment | null
}

/** Everything the choice of the next job depends on, as read from the database. */
export interface PendingState {
  listings: ListingState[]
  /** Sites that are left alone until a moment. */
  pauses: { source: SourceId; retryAt: Moment }[]
  /** Days that ended and are not closed. */
  unclosed: { source: SourceId; day: Day }[]
  /** Closed days whose observations are not thinned out. */
  unthinned: { source: SourceId; day: Day }[]
}

/** Something to do about one listing. */
export type ListingJob = { kind: 'collect' | 'close-day' | 'thin-out'; source: SourceId; day: Day }

/**
 * Listings older than this are settled: nothing looks at them any more. They are thinned out then, and not
 * before, since each is thinned out once: by then all its frequent looks are old enough to go.
 */
export const DAYS_WATCHED = 21
/** For this long nobody else may collect a listing that a tick has begun to collect. */
export const CLAIM = MINUTE

/** What is said of a look whose tick never came to its end: it was ended, as for want of CPU time. */
export const BROKEN_OFF = 'the last look was broken off before its end'

const CLOSES_AFTER = DAY
export const FIRST_RETRY = 4.5 * MINUTE
export const LAST_RETRY = 6 * HOUR

/**
 * Whether this tick, or a later one, has already done its job: ticks may be delivered twice, and a tick does
 * one job. Only the listings of its own time are asked, so that history can be lived through at any time.
 */
export const isRepeated = (state: PendingState, at: Moment): boolean =>
  state.listings.some(({ workedAt }) => workedAt !== null && workedAt >= at)

/** Everything that could be done about listings at `at`, in classes of urgency, each with the most urgent first. */
export interface ListingJobs {
  /** Looks at the listings of today and yesterday, and pages that are waiting to be turned. */
  recent: ListingJob[]
  closing: ListingJob[]
  /** Looks at older listings. */
  older: ListingJob[]
  thinning: ListingJob[]
}

/** The order is total: same state, same jobs. */
export function listingJobs(sources: readonly Source[], state: PendingState, at: Moment): ListingJobs {
  const due = sources.flatMap((source) => dueLooks(source, state, at))
  const today = dayOf(at)
  const isRecent = ({ day, nextPage }: DueLook) => nextPage > 0 || daysBetween(day, today) <= 1
  const bare = ({ kind, source, day }: ListingJob): ListingJob => ({ kind, source, day })
  return {
    recent: due.filter(isRecent).sort(byUrgency).map(bare),
    closing: state.unclosed
      .filter(({ day }) => at >= closesAt(day))
      .map(({ source, day }) => ({ kind: 'close-day', source, day })),
    older: due
      .filter((look) => !isRecent(look))
      .sort(byUrgency)
      .map(bare),
    thinning: state.unthinned
      .filter(({ day }) => daysBetween(day, today) > DAYS_WATCHED)
      .map(({ source, day }) => ({ kind: 'thin-out', source, day })),
  }
}

/** A day is closed 24 h after it ends: by then its list has stopped filling. */
export const closesAt = (day: Day): Moment => endOf(day) + CLOSES_AFTER

/** How long to wait after the `failures`-th failure in a row: doubling from just under a tick to 6 hours. */
export const backOff = (failures: number): number => Math.min(FIRST_RETRY * 2 ** (failures - 1), LAST_RETRY)

/** `dueBy`: when the next look at the same listing is due, so that this one would be missed. */
type DueLook = ListingJob & { lookedAt: Moment; nextPage: number; dueBy: Moment }

function dueLooks(source: Source, state: PendingState, at: Moment): DueLook[] {
  if (state.pauses.some((pause) => pause.source === source.id && at < pause.retryAt)) return []
  const today = dayOf(at)
  const looks: DueLook[] = []
  for (let age = 0; age <= DAYS_WATCHED; age++) {
    const hours = source.hoursBetweenLooks(age)
    if (hours === null) continue
    const day = addDays(today, -age)
    const listing = state.listings.find((known) => known.source === source.id && known.day === day)
    if (isDue(listing, hours * HOUR, at)) {
      looks.push({
        kind: 'collect',
        source: source.id,
        day,
        lookedAt: listing?.lookedAt ?? 0,
        nextPage: listing?.nextPage ?? 0,
        dueBy: (Math.floor(at / (hours * HOUR)) + 1) * hours * HOUR,
      })
    }
  }
  return looks
}

/** Looks are due by the clock (each full hour, say), so that a late one does not push back all that follow. */
function isDue(listing: ListingState | undefined, every: number, at: Moment): boolean {
  if (listing === undefined) return true
  if (listing.claimedAt !== null && at > listing.claimedAt && at < listing.claimedAt + CLAIM) return false
  if (listing.retryAt !== null && at < listing.retryAt) return false
  if (listing.nextPage > 0 || listing.lookedAt === null) return true
  return Math.floor(at / every) > Math.floor(listing.lookedAt / every)
}

/** Listings in the middle of their pages first, then by what would be missed, not seen for longest, newest. */
function byUrgency(a: DueLook, b: DueLook): number {
  return (
    Math.sign(b.nextPage) - Math.sign(a.nextPage) ||
    a.dueBy - b.dueBy ||
    a.lookedAt - b.lookedAt ||
    compare(b.day, a.day) ||
    compare(a.source, b.source)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
