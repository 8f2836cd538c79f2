import { Hono } from 'hono'
import { LinearRouter } from 'hono/router/linear-router'
import { pages } from '../dashboard/routes.tsx'
import { api } from './api/app.ts'
import type { AppEnv } from './api/context.ts'
import type { Env } from './env.ts'
import { feeds } from './feeds/app.ts'
import { invocation } from './jobs/invocation.ts'
import { watchdog } from './jobs/watchdog.ts'
import { purgeAfter } from './purge.ts'
import { rehearse } from './rehearsal/rehearse.ts'
import { nearest } from './store/nearest.ts'

// The other routers sort the routes at the first request, which costs it three milliseconds.
const app = new Hono<AppEnv>({ router: new LinearRouter() })
app.route('/api/v1', api)
app.route('/feeds', feeds)
app.route('/', pages)

await rehearse()

// Fetch has to be called as a plain function, and clocks are read here and nowhere below.
const fetcher: typeof fetch = (...request) => fetch(...request)
const clock = (): number => Date.now()

export default {
  fetch(request, env, context) {
    const now = clock()
    context.waitUntil(watchdog(now, { env, fetch: fetcher, clock }).then((line) => line && console.log(line)))
    return app.fetch(request, { ...env, DB: nearest(env.DB, env.PLAN), now, fetcher, clock }, context)
  },
  async scheduled(controller, env, context?: ExecutionContext) {
    const at = controller.scheduledTime
    try {
      const report = await invocation(at, { env, fetch: fetcher, clock })
      console.log(JSON.stringify(report))
      await purgeAfter(report, context?.cache)
    } catch (error) {
      // One line a tick, whatever comes of it; that it failed is for the platform to count.
      console.error(JSON.stringify({ at: new Date(at).toISOString(), error: (error as Error).message }))
      throw error
    }
  },
} satisfies ExportedHandler<Env>
