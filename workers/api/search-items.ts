import { itemsWithAll } from '../search/find.ts'
import { bucketOf, ERA } from '../search/lines.ts'
import { hasAll, parseSearch } from '../search/query.ts'
import { wordOfSource } from '../search/words.ts'
import type { ItemRow } from '../store/items.ts'
import { type ItemFilter, listItems } from '../store/list-items.ts'
import { itemsListed } from '../store/listed-items.ts'
import { type SearchTexts, searchTexts } from '../store/search-index.ts'
import type { Tags } from '../store/topic-items.ts'
import { encodeCursor } from './cursor.ts'
import { badParameters } from './problem.ts'
import { servedTopics, topicsCalled } from './served-topics.ts'

export interface SearchQuestion
  extends Pick<ItemFilter, 'sources' | 'from' | 'to' | 'minUpvotes' | 'organization' | 'limit'> {
  q: string
  /** A topic's id, or nothing. */
  topic: string
  /** Only items with a lower number than this. */
  before?: number | undefined
}

/**
 * The items whose title or abstract has all that is searched for, those collected last first. Their words lead to
 * them, and then they are read: where other conditions leave some of them out, the page is short and has a next one.
 *
 * @throws {Problem} 400 when nothing is searched for, or when there is no such topic
 */
export async function searchItems(
  db: D1Database,
  { q, topic, sources, from, to, before, ...filter }: SearchQuestion,
): Promise<{ rows: ItemRow[]; next: string | null }> {
  const query = parseSearch(q)
  if (query.words.length === 0) {
    const message = 'has no word to search for: punctuation and the most common words find nothing'
    throw badParameters([{ parameter: 'q', message }])
  }
  if (topic !== '') topicsCalled((await servedTopics(db)).taxonomy, [topic], 'topic')
  const [source, another] = sources
  const words =
    source === undefined || another !== undefined ? query.words : [...query.words, wordOfSource(source)]
  const [texts, listed] = await Promise.all([
    searchTexts(
      db,
      [...new Set(words.map(bucketOf))],
      Math.floor(((before ?? Number.MAX_SAFE_INTEGER) - 1) / ERA),
    ),
    from === undefined || to === undefined ? null : itemsListed(db, sources, from, to),
  ])
  if (texts === null) return { rows: [], next: null }
  const found = numbersIn(texts, words, before, filter.limit + 1, listed)
  const ids = found.slice(0, filter.limit)
  const rows = await listItems(db, { ...filter, sources, ids, sort: 'upvotes' })
  return {
    rows: rows
      .filter((row) => hasAll(query, row.title, row.summary) && (topic === '' || isAbout(row, topic)))
      .sort((a, b) => b.id - a.id)
      .map((row) => (from === to && listed !== null ? { ...row, rank: listed.get(row.id) ?? 0 } : row)),
    next: nextOf(texts.era, ids.at(-1), found.length > ids.length),
  }
}

function numbersIn(
  { era, newest, sorted }: SearchTexts,
  words: string[],
  before = Number.MAX_SAFE_INTEGER,
  most: number,
  listed: ReadonlyMap<number, number> | null,
): number[] {
  const wanted = words.map((word) => ({ word, texts: [newest, sorted.get(bucketOf(word)) ?? ''] }))
  const first = era * ERA
  const isListed = listed === null ? undefined : (place: number) => listed.has(place + first)
  return itemsWithAll(wanted, before - first, most, isListed).map((place) => place + first)
}

const isAbout = ({ tags }: ItemRow, topic: string): boolean =>
  tags !== null && (JSON.parse(tags) as Tags).some(([id]) => id === topic)

/** Within an era, the item the next page is before; then the era before. */
function nextOf(era: number, last: number | undefined, more: boolean): string | null {
  if (more && last !== undefined) return encodeCursor(['search', last])
  return era > 0 ? encodeCursor(['search', era * ERA]) : null
}
