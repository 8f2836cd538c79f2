import { sourceById } from '../sources/index.ts'
import { publicId } from '../sources/public-id.ts'
import type { ItemRow } from '../store/items.ts'
import type { Tags } from '../store/topic-items.ts'
import type { Momentum } from '../trends/votes/momentum.ts'
import { MOMENTUM_COLUMNS, presentMomentum } from './present-momentum.ts'
import { isoTime, isoTimeOrNull } from './time.ts'

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
  const source = sourceById(row.source)
  return {
    id: publicId(row.source, row.external_id),
    source: row.source,
    title: row.title,
    summary: row.summary,
    url: source?.itemUrl(row.external_id) ?? null,
    authors: row.authors === null ? [] : JSON.parse(row.authors),
    author_count: row.author_count,
    organization: row.organization,
    organization_id: row.organization_id,
    published_at: isoTimeOrNull(row.published_at),
    first_seen_at: isoTime(row.first_seen_at),
    changed_at: isoTime(row.changed_at),
    upvotes: row.upvotes,
    unit: source?.unit.many ?? 'upvotes',
    ...(momentum === undefined ? {} : presentMomentum(momentum)),
    comments: row.comments,
    topics: row.tags === null ? null : (JSON.parse(row.tags) as Tags).map(([topic]) => topic),
    details: JSON.parse(row.details),
    ...(row.rank === undefined ? {} : { rank: row.rank }),
  }
}
