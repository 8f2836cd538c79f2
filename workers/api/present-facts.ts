import { sourceById } from '../sources/index.ts'
import { publicId } from '../sources/public-id.ts'
import type { ItemRow } from '../store/items.ts'
import { isoTime, isoTimeOrNull } from './time.ts'

/** What is known of an item whenever it is looked at. */
export type ItemFacts = Pick<
  ItemRow,
  | 'source'
  | 'external_id'
  | 'title'
  | 'summary'
  | 'authors'
  | 'author_count'
  | 'organization'
  | 'organization_id'
  | 'published_at'
  | 'first_seen_at'
  | 'details'
>

/** What an item is, by whom and since when, as the API shows it. */
export function presentFacts(row: ItemFacts): Record<string, unknown> {
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
    unit: source?.unit.many ?? 'upvotes',
    details: JSON.parse(row.details),
  }
}
