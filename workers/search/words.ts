import { foldWord } from '../topics/fold.ts'
import { plainText } from './plain.ts'

/** Words that stand in so many texts that looking for them finds nothing in particular. They are not noted. */
const COMMON = new Set(
  `a an and are as at be been both by can for from has have in into is it its of on or our such than that the
   their these they this those to via was we were which while with`.split(/\s+/),
)

/** Longer words are cut off: what is beyond tells hardly any two apart. */
const LONGEST = 40

/** The form under which a word is noted and looked for: the singular, cut off. */
export const noted = (word: string): string => foldWord(word.slice(0, LONGEST))

export const isCommon = (word: string): boolean => COMMON.has(word)

/** The words by which a text is found, each once. */
export function wordsToNote(text: string): Set<string> {
  const words = new Set<string>()
  for (const word of plainText(text).split(' ')) if (word !== '' && !COMMON.has(word)) words.add(noted(word))
  return words
}

/** The word under which all items of a source are found: no text can contain it. */
export const wordOfSource = (source: string): string => `@${source}`
