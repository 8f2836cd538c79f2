import type { DatabaseSync } from 'node:sqlite'
import { ERA, linesByBucket, linesOf, NO_LINES } from '../../../workers/search/lines.ts'
import { wordOfSource } from '../../../workers/search/words.ts'
import type { SourceId } from '../../../workers/types.ts'
import type { Stored } from './items.ts'

const SORTED_AT_ONCE = 96

/** Notes and sorts the words of items, in the order of their numbers. */
export class WordWriter {
  #waiting: { id: number; words: Set<string> }[] = []
  readonly #texts = new Map<number, Map<number, string[]>>()

  note(source: SourceId, items: readonly Stored[]): void {
    for (const { id, entry } of items) {
      const [last] = this.#waiting
      if (last !== undefined && (this.#waiting.length === SORTED_AT_ONCE || eraOf(id) !== eraOf(last.id)))
        this.#sort()
      this.#waiting.push({
        id,
        words: new Set([...entry.text.words, wordOfItsOwn(entry.title), wordOfSource(source)]),
      })
    }
  }

  #sort(): void {
    const era = eraOf(this.#waiting[0]?.id ?? 0)
    const own = this.#texts.get(era) ?? new Map<number, string[]>()
    this.#texts.set(era, own)
    for (const [bucket, lines] of linesByBucket(NO_LINES + linesOf(this.#waiting))) {
      const known = own.get(bucket)
      if (known === undefined) own.set(bucket, [lines])
      else known.push(lines)
    }
    this.#waiting = []
  }

  write(database: DatabaseSync, newest: number): void {
    const insert = database.prepare(
      'INSERT INTO search_words (bucket, era, items, through, text) VALUES (?, ?, ?, ?, ?)',
    )
    const eras = [...new Set([...this.#texts.keys(), eraOf(newest)])]
    for (const era of eras) {
      const isNewest = era === eraOf(newest)
      const through = isNewest ? newest : (era + 1) * ERA - 1
      insert.run(
        -1,
        era,
        isNewest ? this.#waiting.length : 0,
        through,
        NO_LINES + (isNewest ? linesOf(this.#waiting) : ''),
      )
      for (const [bucket, lines] of this.#texts.get(era) ?? [])
        insert.run(bucket, era, 0, 0, NO_LINES + lines.join(''))
    }
  }
}

const eraOf = (id: number): number => Math.floor(id / ERA)
/** The last word of a title is one that no other has. */
const wordOfItsOwn = (title: string): string => title.slice(title.lastIndexOf(' ') + 1)
