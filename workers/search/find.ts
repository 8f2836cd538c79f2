import { ERA, markItems } from './lines.ts'

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
 * @param most how many are wanted
 * @param isWanted whether an item is
 */
export function itemsWithAll(
  words: readonly WordTexts[],
  before: number,
  most: number,
  isWanted: (id: number) => boolean = () => true,
): number[] {
  const counts = new Uint8Array(ERA)
  let highest = -1
  words.forEach(({ word, texts }, place) => {
    highest = Math.max(-1, ...texts.map((text) => markItems(text, word, counts, place)))
  })
  const found: number[] = []
  for (let id = Math.min(highest, before - 1); id >= 0 && found.length < most; id--)
    if (counts[id] === words.length && isWanted(id)) found.push(id)
  return found
}
