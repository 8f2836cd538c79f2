import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from '../workers/api/context.ts'

/** The pages that have a chart: the only ones that other sites may show in a frame. */
const WITH_CHART = /^\/(?:topics\/[^/]+|compare|items\/.+|organizations)?$/

/** Whether nothing is asked for but a page's chart, to be shown within somebody else's page. */
export const isEmbed = ({ req }: Context<AppEnv>): boolean =>
  req.query('embed') === '1' && WITH_CHART.test(req.path)

const alike = {
  referrerPolicy: 'strict-origin-when-cross-origin',
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
}
const page = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
}
const nobody = ["'none'"]

const ofPages = secureHeaders({ ...alike, contentSecurityPolicy: { ...page, frameAncestors: nobody } })

/** May be framed by anybody, and so has nothing in it that a click could do. */
const ofEmbeds = secureHeaders({
  ...alike,
  contentSecurityPolicy: { ...page, formAction: nobody, frameAncestors: ['*'] },
  crossOriginResourcePolicy: 'cross-origin',
  xFrameOptions: false,
})

/** Shown by other sites, and runs and loads nothing. */
const ofImages = secureHeaders({
  ...alike,
  contentSecurityPolicy: { defaultSrc: nobody, frameAncestors: nobody },
  crossOriginResourcePolicy: 'cross-origin',
})

/** What keeps a page safe: it is never framed, unless it is an embed. */
export const headers: MiddlewareHandler<AppEnv> = async (context, next) => {
  await next()
  await headersFor(context)(context, async () => {})
}

function headersFor(context: Context<AppEnv>): MiddlewareHandler {
  if (isEmbed(context)) return ofEmbeds
  return context.res.headers.get('content-type')?.startsWith('image/') ? ofImages : ofPages
}
