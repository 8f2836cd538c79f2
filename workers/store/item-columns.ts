import { titleKey } from '../sources/title-key.ts'
import type { ListedItem } from '../types.ts'

/** What an item is called and says: it hardly ever changes. */
export const TEXT = [
  'title',
  'title_key',
  'summary',
  'authors',
  'author_count',
  'organization_id',
  'organization',
  'published_at',
] as const

/** All that a look says of an item, but for its details. */
export const CONTENT = [...TEXT, 'upvotes', 'comments'] as const

/** An item as the columns of its row. */
export function rowOf(item: ListedItem): Record<string, unknown> {
  return {
    external_id: item.externalId,
    title: item.title,
    title_key: titleKey(item.title),
    summary: item.summary,
    authors: item.authors === null ? null : JSON.stringify(item.authors),
    author_count: item.authorCount,
    organization_id: item.organization?.id ?? null,
    organization: item.organization?.name ?? null,
    published_at: item.publishedAt,
    upvotes: item.upvotes,
    comments: item.comments,
    details: JSON.stringify(item.details),
  }
}
