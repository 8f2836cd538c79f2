import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { AppEnv } from './context.ts'
import { mount } from './operation.ts'
import { Problem, problemResponse } from './problem.ts'
import { admin } from './routes/admin.ts'
import { health } from './routes/health.ts'
import { items, mountItemRoutes } from './routes/items.ts'
import { run, runs } from './routes/runs.ts'
import { sources } from './routes/sources.ts'

/** The JSON API, to be mounted at `/api/v1`. */
export const api = new Hono<AppEnv>()

api.route('/admin', admin)
api.use(
  cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'OPTIONS'],
    exposeHeaders: ['ETag', 'Link'],
    maxAge: 86400,
  }),
)
mount(api, sources)
mount(api, health)
mount(api, runs)
mount(api, run)
mount(api, items)
mountItemRoutes(api)
api.all('*', (context) => {
  const known = api.routes.some(({ method, path }) => method === 'GET' && matches(path, context.req.path))
  if (known && context.req.method !== 'GET') {
    throw new Problem(405, 'Method not allowed', `${context.req.method} is not possible here.`, [], {
      allow: 'GET, HEAD, OPTIONS',
    })
  }
  throw new Problem(404, 'Not found', `There is nothing at ${context.req.path.slice(0, 200)}.`)
})

api.onError(errorResponse)

/** Any error as a problem: ours with its own words, everything else as a 500 that gives nothing away. */
function errorResponse(error: Error): Response {
  if (error instanceof Problem) return problemResponse(error)
  if (/no such table/.test(error.message)) {
    return problemResponse(
      new Problem(
        503,
        'Not set up',
        'The database has no tables yet: apply the migrations ("npm run deploy" does).',
      ),
    )
  }
  console.error(JSON.stringify({ error: error.message, stack: error.stack }))
  return problemResponse(new Problem(500, 'Internal error', 'Something went wrong here. It has been logged.'))
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^/api/v1${pattern.replace(/:\w+\{\.\+\}/g, '.+').replace(/:\w+/g, '[^/]+')}$`).test(path)
