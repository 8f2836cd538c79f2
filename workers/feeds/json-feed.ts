import { linesAsHtml } from '../lines.ts'
import type { Entry, Feed } from './feed.ts'

/**
 * A feed as JSON Feed 1.1.
 *
 * @param self its own address
 * @param origin of all its pages
 */
export const jsonFeedText = (feed: Feed, { self, origin }: { self: string; origin: string }): string =>
  `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: origin + feed.page,
    feed_url: self,
    description: feed.description,
    icon: `${origin}/favicon.svg`,
    authors: [{ name: 'Uptrend', url: `${origin}/` }],
    language: 'en',
    items: feed.entries.map((entry) => itemOf(entry, origin)),
  })}\n`

const itemOf = (entry: Entry, origin: string): Record<string, unknown> => ({
  id: entry.id,
  url: origin + entry.page,
  ...(entry.elsewhere === null ? {} : { external_url: entry.elsewhere }),
  title: entry.title,
  summary: entry.summary,
  content_html: linesAsHtml(entry.lines, origin),
  date_published: new Date(entry.published).toISOString(),
  date_modified: new Date(entry.updated).toISOString(),
  ...(entry.authors.length === 0 ? {} : { authors: entry.authors.map((name) => ({ name })) }),
  ...(entry.tags.length === 0 ? {} : { tags: entry.tags }),
})
