import { foldWord } from './fold.ts'
import { STOP_WORDS } from './stop-words.ts'
import { splitWords } from './words.ts'

/** A text as the search for phrases reads it. */
export interface PhraseWords {
  /** Words at odd places, what stands between them at even ones. */
  parts: string[]
  /** Per word, lower-cased and in the singular; empty where a phrase stops: stop words, numbers, letters. */
  folded: string[]
}

const DIGITS = /^\d+$/
const TWO_CAPITALS = /[A-Z][^A-Z-]*[A-Z]/
/** Compounds that end so are nouns; others are mostly adjectives ("real-world"), which end no phrase. */
const NOUN_ENDINGS = ['ing', 'tion', 'ment']

export function readWords(text: string): PhraseWords {
  const parts = splitWords(text)
  const folded: string[] = []
  for (let place = 1; place < parts.length; place += 2) {
    const word = (parts[place] ?? '').toLowerCase()
    // Inside a compound a stop word stops nothing: "state-of-the-art", "on-device".
    const stops = isStop(word) && !isHyphen(parts[place - 1]) && !isHyphen(parts[place + 1])
    folded.push(stops ? '' : foldWord(word))
  }
  return { parts, folded }
}

const isStop = (word: string) =>
  STOP_WORDS.has(word) || word.length === 1 || (word < 'a' && DIGITS.test(word))

/** Whether a gap joins two words to one compound, which no phrase begins or ends inside. */
export const isHyphen = (gap: string | undefined) => gap === '-' || gap === '\u2010'

/**
 * Whether a run of units, of which the last one starts at `unit`, is a phrase: one unit only where it is a name,
 * several where the last one can end a phrase.
 */
export function isPhrase(words: PhraseWords, first: number, unit: number, last: number): boolean {
  if (unit === first) return isName(words, first, last)
  if (unit === last) return true
  const word = words.folded[last] ?? ''
  return NOUN_ENDINGS.some((ending) => word.endsWith(ending)) || isName(words, unit, last)
}

/** Whether a unit has two capitals in one part: `DeepSeek-R1`, `RAG`; not `Fine-Tuning`, nor `LLM-based`. */
function isName({ parts, folded }: PhraseWords, first: number, last: number): boolean {
  if (!TWO_CAPITALS.test(textOf(parts, first, last))) return false
  return first === last || !STOP_WORDS.has(folded[last] ?? '')
}

/** The text from one word to another, as written. */
export function textOf(parts: readonly string[], first: number, last: number): string {
  return first === last ? (parts[2 * first + 1] ?? '') : parts.slice(2 * first + 1, 2 * last + 2).join('')
}
