import { noSuchTopic } from '../api/suggest.ts'
import { counted } from '../counted.ts'
import { addDays, dayOf } from '../days.ts'
import { sourceById } from '../sources/index.ts'
import { publicId } from '../sources/public-id.ts'
import { type FeedItemRow, newestOfTopic } from '../store/feeds.ts'
import { servedTopics } from '../store/served-topics.ts'
import type { Topic } from '../topics/taxonomy.ts'
import type { Moment, SourceId } from '../types.ts'
import { type Entry, type Feed, permanentId, UPVOTES } from './feed.ts'

const DAYS = 28
const ITEMS = 50

/**
 * The newest items of a topic, of the last 28 days.
 *
 * @throws {Problem} 404 when there is no such topic
 */
export async function topicFeed(
  db: D1Database,
  id: string,
  sources: readonly SourceId[],
  minUpvotes: number,
  now: Moment,
): Promise<Feed> {
  const { served, taxonomy } = await servedTopics(db)
  const topic = taxonomy.topics.find((one) => one.id === id)
  if (topic === undefined) throw noSuchTopic(id, taxonomy.topics)
  const since = addDays(dayOf(now), 1 - DAYS)
  const rows =
    served === null ? [] : await newestOfTopic(db, served.id, sources, id, since, minUpvotes, ITEMS)
  return {
    id: permanentId('feeds', 'topics', id),
    title: `Uptrend: ${topic.name}`,
    description: `What was listed about ${topic.name} in the last ${DAYS} days.`,
    page: `/topics/${id}`,
    entries: rows.map((row) => topicEntry(row, topic)),
  }
}

/** An item as an entry. */
export function topicEntry(row: FeedItemRow, topic: Topic): Entry {
  const source = sourceById(row.source)
  const id = publicId(row.source, row.externalId)
  const votes = counted(row.upvotes, source?.unit ?? UPVOTES)
  return {
    id: permanentId('items', id),
    title: row.title,
    page: `/items/${id}`,
    elsewhere: source?.itemUrl(row.externalId) ?? null,
    published: row.firstSeenAt,
    updated: row.firstSeenAt,
    summary: row.summary ?? votes,
    lines: [
      ...(row.summary === null ? [] : [{ text: row.summary }]),
      { text: [votes, ...(row.organization === null ? [] : [row.organization])].join(' · ') },
    ],
    authors: row.authors === null ? [] : (JSON.parse(row.authors) as string[]),
    tags: [topic.id, row.source],
  }
}
