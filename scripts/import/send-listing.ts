import type { Imported } from '../../workers/jobs/reports.ts'
import type { ListedItem } from '../../workers/types.ts'
import type { SavedListing } from './read-listing.ts'

const ITEMS_AT_ONCE = 100

export interface Target {
  url: string
  token: string
}

/** Sends a listing to a Worker, in parts when it is long. */
export async function sendListing(
  { url, token }: Target,
  listing: SavedListing,
): Promise<Omit<Imported, 'run'>> {
  const sum = { new: 0, changed: 0, unchanged: 0, rejected: [] as Imported['rejected'] }
  for (let start = 0; start < listing.items.length; start += ITEMS_AT_ONCE) {
    const items = listing.items.slice(start, start + ITEMS_AT_ONCE).map(written)
    const body = {
      source: listing.source,
      day: listing.day,
      observed_at: new Date(listing.observedAt).toISOString(),
      way: listing.way,
      items,
    }
    const imported = await post(`${url}/api/v1/admin/listings`, token, body)
    sum.new += imported.new
    sum.changed += imported.changed
    sum.unchanged += imported.unchanged
    sum.rejected.push(...imported.rejected)
  }
  return sum
}

async function post(address: string, token: string, body: unknown): Promise<Imported> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch((error: Error & { cause?: Error }) => {
    throw new Error(
      `${new URL(address).origin} does not answer (${error.cause?.message ?? error.message}). Is "npm start" running, or is --target wrong?`,
    )
  })
  const answer = (await response.json().catch(() => null)) as { data?: Imported; detail?: string } | null
  if (!response.ok || answer?.data === undefined)
    throw new Error(`the Worker answered ${response.status}: ${answer?.detail ?? 'no reason given'}`)
  return answer.data
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
