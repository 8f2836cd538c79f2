import { formsOf } from '../topics/fold.ts'
import { isAscii, plainText } from './plain.ts'
import { isCommon, noted } from './words.ts'

/** What is searched for. */
export interface SearchQuery {
  /** Words to look up, the longest first: an item has to have noted all of them. */
  words: string[]
  /** Each has to be found in the title or in the summary. */
  patterns: Pattern[]
}

/** So many words are looked up; more are only compared with the texts that these lead to. */
const LOOKED_UP = 4

/**
 * Reads what somebody wrote into a search field: words that all have to be there, and phrases in quotes whose words
 * have to follow each other. Common words only count within quotes. A word with punctuation within (`state-of-the-art`) is a phrase. A quote that is not
 * closed reaches to the end.
 */
export function parseSearch(written: string): SearchQuery {
  const phrases = [...written.matchAll(/["“”„]([^"“”„]*)|([^\s"“”„]+)/g)]
    .map(([, quoted, bare]) => plainText(quoted ?? bare ?? ''))
    .filter((phrase) => phrase !== '' && !isCommon(phrase))
    .map((phrase) => phrase.split(' '))
  const words = new Set(
    phrases
      .flat()
      .filter((word) => !isCommon(word))
      .map(noted),
  )
  return {
    words: [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, LOOKED_UP),
    patterns: phrases.map(patternOf),
  }
}

/** A phrase as it stands in a plain text between two spaces, and in a text of ASCII as it was written: the same. */
interface Pattern {
  plain: RegExp
  ascii: RegExp
}

const patternOf = (phrase: string[]): Pattern => ({
  plain: new RegExp(` ${phrase.map((word) => anyForm(word, '\\S')).join(' ')} `),
  ascii: new RegExp(
    `(?<![a-z0-9])${phrase.map((word) => anyForm(word, '[a-z0-9]')).join('[^a-z0-9]+')}(?![a-z0-9])`,
    'i',
  ),
})

/** A word in any number; words that are cut off may go on. */
function anyForm(word: string, letter: string): string {
  const form = noted(word)
  const forms = new Set([word, ...formsOf(form)])
  return form.length < word.length && !forms.has(form) ? `${form}${letter}*` : `(?:${[...forms].join('|')})`
}

/** Whether a text has all that is searched for, each in its title or in its summary. */
export function hasAll({ patterns }: SearchQuery, title: string, summary: string | null): boolean {
  // Making a text plain takes ten times as long as looking into it.
  if (isAscii(title) && isAscii(summary ?? ''))
    return patterns.every(({ ascii }) => ascii.test(title) || (summary !== null && ascii.test(summary)))
  const text = ` ${plainText(title)} | ${summary === null ? '' : plainText(summary)} `
  return patterns.every(({ plain }) => plain.test(text))
}
