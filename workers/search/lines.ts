/**
 * The text that says which items use which words: a line a word, the word, a space, and the items. An item is three
 * digits, or one character that says how far after the item before it comes. Lines are only ever added at the end: a word
 * may have several, and an item may stand behind it twice.
 */

/** In the order of their character codes, so that a text can be read by people as well. */
const DIGITS = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const WIDTH = 3

/** Items are numbered within an era by what three of these digits can say. */
export const ERA = DIGITS.length ** WIDTH

/** One item further, two, and so on: what stands in most items takes up a third of the room. None needs escaping in JSON. */
const STEPS = "!#$%&'()*+,./:;<=>?@[]^`{|}~"

/** What a character stands for: a digit below 64, or 64 and the length of a step. */
const VALUES = new Uint8Array(128)
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i
for (let i = 0; i < STEPS.length; i++) VALUES[STEPS.charCodeAt(i)] = DIGITS.length + 1 + i

/** Before the first line, so that every line stands between two ends of line. */
export const NO_LINES = '\n'

/** Words are spread over so many buckets, each a row. */
export const BUCKETS = 256

/** The bucket that holds a word: FNV-1a. */
export function bucketOf(word: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), 0x01000193)
  return (value >>> 0) % BUCKETS
}

const digit = (value: number): string => DIGITS.charAt(value % DIGITS.length)

/** An item's number within its era, after that of the item before it in its line. */
function code(place: number, before: number | undefined): string {
  const step = before === undefined ? 0 : place - before
  if (step > 0 && step <= STEPS.length) return STEPS.charAt(step - 1)
  return (
    digit(Math.floor(place / DIGITS.length ** 2)) + digit(Math.floor(place / DIGITS.length)) + digit(place)
  )
}

/** The lines of some items of one era, without what comes before them. */
export function linesOf(items: readonly { id: number; words: Iterable<string> }[]): string {
  const lines = new Map<string, { codes: string; last: number }>()
  for (const { id, words } of items) {
    const place = id % ERA
    for (const word of words) {
      const line = lines.get(word)
      if (line === undefined) lines.set(word, { codes: code(place, undefined), last: place })
      else {
        line.codes += code(place, line.last)
        line.last = place
      }
    }
  }
  return [...lines].map(([word, { codes }]) => `${word} ${codes}\n`).join('')
}

/** The lines of a text by bucket, with one line a word. */
export function linesByBucket(text: string): Map<number, string> {
  const codes = new Map<string, string>()
  for (let at = NO_LINES.length; at < text.length; ) {
    const space = text.indexOf(' ', at)
    const end = text.indexOf('\n', space)
    if (space < 0 || end < 0) break
    const word = text.slice(at, space)
    codes.set(word, (codes.get(word) ?? '') + text.slice(space + 1, end))
    at = end + 1
  }
  const lines = new Map<number, string>()
  for (const [word, own] of codes) {
    const bucket = bucketOf(word)
    lines.set(bucket, `${lines.get(bucket) ?? ''}${word} ${own}\n`)
  }
  return lines
}

/**
 * Counts a word for every item that uses it: an item whose count is `place` gets the next one. Words marked one after the
 * other, from place 0, leave as count of an item how many of them it uses, up to the first it does not.
 *
 * @param counts by an item's number within its era
 * @returns the highest number that was counted; -1 when none was
 */
export function markItems(text: string, word: string, counts: Uint8Array, place: number): number {
  const beginning = `\n${word} `
  let highest = -1
  // This is most of what searching costs: no call and no object for an item.
  for (let at = text.indexOf(beginning); at >= 0; ) {
    const end = text.indexOf('\n', at + beginning.length)
    // A line without an end, as in a text that was cut off, would be found again and again.
    if (end < 0) break
    let id = 0
    for (let i = at + beginning.length; i < end; ) {
      const value = VALUES[text.charCodeAt(i)] ?? 0
      if (value > 64) {
        id += value - 64
        i += 1
      } else {
        const middle = VALUES[text.charCodeAt(i + 1)] ?? 0
        id = (value << 12) | (middle << 6) | (VALUES[text.charCodeAt(i + 2)] ?? 0)
        i += WIDTH
      }
      if (counts[id] === place) {
        counts[id] = place + 1
        if (id > highest) highest = id
      }
    }
    at = text.indexOf(beginning, end)
  }
  return highest
}
