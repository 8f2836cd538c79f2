import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import { ANSWERS, notModified, PUBLIC, tagFor } from '../api/answer.ts'
import type { AppEnv } from '../api/context.ts'
import { errorResponse } from '../api/error-response.ts'
import { parseQuery } from '../api/parameters.ts'
import { notFound } from '../api/problem.ts'
import { refuseTheRest } from '../api/refuse.ts'
import type { DigestInterval } from '../digest/period.ts'
import { sources as registry } from '../sources/index.ts'
import { dataState } from '../store/data-state.ts'
import type { SourceId } from '../types.ts'
import { atomText } from './atom.ts'
import { dailyFeed } from './daily.ts'
import { digestFeed } from './digest.ts'
import type { Feed } from './feed.ts'
import { jsonFeedText } from './json-feed.ts'
import { digestFeedQuery, feedQuery } from './question.ts'
import { risingFeed } from './rising.ts'
import { topicFeed } from './topic.ts'

/** What is asked of a feed. */
export interface FeedQuestion {
  sources: readonly SourceId[]
  minUpvotes: number
  /** Of the feed of digests. */
  period: DigestInterval
}

/** The feeds, to be mounted at `/feeds`. */
export const feeds = new Hono<AppEnv>()

feeds.use(
  secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    crossOriginResourcePolicy: 'cross-origin',
    referrerPolicy: 'no-referrer',
  }),
)
feeds.use(
  cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'OPTIONS'], exposeHeaders: ['ETag'], maxAge: 86400 }),
)

for (const format of ['xml', 'json']) {
  feeds.get(`/daily.${format}`, (context) =>
    answer(context, ({ sources, minUpvotes }) => dailyFeed(context.env.DB, sources, minUpvotes)),
  )
  feeds.get(`/rising.${format}`, (context) =>
    answer(context, ({ sources, minUpvotes }) => risingFeed(context.env.DB, sources, minUpvotes)),
  )
  feeds.get(`/digest.${format}`, (context) =>
    answer(
      context,
      ({ sources, minUpvotes, period }) =>
        digestFeed(context.env.DB, sources, minUpvotes, period, context.env.now),
      digestFeedQuery,
    ),
  )
}
feeds.get('/topics/:file', (context) => {
  const file = context.req.param('file')
  const [, topic] = /^(.+)\.(?:xml|json)$/.exec(file) ?? []
  if (topic === undefined)
    throw notFound(
      `There is no feed "${file.slice(0, 60)}": those of topics are called by their ids, like rag.xml or rag.json.`,
    )
  const { DB, now } = context.env
  return answer(context, ({ sources, minUpvotes }) => topicFeed(DB, topic, sources, minUpvotes, now))
})
refuseTheRest(feeds, '/feeds')
feeds.onError(errorResponse)

/** Answers one request: parameters, then "not modified", then the data. */
async function answer(
  context: Context<AppEnv>,
  feedFor: (question: FeedQuestion) => Promise<Feed>,
  query: typeof feedQuery | typeof digestFeedQuery = feedQuery,
): Promise<Response> {
  const url = new URL(context.req.url)
  const asked = parseQuery(query, url.searchParams)
  const { version } = await dataState(context.env.DB)
  const tag = tagFor(version, context.req.url)
  const same = notModified(context, tag)
  if (same !== null) return same
  const feed = await feedFor({
    sources: asked.source === undefined ? registry.map(({ id }) => id) : [asked.source],
    minUpvotes: asked.min_upvotes,
    period: 'period' in asked ? asked.period : 'day',
  })
  // Other parameters make it another feed, of the same entries.
  url.searchParams.sort()
  return new Response(feedText({ ...feed, id: feed.id + url.search }, url), {
    headers: {
      'content-type': TYPES[formatOf(url)],
      'cache-control': PUBLIC,
      'cache-tag': ANSWERS,
      etag: tag,
    },
  })
}

const TYPES = { xml: 'application/atom+xml; charset=utf-8', json: 'application/feed+json; charset=utf-8' }

const formatOf = ({ pathname }: URL): keyof typeof TYPES => (pathname.endsWith('.json') ? 'json' : 'xml')

/** A feed as the address asks for it. */
export function feedText(feed: Feed, url: URL): string {
  const { origin, href } = url
  if (formatOf(url) === 'json') return jsonFeedText(feed, { self: href, origin })
  const json = new URL(url)
  json.pathname = json.pathname.replace(/\.xml$/, '.json')
  return atomText(feed, { self: href, json: json.href, origin })
}
