import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { linesByBucket, linesOf, NO_LINES } from '../../workers/search/lines.ts'
import { wordOfSource, wordsToNote } from '../../workers/search/words.ts'

const AT_ONCE = 96
/** As in 8,667 recorded abstracts: distinct words in one, and in all of them. */
const WORDS_A_PAPER = 107
const VOCABULARY = 31_702

/**
 * Notes the words of a history's items, as thousands of ticks would, and what was best on its days. Each paper also
 * gets as many words as a real abstract has, a few of them very common, so that the rows are as long as real ones.
 */
export function writeSearch(persistTo: string): void {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const database = new DatabaseSync(join(folder, file ?? ''))
  const items = database
    .prepare('SELECT id, source, title, summary FROM item ORDER BY id')
    .all() as unknown as Item[]
  const texts = new Map<number, string[]>()
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const noted = items.slice(at, at + AT_ONCE).map((item) => ({ id: item.id, words: wordsOf(item) }))
    for (const [bucket, lines] of linesByBucket(NO_LINES + linesOf(noted)))
      texts.set(bucket, [...(texts.get(bucket) ?? []), lines])
  }
  database.exec('BEGIN')
  const insert = database.prepare('INSERT INTO search_words (bucket, era, through, text) VALUES (?, 0, ?, ?)')
  insert.run(-1, items.at(-1)?.id ?? 0, NO_LINES)
  for (const [bucket, lines] of texts) insert.run(bucket, 0, NO_LINES + lines.join(''))
  database.exec(
    `INSERT INTO day_best (source, day, closed_at, items)
     SELECT l.source, l.day, unixepoch(l.day) * 1000 + 172800000, json_group_array(json_array(i.external_id, i.title, i.upvotes))
     FROM listing_item AS l JOIN item AS i ON i.id = l.item_id WHERE l.rank <= 20 GROUP BY l.source, l.day`,
  )
  database.exec('COMMIT')
  database.close()
}

interface Item {
  id: number
  source: string
  title: string
  summary: string
}

function wordsOf({ id, source, title, summary }: Item): Set<string> {
  // All have the same words, but no word that anybody searches for stands in more than half of all items.
  const words = id % 2 === 0 ? wordsToNote(`${title}\n${summary}`) : new Set<string>()
  words.add(wordOfSource(source))
  if (source !== 'huggingface-papers') return words
  for (let state = id, i = 0; i < WORDS_A_PAPER; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    words.add(`word${Math.floor(VOCABULARY ** (state / 2 ** 32))}`)
  }
  return words
}
