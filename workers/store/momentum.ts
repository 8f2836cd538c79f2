import { DAYS_WATCHED } from '../collect/schedule.ts'
import { addDays, DAY, dayOf } from '../days.ts'
import { sourceById } from '../sources/index.ts'
import { type TypicalVotes, typicalVotes } from '../trends/votes/cohort.ts'
import { type Momentum, momentumOf, type VoteKnowledge } from '../trends/votes/momentum.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'
import {
  type ReadListing,
  type Remembered,
  readListing,
  rememberedByItem,
  rememberedByListing,
  seenItem,
  type VotedItem,
} from './seen-item.ts'
import { type SeenListing, type VoteFacts, voteFacts } from './vote-facts.ts'

/** What was seen longer ago says nothing of how an item is doing now. */
const LOST_AFTER = 2 * DAY

/**
 * How items are doing, by their numbers: reads a row for each listing that is still watched for them, and one for
 * each of their sources.
 */
export async function momentumOfItems(
  db: D1Database,
  items: readonly VotedItem[],
  now: Moment,
): Promise<Map<number, Momentum>> {
  return (await votesOfItems(db, items, now)).momentum
}

/** @param known sources of which is read what their items have taught, whether any of them is watched or not */
async function votesOfItems(
  db: D1Database,
  items: readonly VotedItem[],
  now: Moment,
  known: readonly SourceId[] = [],
): Promise<{ momentum: Map<number, Momentum>; knowledge: VoteFacts['knowledge'] }> {
  const placed = items.flatMap((item) => {
    const source = sourceById(item.source)
    return source === undefined ? [] : [{ item, source, day: watchedOn(source, item) }]
  })
  const watched = placed.filter(({ source, day }) => isWatched(source, day, now))
  const asked = Map.groupBy(watched, ({ source }) => source.id)
  const facts = await voteFacts(
    db,
    new Map([
      ...known.map((id) => [id, []] as const),
      ...[...asked].map(([id, some]) => [id, [...new Set(some.map(({ day }) => day))]] as const),
    ]),
  )
  const listings = new Map(facts.listings.map((seen) => [`${seen.source} ${seen.day}`, readListing(seen)]))
  const momentum = new Map(
    placed.map(({ item, source, day }): [number, Momentum] => {
      const listing = listings.get(`${source.id} ${day}`) ?? null
      const standing = listing?.standing?.get(item.id)
      const remembered = { ...rememberedByItem(item), backAt: standing?.[2] ?? null }
      const lost = isWatched(source, day, now)
        ? listing?.standing && standing === undefined
          ? LEFT
          : null
        : whyNotWatched(source)
      return [item.id, momentumAt(source, remembered, listing, lost, facts.knowledge.get(source.id), now)]
    }),
  )
  return { momentum, knowledge: facts.knowledge }
}

const LEFT = 'it is no longer on the listing'

/** Why an item's listing is not looked at any more. */
const whyNotWatched = (source: Source): string => (source.showsPastDays ? 'its votes have settled' : LEFT)

/** How one item is doing, and how its source's items usually do. */
export interface VotesOfItem {
  momentum: Momentum
  typical: TypicalVotes[]
}

/** How one item is doing, and what is usual: reads a row for its source, and one for its listing while that is watched. */
export async function votesOfItem(db: D1Database, item: VotedItem, now: Moment): Promise<VotesOfItem> {
  const { momentum, knowledge } = await votesOfItems(db, [item], now, [item.source])
  return {
    momentum:
      momentum.get(item.id) ??
      momentumOf({ looks: [], listing: [], lost: null, incomparable: null }, NOTHING),
    typical: typicalVotes(knowledge.get(item.source)?.cohorts ?? []),
  }
}

/** The day on whose listing an item's votes are seen: its first one, where the site still shows that. */
const watchedOn = (source: Source, item: VotedItem): Day =>
  source.showsPastDays
    ? (item.listed_on ?? dayOf(item.first_seen_at))
    : dayOf(item.voted_at ?? item.first_seen_at)

const isWatched = (source: Source, day: Day, now: Moment): boolean =>
  day >= addDays(dayOf(now), source.showsPastDays ? -DAYS_WATCHED - 1 : -2)

/** An item that stands on one of the newest listings, with how it is doing. */
export interface StandingItem {
  id: number
  source: string
  upvotes: number
  /** Its place on the listing. */
  rank: number
  momentum: Momentum
}

/**
 * How the items are doing that stand on some listings, or on the two newest of each source: reads a row for each
 * listing and source. An item that stands on several is taken from the one that saw its votes last.
 */
export async function standingItems(
  db: D1Database,
  sources: readonly Source[],
  days: readonly Day[] | 'newest',
  now: Moment,
): Promise<StandingItem[]> {
  const facts = await voteFacts(db, new Map(sources.map(({ id }) => [id, days])))
  const byId = new Map<number, StandingItem & { votedAt: Moment }>()
  for (const seen of facts.listings.toSorted(byDay)) {
    const source = sourceById(seen.source)
    if (source === undefined) continue
    const listing = readListing(seen)
    for (const row of seen.standing ?? []) {
      const [id, , , upvotes, votedAt] = row
      const rank = row[9]
      if ((byId.get(id)?.votedAt ?? -1) > (votedAt ?? 0)) continue
      const knowledge = facts.knowledge.get(source.id)
      const momentum = momentumAt(source, rememberedByListing(row), listing, null, knowledge, now)
      byId.set(id, { id, source: source.id, upvotes, rank, momentum, votedAt: votedAt ?? 0 })
    }
  }
  return [...byId.values()]
}

const byDay = (a: SeenListing, b: SeenListing): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)

const NOTHING: VoteKnowledge = { models: [], cohorts: [] }

/** @param lost why nothing can be said of the item's votes now, apart from how long ago they were seen */
function momentumAt(
  source: Source,
  remembered: Remembered,
  listing: ReadListing | null,
  lost: string | null,
  knowledge: VoteKnowledge = NOTHING,
  now: Moment,
): Momentum {
  const seenAt = Math.max(listing?.looks.at(-1) ?? 0, remembered.counts.at(-1)?.at ?? 0)
  const unseen = now - seenAt > LOST_AFTER ? 'nobody has looked at it for two days' : null
  return momentumOf(seenItem(source, remembered, listing, lost ?? unseen), knowledge)
}
