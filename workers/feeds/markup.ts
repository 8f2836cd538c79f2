import { escaped as escapedText } from '../escaped.ts'
import type { Entry, Line } from './feed.ts'

/** What XML 1.0 allows no document to contain, not even escaped: control characters, lone surrogates, U+FFFE, U+FFFF. */
const FORBIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text as it stands in XML, or in the HTML within it. */
export const escaped = (text: string): string => escapedText(text.replace(FORBIDDEN, '\ufffd'))

/** An entry's content as HTML. */
export function contentOf({ lines }: Entry, origin: string): string {
  const isList = lines.length > 1 && lines.every(({ page }) => page !== undefined)
  const written = lines.map((line) => {
    const [open, close] = isList ? ['<li>', '</li>'] : ['<p>', '</p>']
    return `${open}${lineOf(line, origin)}${close}`
  })
  return isList ? `<ol>${written.join('')}</ol>` : written.join('')
}

function lineOf({ text, page, note }: Line, origin: string): string {
  const linked =
    page === undefined ? escaped(text) : `<a href="${escaped(origin + page)}">${escaped(text)}</a>`
  return note === undefined ? linked : `${linked}: ${escaped(note)}`
}
