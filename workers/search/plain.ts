import { withFewMarks } from '../combining-marks.ts'

const BEYOND_ASCII = /[\u0080-\uffff]/

export const isAscii = (text: string): boolean => !BEYOND_ASCII.test(text)

/** Written without spaces: each letter of these stands for itself. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/gu

/**
 * A text as it is searched: its words in lower case without accents, one space between them. Punctuation goes, so
 * that `state-of-the-art` is four words and `owner/name` two; a letter of a script without spaces is a word.
 * @example plainText('Über-Netze für “RAG”') // 'uber netze fur rag'
 */
export function plainText(text: string): string {
  if (isAscii(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
  return withFewMarks(text)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(UNSPACED, ' $& ')
    .replace(/ +/g, ' ')
    .trim()
}
