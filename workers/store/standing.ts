import { NOT_LISTED } from '../collect/gaps.ts'

/** An item that stands on a listing, as the newest look that changed something saw it. */
export type StandingRow = [
  id: number,
  /** The first day on whose listing it stood. */
  listedOn: string | null,
  /** When it last came back to this listing, if it ever had left it. */
  backAt: number | null,
  upvotes: number,
  votedAt: number | null,
  upvotesBefore: number | null,
  votedBeforeAt: number | null,
  upvotesEarlier: number | null,
  votedEarlierAt: number | null,
  rank: number,
]

/**
 * The items that stand on a listing with their last counts, as JSON of `StandingRow`s, for the row of the
 * listing itself (its source is ?1, its day ?2): what ranks them is then read in one row instead of in two for
 * each of them.
 */
export const STANDING = `(
  SELECT json_group_array(json_array(i.id, i.listed_on,
    (SELECT to_at FROM gap AS g WHERE g.source = li.source AND g.day = li.day AND g.item_id = li.item_id
       AND g.reason = '${NOT_LISTED}'
     ORDER BY g.from_at DESC LIMIT 1),
    i.upvotes, i.voted_at, i.upvotes_before, i.voted_before_at, i.upvotes_earlier, i.voted_earlier_at, li.rank))
  FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id
  WHERE li.source = ?1 AND li.day = ?2 AND li.left_at IS NULL)`

/** The moments at which the listing was seen and ?3 among them, in order, each once. */
export const LOOKS = `(
  SELECT json_group_array(at) FROM (SELECT value AS at FROM json_each(listing.looks) UNION SELECT CAST(?3 AS INTEGER) ORDER BY 1))`
