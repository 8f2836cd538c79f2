import { dayOf, startOf } from '../days.ts'
import { type Tally, tally } from '../trends/statistics/tally.ts'
import { type Count, lastLooks } from '../trends/votes/last-looks.ts'
import type { SeenItem } from '../trends/votes/momentum.ts'
import type { Day, Moment, Source } from '../types.ts'
import type { StandingRow } from './standing.ts'
import type { SeenListing } from './vote-facts.ts'

/** What an item remembers of its votes, as its row says it. */
export interface VotedItem {
  id: number
  source: string
  first_seen_at: Moment
  upvotes: number
  voted_at: Moment | null
  upvotes_before: number | null
  voted_before_at: Moment | null
  upvotes_earlier: number | null
  voted_earlier_at: Moment | null
  listed_on: Day | null
}

/** A listing that can be asked about its items. */
export interface ReadListing {
  looks: readonly Moment[]
  /** By number of the item; `null` when it is not known any more what stands on it. */
  standing: ReadonlyMap<number, StandingRow> | null
  votes: Tally
}

/** An item's last counts and where it stands in time. */
export interface Remembered {
  counts: Count[]
  listedOn: Day
  backAt: Moment | null
}

export const readListing = ({ looks, standing }: SeenListing): ReadListing => ({
  looks,
  standing: standing === null ? null : new Map(standing.map((row) => [row[0], row])),
  votes: tally((standing ?? []).map(([, , , upvotes]) => upvotes)),
})

export function rememberedByItem(item: VotedItem): Remembered {
  const counts = [
    [item.voted_earlier_at, item.upvotes_earlier],
    [item.voted_before_at, item.upvotes_before],
    [item.voted_at ?? item.first_seen_at, item.upvotes],
  ] as const
  return {
    counts: known(counts),
    listedOn: item.listed_on ?? dayOf(item.first_seen_at),
    backAt: null,
  }
}

export function rememberedByListing([
  ,
  listedOn,
  backAt,
  upvotes,
  votedAt,
  ...before
]: StandingRow): Remembered {
  const [upvotesBefore, votedBeforeAt, upvotesEarlier, votedEarlierAt] = before
  const counts = [
    [votedEarlierAt, upvotesEarlier],
    [votedBeforeAt, upvotesBefore],
    [votedAt, upvotes],
  ] as const
  return { counts: known(counts), listedOn: listedOn ?? dayOf(votedAt ?? 0), backAt }
}

const known = (counts: readonly (readonly [at: Moment | null, votes: number | null])[]): Count[] =>
  counts.flatMap(([at, votes]) => (at === null || votes === null ? [] : [{ at, votes }]))

/**
 * An item as it was seen last.
 *
 * @param listing the one that is looked at for its sake, `null` when there is none any more
 * @param lost why nothing can be said of its votes now, unless it stands on that listing
 */
export function seenItem(
  source: Source,
  { counts, listedOn, backAt }: Remembered,
  listing: ReadListing | null,
  lost: string | null,
): SeenItem {
  return {
    looks: lastLooks(counts, lost === null ? (listing?.looks ?? []) : [], backAt, startOf(listedOn)),
    listing: listing?.votes ?? [],
    lost,
    incomparable: source.votesSettle ? null : `its ${source.unit.many} began long before it was listed`,
  }
}
