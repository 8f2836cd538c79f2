import { Hono } from 'hono'
import type { AppEnv } from '../workers/api/context.ts'
import { badParameters, lacksTables, Problem } from '../workers/api/problem.ts'
import { dayOf, isDay } from '../workers/days.ts'
import { asked, overviewQuery, topicQuery, topicsQuery } from './asked.ts'
import { mountComparing } from './compare-routes.tsx'
import { address } from './components/source-switch.tsx'
import { mountDigests } from './digest-routes.tsx'
import { headers, isEmbed } from './headers.ts'
import { mountItems } from './item-routes.tsx'
import { loadHealth } from './load-health.ts'
import { loadItem } from './load-item.ts'
import { loadListings } from './load-listings.ts'
import { loadOverview } from './load-overview.ts'
import { loadRun } from './load-run.ts'
import { loadTopic } from './load-topic.ts'
import { loadTopics } from './load-topics.ts'
import { embed, page } from './page.tsx'
import { HealthPage } from './pages/health.tsx'
import { ItemPage } from './pages/item.tsx'
import { UpvoteFigure } from './pages/item-votes.tsx'
import { ListingsPage } from './pages/listings.tsx'
import { OverviewPage } from './pages/overview.tsx'
import { VolumeChart, volumeTitle } from './pages/overview-volume.tsx'
import { RunPage } from './pages/run.tsx'
import { TopicPage } from './pages/topic.tsx'
import { previewOf, TopicChart } from './pages/topic-chart.tsx'
import { TopicsPage } from './pages/topics.tsx'
import { TroublePage } from './pages/trouble.tsx'
import { mountPreviews } from './preview-routes.ts'

/** The pages, to be mounted at `/`. */
export const pages = new Hono<AppEnv>()

pages.use(headers)

pages.get('/', async (context) => {
  const { source } = asked(overviewQuery, context)
  const view = await loadOverview(context.env, source)
  if (isEmbed(context))
    return embed(context, { title: volumeTitle(view), sources: [view.source] }, <VolumeChart {...view} />)
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

pages.get('/topics', async (context) => {
  const view = await loadTopics(context.env, asked(topicsQuery, context))
  return page(
    context,
    {
      title: 'Topics · Uptrend',
      description: `All topics of ${view.source.name} with their share, its change and its last weeks.`,
      at: 'topics',
      search: view.query.q,
    },
    <TopicsPage {...view} />,
  )
})

pages.get('/topics/:id', async (context) => {
  const parts = isEmbed(context) ? 'chart' : 'all'
  const view = await loadTopic(context.env, context.req.param('id'), asked(topicQuery, context), parts)
  const name = view.topic.name
  if (isEmbed(context))
    return embed(context, { title: name, sources: [view.source] }, <TopicChart {...view} />)
  return page(
    context,
    {
      title: `${name} · Uptrend`,
      description: `${name}. ${previewOf(view).sentence}`,
      at: 'topics',
      charts: true,
      preview: {
        path: address(`/topics/${view.topic.id}/preview.svg`, { source: view.source.id }),
        alt: `${name} in ${view.source.name} over the last year. ${previewOf(view).sentence}`,
      },
    },
    <TopicPage {...view} />,
  )
})

pages.get('/listings', async (context) => {
  const wanted = context.req.query('day')
  if (wanted !== undefined && !isDay(wanted))
    throw new Problem(400, 'No such day', `"${wanted.slice(0, 40)}" is not a calendar day like 2025-06-10.`)
  if (wanted !== undefined && wanted > dayOf(context.env.now))
    throw badParameters([{ parameter: 'day', message: `${wanted} lies in the future` }])
  const view = await loadListings(context.env, wanted)
  return page(
    context,
    {
      title: wanted === undefined ? "Today's listings · Uptrend" : `Listings of ${wanted} · Uptrend`,
      description: 'What Hugging Face Daily Papers and GitHub Trending list, with every upvote kept.',
      at: 'items',
    },
    <ListingsPage {...view} />,
  )
})

mountPreviews(pages)
mountItems(pages)

pages.get('/items/:id{.+}', async (context) => {
  const view = await loadItem(context.env, context.req.param('id'))
  const title = view.item.title
  if (isEmbed(context)) return embed(context, { title, sources: [view.source] }, <UpvoteFigure {...view} />)
  return page(
    context,
    { title: `${title} · Uptrend`, description: `${title}: upvotes over time.`, at: null, charts: true },
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

pages.get('/runs/:id', async (context) => {
  const view = await loadRun(context.env, context.req.param('id'))
  return page(
    context,
    {
      title: `Run ${view.run.id} · Uptrend`,
      description: `One attempt to collect a listing of ${view.source.name}.`,
      at: 'health',
    },
    <RunPage {...view} />,
  )
})

mountComparing(pages)
mountDigests(pages)

// Not notFound(): that of a mounted app is never asked.
pages.all('*', (context) => {
  throw new Problem(404, 'There is no such page', `Nothing is at ${context.req.path.slice(0, 200)}.`)
})

pages.onError((error, context) => {
  const problem = problemOf(error)
  if (isEmbed(context))
    return embed(context, { title: problem.title, sources: [] }, <p>{problem.message}</p>, problem.status)
  // What is wrong with the parameters of an address is no trouble without them.
  const asked = problem.errors.length > 0
  const title = asked ? "This can't be shown" : problem.title
  return page(
    context,
    { title: `${title} · Uptrend`, description: title, at: null },
    <TroublePage
      title={title}
      detail={problem.message}
      usual={asked ? context.req.path : null}
      topic={problem.status === 404 ? topicIn(context.req.path) : null}
    />,
    problem.status,
  )
})

/** The words of a topic's address, for a search: `/topics/scaling-lwas` is about "scaling lwas". */
const topicIn = (path: string): string | null =>
  /^\/topics\/([\w-]{1,80})$/.exec(path)?.[1]?.replaceAll('-', ' ') ?? null

function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  if (lacksTables(error)) {
    return new Problem(
      503,
      'Almost there',
      'The database lacks tables. Apply the migrations: "npm run deploy" does it, and so does "npm start" on your own machine.',
    )
  }
  console.error(JSON.stringify({ error: error.message, stack: error.stack }))
  return new Problem(500, 'Something went wrong', 'The error has been logged. The health page may tell more.')
}
