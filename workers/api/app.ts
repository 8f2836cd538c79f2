import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './context.ts'
import { errorResponse } from './error-response.ts'
import { mount } from './operation.ts'
import { allOperations } from './operations.ts'
import { refuseTheRest } from './refuse.ts'
import { admin } from './routes/admin.ts'
import { mountItemRoutes } from './routes/item.ts'

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
    exposeHeaders: ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After'],
    maxAge: 86400,
  }),
)
for (const operation of allOperations) if (!operation.path.startsWith('/items/')) mount(api, operation)
mountItemRoutes(api)
refuseTheRest(api, '/api/v1')

api.onError(errorResponse)
