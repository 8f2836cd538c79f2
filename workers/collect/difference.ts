import type { ListedItem, Moment } from '../types.ts'

/** What is known of an item that has stood on a listing. */
export interface KnownItem {
  itemId: number
  externalId: string
  title: string
  /** Whether something is still unknown that another way of reading the listing could tell. */
  bare: boolean
  organizationId: string | null
  organization: string | null
  upvotes: number
  comments: number | null
  /** JSON object. */
  details: string
  rank: number
  leftAt: Moment | null
}

/** What a look at a listing has to change. What is not in here is known already, and costs nothing. */
export interface Difference {
  /** New on the listing, called something else, or to be compared in full. */
  told: ListedItem[]
  /** New on the listing, or with other votes, comments or details than known. */
  voted: ListedItem[]
  /** New on the listing, in another place, or back on it. */
  placed: ListedItem[]
  /** Back on the listing after it had left. */
  returned: ListedItem[]
  /** No longer on the listing: numbers of the items. */
  left: number[]
  /** Still on the listing, as far as is known, but not shown by a page that is cut off: numbers of the items. */
  unseen: number[]
  /** Of another organisation than known: numbers of the items. */
  moved: number[]
}

/**
 * Compares what a look shows with what is known.
 *
 * @param inFull whether everything is stored anew, also what looks the same: an abstract that was mended, say
 * @param whole whether `items` is the whole listing, so that what it lacks has left
 * @param cutOff whether `items` is all that is shown, but may not be the whole listing: what it lacks was not seen
 */
export function differenceFrom(
  known: readonly KnownItem[],
  items: readonly ListedItem[],
  { inFull, whole, cutOff = false }: { inFull: boolean; whole: boolean; cutOff?: boolean },
): Difference {
  const byId = new Map(known.map((one) => [one.externalId, one]))
  const against = (test: (item: ListedItem, before: KnownItem) => boolean): ListedItem[] =>
    items.filter((item) => {
      const before = byId.get(item.externalId)
      return before === undefined || test(item, before)
    })
  const seen = new Set(items.map(({ externalId }) => externalId))
  const lacking = known.filter(({ externalId, leftAt }) => leftAt === null && !seen.has(externalId))
  const numbers = lacking.map(({ itemId }) => itemId)
  const told = inFull ? [...items] : against((item, before) => before.bare || before.title !== item.title)
  return {
    told,
    voted: against(hasOtherVotes),
    placed: against((item, before) => before.rank !== item.rank || before.leftAt !== null),
    returned: items.filter(({ externalId }) => (byId.get(externalId)?.leftAt ?? null) !== null),
    left: whole ? numbers : [],
    unseen: cutOff ? numbers : [],
    moved: told.flatMap(({ externalId, organization }) => {
      const before = byId.get(externalId)
      return before !== undefined && isAnother(organization, before) ? [before.itemId] : []
    }),
  }
}

/** For a look that is older than what is known: the database has to sort out where each item belongs. */
export const everythingOf = (items: readonly ListedItem[]): Difference => ({
  told: [...items],
  voted: [...items],
  placed: [...items],
  returned: [],
  left: [],
  unseen: [],
  moved: [],
})

/** Whether a look names an organisation, and another one than is known: what it does not say stays as it was. */
const isAnother = (organization: ListedItem['organization'], before: KnownItem): boolean =>
  organization !== null &&
  (organization.name !== before.organization ||
    (organization.id !== null && organization.id !== before.organizationId))

function hasOtherVotes(item: ListedItem, before: KnownItem): boolean {
  if (item.upvotes !== before.upvotes) return true
  if (item.comments !== null && item.comments !== before.comments) return true
  return JSON.stringify({ ...JSON.parse(before.details), ...item.details }) !== before.details
}
