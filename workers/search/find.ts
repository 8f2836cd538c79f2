import { ERA, eachWith } from './lines.ts'

/** The texts in which one word may stand. */
export interface WordTexts {
  word: string
  texts: readonly string[]
}

/**
 * The items of one era that use every word, the highest number first. Takes time in proportion to the items that use
 * the words, not to those there are.
 *
 * @param before only items with a lower number than this, within the era
 */
export function itemsWithAll(words: readonly WordTexts[], before: number): number[] {
  // How many of the words each item was found with so far, word after word: a word that stands twice counts once.
  const counts = new Uint8Array(ERA)
  const found: number[] = []
  words.forEach(({ word, texts }, place) => {
    const isLast = place === words.length - 1
    for (const text of texts) {
      eachWith(text, word, (id) => {
        if (counts[id] !== place || id >= before) return
        counts[id] = place + 1
        if (isLast) found.push(id)
      })
    }
  })
  return found.sort((a, b) => b - a)
}
