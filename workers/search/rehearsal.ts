import { itemsWithAll } from './find.ts'
import { bucketOf, linesByBucket, linesOf, NO_LINES } from './lines.ts'
import { hasAll, parseSearch } from './query.ts'
import { wordsToNote } from './words.ts'

const AT_ONCE = 20
/** How often the same is looked for: as many items as a word of many items has. */
const SEARCHES = 20

/** Notes, sorts and finds the words of a few made-up items, often enough for all of it to be compiled. */
export function rehearseSearch(): void {
  const items = Array.from({ length: 3 * AT_ONCE }, (_, i) => ({
    id: i + 1,
    words: wordsToNote(`Title, number ${i}\nA “summary” of ${i % 7} things that were never written`),
  }))
  const notes = [0, AT_ONCE, 2 * AT_ONCE].map((from) => linesOf(items.slice(from, from + AT_ONCE)))
  const text = NO_LINES + notes.join('')
  const buckets = linesByBucket(text)
  const query = parseSearch('title "never written"')
  for (let i = 0; i < SEARCHES; i++)
    itemsWithAll(
      query.words.map((word) => ({ word, texts: [text, buckets.get(bucketOf(word)) ?? ''] })),
      60,
      1,
    )
  hasAll(query, 'Title', 'A “summary”')
}
