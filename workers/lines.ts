import { escapedForXml } from './escaped.ts'

/** One line of what is read elsewhere, in a feed or a message: a text, or a link to a page with a note behind it. */
export interface Line {
  text: string
  /** A path on the deployment's own site. */
  page?: string
  note?: string
  /** A heading of this level. */
  heading?: 2 | 3
}

/**
 * Lines as HTML that also stands in XML: links in a row are a list, the rest are paragraphs and headings.
 *
 * @param origin of the pages; without one nothing is linked
 */
export function linesAsHtml(lines: readonly Line[], origin: string | null): string {
  return rowsOf(lines)
    .map((row) => {
      const [first] = row
      if (row.length > 1) return `<ol>${row.map((line) => `<li>${inline(line, origin)}</li>`).join('')}</ol>`
      if (first === undefined) return ''
      const tag = first.heading === undefined ? 'p' : `h${first.heading}`
      return `<${tag}>${inline(first, origin)}</${tag}>`
    })
    .join('')
}

/** Links that follow each other, together; every other line by itself. */
function rowsOf(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = []
  for (const line of lines) {
    const row = rows.at(-1)
    if (isListed(line) && row?.every(isListed)) row.push(line)
    else rows.push([line])
  }
  return rows
}

const isListed = ({ page, heading }: Line): boolean => page !== undefined && heading === undefined

function inline({ text, page, note }: Line, origin: string | null): string {
  const words = escapedForXml(text)
  const linked =
    page === undefined || origin === null ? words : `<a href="${escapedForXml(origin + page)}">${words}</a>`
  return note === undefined ? linked : `${linked}: ${escapedForXml(note)}`
}

/** Lines as plain text: what is linked with its address below it, headings with a free line above. */
export function linesAsText(lines: readonly Line[], origin: string | null): string {
  return lines
    .map((line) => {
      const { text, page, note, heading } = line
      const words = note === undefined ? text : `${text}: ${note}`
      if (heading !== undefined) return `\n${heading === 2 ? words.toUpperCase() : words}`
      const listed = isListed(line) ? `- ${words}` : words
      return page === undefined || origin === null ? listed : `${listed}\n  ${origin}${page}`
    })
    .join('\n')
    .trim()
}
