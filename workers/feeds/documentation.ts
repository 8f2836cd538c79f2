import {
  type DocumentedRoute,
  headerRef,
  type Part,
  type PathItem,
  responseRef,
} from '../api/documentation/document.ts'
import { type ParameterWords, wordsOf } from '../api/documentation/parameter-words.ts'
import { parametersOf } from '../api/documentation/parameters.ts'
import { digestFeedQuery, feedQuery } from './question.ts'

/** What is documented of the feeds. Written when the Worker is built, and no part of it. */

interface DocumentedFeed {
  path: string
  id: string
  summary: string
  description: string
  query: typeof feedQuery | typeof digestFeedQuery
  /** Of parameters that are its own, or that mean something else to it. */
  words?: Record<string, ParameterWords | undefined>
}

const TAG = 'Feeds'

const FEEDS: DocumentedFeed[] = [
  {
    path: '/feeds/daily',
    id: 'feed_daily',
    summary: 'What was most upvoted, day by day',
    description: 'An entry for each closed day of a source, as it stood when the day was closed.',
    query: feedQuery,
  },
  {
    path: '/feeds/rising',
    id: 'feed_rising',
    summary: 'Topics that are called rising',
    description:
      'An entry for each call at the end of a week, with its evidence: the newest hundred of the last four weeks.',
    query: feedQuery,
    words: {
      min_upvotes: {
        description: 'Only topics whose items of that week have at least so many upvotes together.',
        example: 10,
      },
    },
  },
  {
    path: '/feeds/digest',
    id: 'feed_digest',
    summary: 'What was rising and what was most upvoted',
    description: 'An entry for each day or week, once it is closed and its topics are followed to its end.',
    query: digestFeedQuery,
    words: {
      period: { description: 'Digests of days, or of weeks.', example: 'week' },
    },
  },
  {
    path: '/feeds/topics/{id}',
    id: 'feed_topic',
    summary: 'The newest items of a topic',
    description: 'The newest 50 items of the last 28 days that have enough upvotes, an entry for each.',
    query: feedQuery,
    words: { id: wordsOf('/topics/{id}', 'id') },
  },
]

const TIME = { type: 'string', format: 'date-time' }
const TEXT = { type: 'string' }
const ADDRESS = { type: 'string', format: 'uri' }

const jsonFeed = {
  type: 'object',
  description: 'JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).',
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: TEXT,
    home_page_url: ADDRESS,
    feed_url: ADDRESS,
    description: TEXT,
    icon: ADDRESS,
    authors: { type: 'array', items: { type: 'object' } },
    language: TEXT,
    items: { type: 'array', items: { $ref: '#/components/schemas/FeedEntry' } },
  },
  required: ['version', 'title', 'home_page_url', 'feed_url', 'description', 'items'],
  additionalProperties: false,
}

const feedEntry = {
  type: 'object',
  properties: {
    id: { ...TEXT, description: 'Permanent, wherever the Worker moves; the same as in Atom.' },
    url: { ...ADDRESS, description: 'Its page here.' },
    external_url: { ...ADDRESS, description: 'The same on the site it comes from.' },
    title: TEXT,
    summary: TEXT,
    content_html: TEXT,
    date_published: TIME,
    date_modified: { ...TIME, description: 'Votes that come in do not change it.' },
    authors: { type: 'array', items: { type: 'object' } },
    tags: { type: 'array', items: TEXT },
  },
  required: ['id', 'url', 'title', 'summary', 'content_html', 'date_published', 'date_modified'],
  additionalProperties: false,
}

const EXAMPLE = {
  id: 'tag:uptrend.github.io,2025:daily/huggingface-papers/2025-06-10',
  url: 'https://uptrend.example/listings?day=2025-06-10',
  title: 'Hugging Face Daily Papers, 2025-06-10: Towards agents that plan',
  summary: 'Towards agents that plan (57 upvotes)',
  content_html: '<p>Towards agents that plan (57 upvotes)</p>',
  date_published: '2025-06-11T00:00:00.000Z',
  date_modified: '2025-06-12T00:05:00.000Z',
  tags: ['huggingface-papers'],
}

const FORMATS = {
  xml: {
    type: 'application/atom+xml',
    called: 'Atom',
    content: { schema: { ...TEXT, description: 'An Atom feed (RFC 4287).' } },
  },
  json: {
    type: 'application/feed+json',
    called: 'JSON Feed',
    content: {
      schema: { $ref: '#/components/schemas/JsonFeed' },
      example: {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Uptrend: most upvoted, day by day',
        home_page_url: 'https://uptrend.example/',
        feed_url: 'https://uptrend.example/feeds/daily.json',
        description: 'What was most upvoted on each listing, once its day is closed.',
        items: [EXAMPLE],
      },
    },
  },
} as const

function routeOf(
  { path, id, summary, description, query, words }: DocumentedFeed,
  format: keyof typeof FORMATS,
) {
  const { type, called, content } = FORMATS[format]
  const route: DocumentedRoute = {
    operationId: `${id}_${format}`,
    summary: `${summary}, as ${called}`,
    description,
    tags: [TAG],
    parameters: parametersOf({ path, query }).map((one) => ({
      ...one,
      ...words?.[one.name],
    })),
    responses: {
      200: {
        description: 'The feed.',
        headers: {
          'Cache-Control': headerRef('CacheControl'),
          ETag: headerRef('ETag'),
        },
        content: { [type]: content },
      },
      304: responseRef('NotModified'),
      400: responseRef('BadParameters'),
      ...(path.includes('{') ? { 404: responseRef('NotFound') } : {}),
      500: responseRef('Failure'),
      503: responseRef('NotSetUp'),
    },
  }
  return route
}

export const feedsPart: Part = {
  tag: {
    name: TAG,
    description: "To subscribe to, as Atom and as JSON Feed. An entry's id never changes.",
  },
  paths: Object.fromEntries(
    FEEDS.flatMap((feed) =>
      (['xml', 'json'] as const).map((format): [string, PathItem] => [
        `${feed.path}.${format}`,
        { servers: [{ url: '/', description: 'This deployment.' }], get: routeOf(feed, format) },
      ]),
    ),
  ),
  components: { schemas: { JsonFeed: jsonFeed, FeedEntry: feedEntry } },
}
