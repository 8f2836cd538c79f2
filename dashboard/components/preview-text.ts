import { escapedForXml } from '../../workers/escaped.ts'

/** Most characters are narrower than half of their height is high; bold ones of a title are a little wider. */
const WIDTH = { plain: 0.52, bold: 0.6 }

/** The lines of a text that fit a width, broken between words; what does not fit any more ends in an ellipsis. */
export function linesOf(text: string, size: number, width: number, most: number): string[] {
  const room = Math.floor(width / (size * WIDTH.plain))
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.slice(0, most).map((line, i) => {
    const cut = line.length > room ? line.slice(0, room - 1) : line
    return cut === line && (i < most - 1 || lines.length <= most) ? line : `${cut.slice(0, room - 1)}…`
  })
}

/** How large a title may be to fit a width, and what of it does at the smallest size. */
export function fitted(
  text: string,
  width: number,
  largest: number,
  smallest: number,
): [text: string, size: number] {
  const size = Math.floor(Math.min(largest, Math.max(smallest, width / (WIDTH.bold * text.length))))
  const room = Math.floor(width / (WIDTH.bold * size))
  return [text.length <= room ? text : `${text.slice(0, room - 1)}…`, size]
}

export interface TextLook {
  size: number
  colour: string
  anchor?: 'start' | 'middle' | 'end'
  bold?: boolean
  serif?: boolean
}

/** A text of an SVG. */
export function textAt(x: number, y: number, text: string, look: TextLook): string {
  const { size, colour, anchor = 'start', bold = false, serif = false } = look
  const family = serif ? "Georgia,'DejaVu Serif',serif" : "'Segoe UI','DejaVu Sans',sans-serif"
  const weight = bold ? ' font-weight="600"' : ''
  return `<text x="${x}" y="${y}" font-size="${size}" font-family="${family}" fill="${colour}" text-anchor="${anchor}"${weight}>${escapedForXml(text)}</text>`
}
