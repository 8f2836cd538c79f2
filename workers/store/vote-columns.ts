import type { ListedItem } from '../types.ts'
import { NAMED, type Sighting } from './save-sighting.ts'

/** Whether an upsert brings a newer count than the one that is known. */
const NEWER = 'excluded.upvotes IS NOT item.upvotes AND excluded.voted_at > item.voted_at'

const moved = (to: string, from: string): string => `${to} = iif(${NEWER}, ${from}, item.${to})`

/**
 * Assignments for an upsert of items: the counts that are known each move back by one. They are part of the
 * statement that writes the count, so that remembering them costs no row of its own.
 */
export const MOVE_VOTES = [
  moved('voted_at', 'excluded.voted_at'),
  moved('upvotes_before', 'item.upvotes'),
  moved('voted_before_at', 'item.voted_at'),
  moved('upvotes_earlier', 'item.upvotes_before'),
  moved('voted_earlier_at', 'item.voted_before_at'),
].join(', ')

const REMEMBERED = [
  'voted_at',
  'upvotes_before',
  'voted_before_at',
  'upvotes_earlier',
  'voted_earlier_at',
  'listed_on',
]

/** An upsert that always finds its row, as in `save-items.ts`. */
const REMEMBER_VOTES = `
WITH named AS MATERIALIZED (
  SELECT item.source, item.external_id, item.first_seen_at, item.changed_at, item.upvotes, item.details,
    (SELECT json_group_array(json_array(observed_at, upvotes)) FROM (
       SELECT observed_at, upvotes FROM observation WHERE item_id = item.id ORDER BY observed_at DESC LIMIT 3)) AS recent,
    (SELECT min(day) FROM listing_item WHERE item_id = item.id) AS listed_on
  FROM ${NAMED})
INSERT INTO item (source, external_id, title, title_key, first_seen_at, changed_at, upvotes, details, ${REMEMBERED.join(', ')})
SELECT source, external_id, '', '', first_seen_at, changed_at, upvotes, details,
  recent->>'$[0][0]', recent->>'$[1][1]', recent->>'$[1][0]', recent->>'$[2][1]', recent->>'$[2][0]', listed_on
FROM named WHERE 1
ON CONFLICT (source, external_id) DO UPDATE SET ${REMEMBERED.map((column) => `${column} = excluded.${column}`).join(', ')}
WHERE ${REMEMBERED.map((column) => `excluded.${column} IS NOT item.${column}`).join(' OR ')}`

/**
 * Reads anew from the observations what items remember of their votes, and from the listings since when they
 * are listed: after a look that was not the newest, whose count may belong between those that are known.
 */
export const rememberVotes = (
  db: D1Database,
  { source }: Sighting,
  items: readonly ListedItem[],
): D1PreparedStatement =>
  db.prepare(REMEMBER_VOTES).bind(JSON.stringify(items.map(({ externalId }) => [externalId])), source)
