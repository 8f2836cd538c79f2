import { escapedForXml as escaped } from '../escaped.ts'
import { linesAsHtml } from '../lines.ts'
import type { Moment } from '../types.ts'
import { type Entry, type Feed, updatedAt } from './feed.ts'

/**
 * A feed as Atom 1.0 (RFC 4287).
 *
 * @param self its own address, and `json` that of the same as JSON Feed
 * @param origin of all its pages
 */
export function atomText(
  feed: Feed,
  { self, json, origin }: { self: string; json: string; origin: string },
): string {
  const facts = [
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', time(updatedAt(feed))),
    link('self', self, 'application/atom+xml'),
    link('alternate', origin + feed.page, 'text/html'),
    link('alternate', json, 'application/feed+json'),
    `<author>${element('name', 'Uptrend')}${element('uri', `${origin}/`)}</author>`,
    element('icon', `${origin}/favicon.svg`),
    ...feed.entries.map((entry) => entryText(entry, origin)),
  ]
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n${facts.join('\n')}\n</feed>\n`
}

function entryText(entry: Entry, origin: string): string {
  const facts = [
    element('id', entry.id),
    element('title', entry.title),
    link('alternate', origin + entry.page, 'text/html'),
    ...(entry.elsewhere === null ? [] : [link('related', entry.elsewhere, 'text/html')]),
    element('published', time(entry.published)),
    element('updated', time(entry.updated)),
    ...entry.authors.map((name) => `<author>${element('name', name)}</author>`),
    ...entry.tags.map((tag) => `<category term="${escaped(tag)}"/>`),
    element('summary', entry.summary),
    `<content type="html">${escaped(linesAsHtml(entry.lines, origin))}</content>`,
  ]
  return `<entry>\n${facts.join('\n')}\n</entry>`
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

const link = (relation: string, address: string, type: string): string =>
  `<link rel="${relation}" type="${type}" href="${escaped(address)}"/>`

const time = (moment: Moment): string => new Date(moment).toISOString()
