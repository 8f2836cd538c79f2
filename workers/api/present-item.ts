import type { ItemRow } from '../store/items.ts'
import type { Tags } from '../store/topic-items.ts'
import type { Momentum } from '../trends/votes/momentum.ts'
import { presentFacts } from './present-facts.ts'
import { MOMENTUM_COLUMNS, presentMomentum } from './present-momentum.ts'
import { isoTime } from './time.ts'

/** Columns of an item in CSV. */
export const ITEM_COLUMNS = [
  'id',
  'source',
  'rank',
  'title',
  'url',
  'authors',
  'author_count',
  'organization',
  'organization_id',
  'published_at',
  'first_seen_at',
  'changed_at',
  'upvotes',
  'unit',
  ...MOMENTUM_COLUMNS,
  'comments',
  'topics',
  'summary',
]

/** An item as the API shows it, and how it is doing. Its topics are `null` as long as it waits to be tagged. */
export function presentItem(row: ItemRow, momentum: Momentum | undefined): Record<string, unknown> {
  return {
    ...presentFacts(row),
    changed_at: isoTime(row.changed_at),
    upvotes: row.upvotes,
    ...(momentum === undefined ? {} : presentMomentum(momentum)),
    comments: row.comments,
    topics: row.tags === null ? null : (JSON.parse(row.tags) as Tags).map(([topic]) => topic),
    ...(row.rank === undefined ? {} : { rank: row.rank }),
  }
}
