import { isHyphen, isPhrase, type PhraseWords, readWords, textOf } from './phrase-words.ts'

export {
  type MergedPhrase,
  mergeNested,
  type PhraseCount,
  type RankedPhrase,
  rankPhrases,
} from './phrase-rank.ts'

/** Most words of a phrase, and most characters of it. */
const MOST_WORDS = 4
const MOST_CHARACTERS = 80

/** Most phrases of one item; papers have seven on average, and the rows written a day depend on it. */
export const MOST_PHRASES = 12

/** A phrase that an item is about. */
export interface CandidatePhrase {
  /** Its words, lower-cased and in the singular, joined by spaces: what phrases are compared and counted by. */
  phrase: string
  inTitle: boolean
  /** As the item writes it, in the title or at the second place: what people read. */
  text: string
}

/**
 * The phrases an item is about, as topics are: in the title, or at least twice in the summary. A phrase is one
 * to four words between stop words and punctuation; a single word or compound only where it is a name. Title
 * first, then in reading order, at most `MOST_PHRASES`. Takes any string, time linear in its length.
 * @param isAlias whether folded words spell an alias of the taxonomy; such a phrase is left out
 * @example candidatePhrases('Slow Thinking Machines', null)[0]?.phrase // 'slow thinking'
 */
export function candidatePhrases(
  title: string,
  summary: string | null,
  isAlias: (words: readonly string[]) => boolean = () => false,
): CandidatePhrase[] {
  const chosen = new Map<string, CandidatePhrase>()
  const choose = (phrase: string, inTitle: boolean, text: string) => {
    if (chosen.size < MOST_PHRASES && !chosen.has(phrase) && !isAlias(phrase.split(' '))) {
      chosen.set(phrase, { phrase, inTitle, text })
    }
  }
  const ofTitle = readWords(title)
  eachRun(ofTitle, (phrase, first, unit, last) => {
    if (isPhrase(ofTitle, first, unit, last)) choose(phrase, true, textOf(ofTitle.parts, first, last))
  })
  if (summary !== null) {
    const ofSummary = readWords(summary)
    stopAtSingleWords(ofSummary.folded)
    const seen = new Set<string>()
    eachRun(ofSummary, (phrase, first, unit, last) => {
      if (!seen.has(phrase)) seen.add(phrase)
      else if (isPhrase(ofSummary, first, unit, last))
        choose(phrase, false, textOf(ofSummary.parts, first, last))
    })
  }
  return [...chosen.values()]
}

/** A word that stands there once is in no phrase that stands there twice: most of the work is saved so. */
function stopAtSingleWords(folded: string[]): void {
  const placeOfSingle = new Map<string, number>()
  for (let place = 0; place < folded.length; place++) {
    const word = folded[place] ?? ''
    placeOfSingle.set(word, placeOfSingle.has(word) ? REPEATED : place)
  }
  for (const place of placeOfSingle.values()) if (place !== REPEATED) folded[place] = ''
}

const REPEATED = -1

type Visit = (phrase: string, first: number, unit: number, last: number) => void

/**
 * Visits every run of up to four words that begins and ends with a unit, which is a word or a compound: its
 * folded words, its first word, the first word of its last unit, and its last word.
 */
function eachRun({ parts, folded }: PhraseWords, visit: Visit): void {
  for (let first = 0; first < folded.length; first++) {
    if (folded[first] === '' || (first > 0 && isHyphen(parts[2 * first]))) continue
    let phrase = ''
    let unit = first
    for (let last = first; last < first + MOST_WORDS; last++) {
      const word = folded[last]
      if (word === undefined || word === '') break
      phrase = last === first ? word : `${phrase} ${word}`
      if (phrase.length > MOST_CHARACTERS) break
      const gap = parts[2 * last + 2]
      if (isHyphen(gap) && last + 1 < folded.length) continue
      visit(phrase, first, unit, last)
      if (gap !== ' ') break
      unit = last + 1
    }
  }
}
