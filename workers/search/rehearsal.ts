import { itemsWithAll } from './find.ts'
import { bucketOf, linesByBucket, linesOf, NO_LINES } from './lines.ts'
import { hasAll, parseSearch } from './query.ts'
import { wordsToNote } from './words.ts'

/** Notes, sorts and finds the words of a few made-up items, often enough for all of it to be compiled. */
export function rehearseSearch(): void {
  const items = Array.from({ length: 60 }, (_, i) => ({
    id: i + 1,
    words: wordsToNote(`Title, number ${i}\nA “summary” of ${i % 7} things that were never written`),
  }))
  const text = NO_LINES + items.map((item) => linesOf([item])).join('')
  const buckets = linesByBucket(text)
  const query = parseSearch('title "never written"')
  itemsWithAll(
    query.words.map((word) => ({ word, texts: [text, buckets.get(bucketOf(word)) ?? ''] })),
    60,
    1,
  )
  hasAll(query, 'Title', 'A “summary”')
}
