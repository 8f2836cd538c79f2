import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { AppEnv } from '../workers/api/context.ts'
import { type Frame, Layout } from './components/layout.tsx'

/** Answers with a page: its content in the frame that every page has. */
export function page(
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
