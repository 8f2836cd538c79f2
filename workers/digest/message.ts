import { escapedForXml as escaped } from '../escaped.ts'
import { linesAsHtml, linesAsText } from '../lines.ts'
import type { Message } from '../message.ts'
import { digestData } from './data.ts'
import type { Digest } from './digest.ts'
import { A_FEW, ALL_OF_IT, linesOf, type Room } from './lines.ts'
import { digestPath, headlineOf } from './words.ts'

/** A subject is one short line, whatever a title is made of. */
const MOST_OF_A_TITLE = 160

const FOOTER =
  'You get this e-mail because your address is in EMAIL_TO of this Uptrend. To unsubscribe, have the address removed there.'

/**
 * A digest as it is sent.
 *
 * @param origin of the pages it leads to; without one it leads nowhere
 */
export function digestMessage(digest: Digest, origin: string | null): Message {
  const title = titleOf(digest)
  const page = origin === null ? null : origin + digestPath(digest.period)
  const text = (room: Room) =>
    [title, ...(page === null ? [] : [page]), '', linesAsText(linesOf(digest, room), origin)].join('\n')
  return {
    title,
    text: text(ALL_OF_IT),
    brief: text(A_FEW),
    html: documentOf(title, page, linesAsHtml(linesOf(digest), origin)),
    footer: FOOTER,
    data: digestData(digest, title, origin),
  }
}

function titleOf(digest: Digest): string {
  const title = `Uptrend, ${digest.period.name}: ${headlineOf(digest)}`.replace(/[\s\p{Cc}]+/gu, ' ')
  return title.length <= MOST_OF_A_TITLE ? title : `${title.slice(0, MOST_OF_A_TITLE - 1).toWellFormed()}…`
}

const STYLE =
  'body{max-width:40rem;margin:0 auto;padding:1rem;font:16px/1.45 system-ui,sans-serif}h1{font-size:1.3rem}h2{font-size:1.15rem;margin:2rem 0 .25rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}ol{padding-left:1.5rem}li{margin:.4rem 0}small{opacity:.75}'

/** Where styles are left out, headings and lists still say what is what. */
const documentOf = (title: string, page: string | null, content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><h1>${escaped(title)}</h1>${
    page === null ? '' : `<p><a href="${escaped(page)}">The same as a page</a></p>`
  }${content}<hr><p><small>${escaped(FOOTER)}</small></p></body></html>`
