import type { Imported } from '../../workers/jobs/reports.ts'
import type { ListedItem } from '../../workers/types.ts'
import { postAdmin, type Target } from '../target/post-admin.ts'
import type { SavedListing } from './read-listing.ts'

/** As many as a tick collects at once: so many fit into the time that the Worker has. */
const ITEMS_AT_ONCE = 50

export interface Sent extends Omit<Imported, 'run'> {
  /** What the target has written to its database today, this included. */
  rowsWrittenToday: number
}

/**
 * Sends a listing to a Worker, in parts when it is long. An empty one is sent too: it was seen. Of one that may be cut off
 * the items are kept, and it does not count as looked at.
 */
export async function sendListing(target: Target, listing: SavedListing): Promise<Sent> {
  const sum: Sent = { new: 0, changed: 0, unchanged: 0, rejected: [], rowsWrittenToday: 0 }
  let start = 0
  do {
    const items = listing.items.slice(start, start + ITEMS_AT_ONCE).map(written)
    start += ITEMS_AT_ONCE
    const { data, meta } = await postAdmin<Imported>(target, '/listings', {
      source: listing.source,
      day: listing.day,
      observed_at: new Date(listing.observedAt).toISOString(),
      way: listing.way,
      items,
      more: listing.cutOff || start < listing.items.length,
    })
    sum.new += data.new
    sum.changed += data.changed
    sum.unchanged += data.unchanged
    sum.rejected.push(...data.rejected)
    sum.rowsWrittenToday = meta?.rows_written_today ?? 0
  } while (start < listing.items.length)
  return sum
}

/** An item in the shape of the admin endpoint. */
const written = (item: ListedItem) => ({
  external_id: item.externalId,
  title: item.title,
  summary: item.summary,
  authors: item.authors,
  author_count: item.authorCount,
  organization: item.organization,
  published_at: item.publishedAt === null ? null : new Date(item.publishedAt).toISOString(),
  upvotes: item.upvotes,
  comments: item.comments,
  details: item.details,
  rank: item.rank,
})
