import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './context.ts'
import { errorResponse } from './error-response.ts'
import { mount } from './operation.ts'
import { refuseTheRest } from './refuse.ts'
import { admin } from './routes/admin.ts'
import { health } from './routes/health.ts'
import { mountItemRoutes } from './routes/item.ts'
import { items } from './routes/items.ts'
import { falling, rising } from './routes/rising.ts'
import { run, runs } from './routes/runs.ts'
import { sources } from './routes/sources.ts'
import { topicSeries } from './routes/topic-series.ts'
import { topic, topics } from './routes/topics.ts'

/** The JSON API, to be mounted at `/api/v1`. */
export const api = new Hono<AppEnv>()

// Data for anybody's page to read, and never a page itself.
api.use(
  secureHeaders({
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    crossOriginResourcePolicy: 'cross-origin',
    referrerPolicy: 'no-referrer',
  }),
)
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
mount(api, topics)
mount(api, topic)
mount(api, topicSeries)
mount(api, rising)
mount(api, falling)
mountItemRoutes(api)
refuseTheRest(api, '/api/v1')

api.onError(errorResponse)
