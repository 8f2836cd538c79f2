import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DAY, dayOf, HOUR } from '../../workers/days.ts'
import { ERA, linesOf, NO_LINES } from '../../workers/search/lines.ts'
import { wordsToNote } from '../../workers/search/words.ts'
import { taxonomy } from '../../workers/topics/index.ts'
import { NOW } from './now.ts'

const ITEMS = 96
/** As in recorded abstracts: words in one, and different words in all of them. */
const WORDS = 206
const VOCABULARY = 31_702

/** A text of made-up words, few of them common and most of them rare. */
function text(seed: number): string {
  let state = seed
  const words = Array.from({ length: WORDS }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return `word${Math.floor(VOCABULARY ** (state / 2 ** 32)).toString(36)}`
  })
  return `A “study” of ${words.join(' ')}.`
}

/** A database with nothing to do but to note the words of 96 items, and to sort those of twice as many, noted before. */
export function writeWords(persistTo: string): void {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const database = new DatabaseSync(join(folder, file ?? ''))
  database.exec('BEGIN')
  const generation = `INSERT INTO generation (version, taxonomy, state, tagged_through) VALUES (?, '{}', 'served', ?)`
  database.prepare(generation).run(taxonomy.version, 10 * ERA)
  const listing = database.prepare(
    `INSERT INTO listing (source, day, stage, looked_at, attempted_at) VALUES (?, ?, 'thinned', ?, ?)`,
  )
  for (let age = 0; age <= 22; age++)
    for (const source of ['huggingface-papers', 'github-trending'])
      listing.run(source, dayOf(NOW - age * DAY), NOW + 3 * HOUR, NOW)
  const item = database.prepare(
    `INSERT INTO item (id, source, external_id, title, title_key, summary, first_seen_at, changed_at, upvotes, details)
     VALUES (?, 'huggingface-papers', ?, 'Title', '', ?, 0, 0, 1, '{}')`,
  )
  for (let i = 1; i <= ITEMS; i++) item.run(2 * ERA + i, `2506.${i}`, text(i))
  const noted = database.prepare(
    'INSERT INTO search_words (bucket, era, items, through, text) VALUES (-1, ?, ?, ?, ?)',
  )
  for (const era of [0, 1]) {
    const items = Array.from({ length: ITEMS }, (_, i) => ({ id: i + 1, words: wordsToNote(text(i)) }))
    const chunks = Array.from({ length: 4 }, (_, i) => linesOf(items.slice(24 * i, 24 * (i + 1))))
    noted.run(era, ITEMS, (era + 1) * ERA, NO_LINES + chunks.join(''))
  }
  database.exec('COMMIT')
  database.close()
}
