/**
 * Scraped text is hostile until it has passed through here: one line, normalised, printable, short.
 */

import { withFewMarks } from '../combining-marks.ts'

// Control characters, bidirectional overrides and zero-width marks reorder or hide what a reader sees.
// U+200C and U+200D stay: emoji and several scripts need them.
const INVISIBLE =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
// Not the single spaces between words: there are thousands of them on a page.
const WHITE_SPACE = /\s{2,}|[^\S ]/g
/** Words of printable ASCII with single spaces between them: nothing there to clean. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/
/** Printable ASCII and line breaks: only its white space needs care. */
const ASCII = /^[\t\n\r -~]*$/

/**
 * One printable line: NFC, white space collapsed, control and invisible characters dropped, at most thirty
 * marks on a letter, at most `maximum` UTF-16 units (a cut text ends in "…"). `null` when the value is no text or nothing is left.
 *
 * @example cleanText('A  Survey\n  of LLMs', 300) // 'A Survey of LLMs'
 */
export function cleanText(value: unknown, maximum: number): string | null {
  if (typeof value !== 'string') return null
  if (value.length <= maximum && PLAIN.test(value)) return value
  // Bounding the work first: normalising a text can't make it more than 18 times shorter.
  const bounded = value.length > maximum * 18 ? value.slice(0, maximum * 18) : value
  // What is invisible goes first: it can stand within white space, or between a letter and its accent.
  const visible = ASCII.test(bounded) ? bounded : normalised(bounded.toWellFormed().replace(INVISIBLE, ''))
  const line = visible.replace(WHITE_SPACE, ' ').trim()
  if (line === '') return null
  return line.length <= maximum
    ? line
    : `${line
        .slice(0, maximum - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')
        .trimEnd()}…`
}

/** NFC. There are marks that it writes as two: what it makes of thirty can be too many again. */
const normalised = (text: string): string => withFewMarks(withFewMarks(text).normalize('NFC'))

// The order matters: "&amp;" goes last, or "&amp;lt;" would become "<".
const ENTITIES = [
  ['&quot;', '"'],
  ['&#34;', '"'],
  ['&#39;', "'"],
  ['&#x27;', "'"],
  ['&apos;', "'"],
  ['&lt;', '<'],
  ['&gt;', '>'],
  // Browsers write it into the pages they save.
  ['&nbsp;', '\u00a0'],
  ['&amp;', '&'],
] as const

/** Undoes HTML escaping of an attribute's value, so that `&amp;lt;` becomes `&lt;`. */
export const unescapeAttribute = (value: string): string =>
  ENTITIES.reduce((text, [entity, character]) => text.replaceAll(entity, character), value)

/** A count as sites write it: `1,410`, `12`, but never `1.41k`. `null` for anything else. */
export function countFrom(text: string): number | null {
  const digits = text.trim()
  if (!/^\d{1,3}(?:,\d{3}){1,3}$|^\d{1,12}$/.test(digits)) return null
  return Number(digits.replaceAll(',', ''))
}

/** Five times as long as the longest part of a page that was ever seen. */
const LONGEST_SLICE = 100_000

/** Every part of `text` from `open` to the next `close`, both included. One that is far too long comes without its inside. */
export function slicesOf(text: string, open: string, close: string): string[] {
  const slices: string[] = []
  for (let start = text.indexOf(open); start !== -1; start = text.indexOf(open, start + 1)) {
    const end = text.indexOf(close, start)
    if (end === -1) break
    const isTooLong = end - start > LONGEST_SLICE
    slices.push(isTooLong ? open + close : text.slice(start, end + close.length))
    start = end
  }
  return slices
}

/** Three times as long as the longest part of a listing that was ever seen, once icons and people's pictures are out. */
const LONGEST_PART = 20_000

/** A part that is short enough to be read; of one that is not, nothing, so that its row is left out. A tree without end would take seconds. */
export const readable = (part: string): string => (part.length > LONGEST_PART ? '' : part)

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `Apr 10` or `Mar 13, 2023` as a moment at 00:00 UTC; a date without a year is of `year`. */
export function dateFromWords(text: string, year: number): number | null {
  const [, month = '', day, writtenYear] = /^([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?$/.exec(text) ?? []
  const index = MONTHS.indexOf(month.toLowerCase())
  if (index === -1) return null
  const moment = Date.UTC(writtenYear ? Number(writtenYear) : year, index, Number(day))
  return new Date(moment).getUTCDate() === Number(day) ? moment : null
}
