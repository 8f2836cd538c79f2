import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { secureHeaders } from 'hono/secure-headers'
import * as v from 'valibot'
import type { AppEnv } from '../workers/api/context.ts'
import { parseQuery, source } from '../workers/api/parameters.ts'
import { Problem } from '../workers/api/problem.ts'
import { isDay } from '../workers/days.ts'
import { type Frame, Layout } from './components/layout.tsx'
import { DEFAULT_SOURCE } from './components/source-switch.tsx'
import { loadHealth } from './load-health.ts'
import { loadItem } from './load-item.ts'
import { loadListings } from './load-listings.ts'
import { loadOverview } from './load-overview.ts'
import { HealthPage } from './pages/health.tsx'
import { ItemPage } from './pages/item.tsx'
import { ListingsPage } from './pages/listings.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { TroublePage } from './pages/trouble.tsx'

const overviewQuery = v.strictObject({ source: v.optional(source, DEFAULT_SOURCE) })

/** The pages, to be mounted at `/`. */
export const pages = new Hono<AppEnv>()

pages.use(
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'strict-origin-when-cross-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  }),
)

pages.get('/', async (context) => {
  const { source } = parseQuery(overviewQuery, new URL(context.req.url).searchParams)
  const view = await loadOverview(context.env, source)
  return page(
    context,
    {
      title: 'Uptrend: what is rising, and how sure that is',
      description: `Rising and falling topics of ${view.source.name}, with their evidence, and what was most upvoted today.`,
      at: 'overview',
    },
    <OverviewPage {...view} />,
  )
})

pages.get('/listings', async (context) => {
  const asked = context.req.query('day')
  if (asked !== undefined && !isDay(asked))
    throw new Problem(400, 'No such day', `"${asked.slice(0, 40)}" is not a calendar day like 2025-06-10.`)
  const view = await loadListings(context.env, asked)
  return page(
    context,
    {
      title: asked === undefined ? "Today's listings · Uptrend" : `Listings of ${asked} · Uptrend`,
      description: 'What Hugging Face Daily Papers and GitHub Trending list, with every upvote kept.',
      at: 'listings',
    },
    <ListingsPage {...view} />,
  )
})

pages.get('/items/:id{.+}', async (context) => {
  const view = await loadItem(context.env, context.req.param('id'))
  const description = `${view.item.title}: upvotes over time.`
  return page(
    context,
    { title: `${view.item.title} · Uptrend`, description, at: null, charts: true },
    <ItemPage {...view} />,
  )
})

pages.get('/health', async (context) => {
  const view = await loadHealth(context.env)
  return page(
    context,
    { title: 'Health · Uptrend', description: 'Which listings were seen when, and why not.', at: 'health' },
    <HealthPage {...view} />,
  )
})

// Not notFound(): that of a mounted app is never asked.
pages.all('*', (context) => {
  throw new Problem(404, 'There is no such page', `Nothing is at ${context.req.path.slice(0, 200)}.`)
})

pages.onError((error, context) => {
  const problem = problemOf(error)
  return page(
    context,
    { title: `${problem.title} · Uptrend`, description: problem.title, at: null },
    <TroublePage title={problem.title} detail={problem.message} />,
    problem.status,
  )
})

function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  if (/no such (?:table|column)/.test(error.message)) {
    return new Problem(
      503,
      'Almost there',
      'The database lacks tables. Apply the migrations: "npm run deploy" does it, and so does "npm start" on your own machine.',
    )
  }
  console.error(JSON.stringify({ error: error.message, stack: error.stack }))
  return new Problem(500, 'Something went wrong', 'The error has been logged. The health page may tell more.')
}

function page(
  context: Context<AppEnv>,
  frame: Omit<Frame, 'children' | 'sample'>,
  content: Child,
  status = 200,
): Response | Promise<Response> {
  const html = (
    <Layout {...frame} sample={context.env.SAMPLE_DATA === 'true'}>
      {content}
    </Layout>
  )
  context.header(
    'cache-control',
    status === 200 ? 'public, max-age=60, s-maxage=60, stale-while-revalidate=600' : 'no-store',
  )
  return context.html(`<!doctype html>${html}`, status as 200)
}
