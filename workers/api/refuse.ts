import type { Hono } from 'hono'
import type { AppEnv } from './context.ts'
import { Problem } from './problem.ts'

/**
 * What none of an app's routes answers, once they are all there: 405 where another method would do, else 404.
 *
 * @param at where the app is mounted
 */
export function refuseTheRest(app: Hono<AppEnv>, at: string): void {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  app.all('*', (context) => {
    const { method, path } = context.req
    const allowed = new Set(
      routes.filter((route) => matches(at + route.path, path)).map((route) => route.method),
    )
    if (allowed.size === 0) throw new Problem(404, 'Not found', `There is nothing at ${path.slice(0, 200)}.`)
    throw new Problem(405, 'Method not allowed', `${method} is not possible here.`, [], {
      allow: [...allowed].flatMap((one) => (one === 'GET' ? ['GET', 'HEAD', 'OPTIONS'] : [one])).join(', '),
    })
  })
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/:\w+\{\.\+\}/g, '.+').replace(/:\w+/g, '[^/]+')}$`).test(path)
