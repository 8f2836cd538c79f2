import { dayOf, startOf } from '../days.ts'
import { sourceById } from '../sources/index.ts'
import type { ItemRow } from '../store/items.ts'
import { type ItemFilter, listItems } from '../store/list-items.ts'
import { type TopicDay, topicDays, topicListed } from '../store/topic-items.ts'
import type { Day, SourceId } from '../types.ts'
import { encodeCursor } from './cursor.ts'
import type { Days } from './days-asked.ts'
import { servedTopics, topicsCalled } from './served-topics.ts'

/** Days looked through beyond the items asked for, on which the topic may not have been seen. */
const MORE_DAYS = 14

export interface TopicQuestion extends Pick<ItemFilter, 'sources' | 'minUpvotes' | 'organization' | 'limit'> {
  topic: string
  /** The start of the day and the number of the last item of the page before. */
  after?: readonly [number, number] | undefined
}

/** An item's place in the walk: its day, newest first, and on a day its number, highest first. */
interface Place {
  source: SourceId
  day: Day
  id: number
}

/**
 * The newest items of a topic, each on the first day on which it was listed. It walks back through as many days as items
 * were asked for, and passes by those that were there before: so a page may be short and still have a next one.
 *
 * @throws {Problem} 400 when there is no such topic
 */
export async function newestOfTopic(
  db: D1Database,
  { topic, sources, minUpvotes, organization, limit, after }: TopicQuestion,
): Promise<{ rows: ItemRow[]; next: string | null }> {
  const { served, taxonomy } = await servedTopics(db)
  topicsCalled(taxonomy, [topic], 'topic')
  if (served === null) return { rows: [], next: null }
  const [start, lastId] = after ?? []
  const to = start === undefined ? '9999-99-99' : dayOf(start)
  const most = limit + MORE_DAYS
  const days = await topicDays(db, served.id, sources, topic, { to, most })
  // Where a source's days were cut off, the other's are of no use further back: the walk goes on from there.
  const end = sources
    .map((source) => days.filter((one) => one.source === source))
    .flatMap((own) => (own.length === most ? [own.at(-1)?.day ?? ''] : []))
    .sort()
    .at(-1)
  const places = placesIn(days)
    .filter(({ day }) => end === undefined || day >= end)
    .filter(({ day, id }) => lastId === undefined || day < to || id < lastId)
  const page = places.slice(0, limit)
  const ids = page.map(({ id }) => id)
  const rows = await listItems(db, { sources, ids, minUpvotes, organization, sort: 'upvotes', limit })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    rows: page.flatMap((place) => newAt(place, byId.get(place.id)) ?? []),
    next: nextOf(page, places.length > page.length, end),
  }
}

function placesIn(days: readonly TopicDay[]): Place[] {
  return days
    .flatMap(({ source, day, ids }) => ids.map((id) => ({ source, day, id })))
    .sort((a, b) => (a.day === b.day ? b.id - a.id : a.day < b.day ? 1 : -1))
}

/** Where entries stay for days, they count on the first of them alone. */
function newAt({ source, day }: Place, row: ItemRow | undefined): ItemRow | null {
  if (row === undefined) return null
  return sourceById(source)?.entriesStay || (row.listed_on ?? day) === day ? row : null
}

function nextOf(page: readonly Place[], more: boolean, end: Day | undefined): string | null {
  const last = page.at(-1)
  if (more && last !== undefined) return encodeCursor(['topic', startOf(last.day), last.id])
  // Everything of the last day looked at has been shown: an item number of none leaves nothing of it.
  return end === undefined ? null : encodeCursor(['topic', startOf(end), 0])
}

/**
 * The numbers of a topic's items on the listings of some days.
 *
 * @throws {Problem} 400 when there is no such topic
 */
export async function idsOfTopic(
  db: D1Database,
  topic: string,
  sources: readonly SourceId[],
  days: Days,
): Promise<number[]> {
  const { served, taxonomy } = await servedTopics(db)
  topicsCalled(taxonomy, [topic], 'topic')
  return served === null ? [] : await topicListed(db, served.id, sources, topic, days)
}
