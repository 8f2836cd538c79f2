import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { AppEnv } from '../workers/api/context.ts'
import { asOf } from '../workers/store/data-state.ts'
import type { Source } from '../workers/types.ts'
import { EmbedLayout } from './components/embed-layout.tsx'
import { drawnAt } from './components/here.ts'
import { type Frame, Layout } from './components/layout.tsx'
import { withCommas } from './components/with-commas.ts'

type OfPage = Omit<Frame, 'children' | 'sample' | 'origin' | 'path'>

/** Answers with a page: its content in the frame that every page has. */
export function page(
  context: Context<AppEnv>,
  frame: OfPage,
  content: Child,
  status = 200,
): Response | Promise<Response> {
  const { origin, path } = addressOf(context)
  const html = (
    <Layout {...frame} {...isSample(context)} origin={origin} path={status === 200 ? path : null}>
      {content}
    </Layout>
  )
  return answer(context, html, status, status === 200 ? `${origin}${path}` : null)
}

/**
 * Answers with nothing but a chart, for a frame on somebody else's page.
 *
 * @param sources of its numbers; none when there is no chart to show
 */
export async function embed(
  context: Context<AppEnv>,
  { title, sources }: { title: string; sources: Source[] },
  content: Child,
  status = 200,
): Promise<Response> {
  const { origin, path } = addressOf(context)
  const ids = sources.map(({ id }) => id)
  const facts = {
    title,
    from: sources.map(({ name }) => name),
    asOf: ids.length === 0 ? null : await asOf(context.env.DB, ids),
    address: `${origin}${path}`,
  }
  const html = (
    <EmbedLayout {...facts} {...isSample(context)}>
      {content}
    </EmbedLayout>
  )
  return await answer(context, html, status)
}

const isSample = ({ env }: Context<AppEnv>) => ({ sample: env.SAMPLE_DATA === 'true' })

/** @param here the address that the page may tell, if it may */
function answer(
  context: Context<AppEnv>,
  html: Child,
  status: number,
  here: string | null = null,
): Response | Promise<Response> {
  context.header(
    'cache-control',
    status === 200 ? 'public, max-age=60, s-maxage=60, stale-while-revalidate=600' : 'no-store',
  )
  return context.html(
    drawnAt(here, () => `<!doctype html>${html}`),
    status as 200,
  )
}

/** The address of the whole page, without what a form has left empty. */
function addressOf({ req }: Context<AppEnv>): { origin: string; path: string } {
  const url = new URL(req.url)
  for (const [name, value] of [...url.searchParams])
    if (name === 'embed' || value.trim() === '') url.searchParams.delete(name)
  return { origin: url.origin, path: withCommas(`${url.pathname}${url.search}`) }
}
