import { ERA, linesByBucket, linesOf } from '../search/lines.ts'
import { wordOfSource, wordsToNote } from '../search/words.ts'
import {
  type NotedWords,
  noteWords,
  sortWords,
  type UnnotedItem,
  unnotedItems,
  unsortedWords,
} from '../store/search-index.ts'
import type { Moment } from '../types.ts'
import type { Effects } from './effects.ts'

/** So many abstracts are taken apart within a few milliseconds in a Worker that has just started. */
const ITEMS_AT_ONCE = 24

/** Notes which words the next items use, for searching. Returns how many items there were. */
export async function noteItems(at: Moment, { env }: Effects): Promise<number> {
  const unnoted = await unnotedItems(env.DB, ITEMS_AT_ONCE)
  const { items, through } = unnoted
  if (items.length === 0) return 0
  const noted = [...Map.groupBy(items, ({ id }) => Math.floor(id / ERA))].map(
    ([era, own]): NotedWords => ({
      era,
      items: own.length,
      through: Math.max(0, ...own.map(({ id }) => id).filter((id) => id > through)),
      text: linesOf(own.map((item) => ({ id: item.id, words: wordsOfItem(item) }))),
    }),
  )
  await noteWords(env.DB, unnoted, noted, at)
  return items.length
}

function wordsOfItem({ source, title, summary }: UnnotedItem): Set<string> {
  const words = wordsToNote(summary === null ? title : `${title}\n${summary}`)
  return words.add(wordOfSource(source))
}

/** Sorts what was noted into its buckets. Returns of how many items. */
export async function sortNotes(at: Moment, { env }: Effects): Promise<number> {
  const unsorted = await unsortedWords(env.DB)
  if (unsorted === null) return 0
  await sortWords(env.DB, unsorted, linesByBucket(unsorted.text), at)
  return unsorted.items
}
