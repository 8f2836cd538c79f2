import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'
import { Problem } from './problem.ts'

/** Lets a request through only with the deployer's bearer token; without a token set, nothing passes. */
export const requireAdmin = createMiddleware<AppEnv>(async (context, next) => {
  const secret = context.env.ADMIN_TOKEN
  if (secret === undefined || secret === '') {
    throw new Problem(
      403,
      'Closed',
      'The admin endpoints are closed: set the secret ADMIN_TOKEN to open them.',
    )
  }
  const given = /^Bearer (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]
  if (given === undefined || !(await isSame(given, secret))) {
    throw new Problem(
      401,
      'Unauthorized',
      'This needs the header "Authorization: Bearer <ADMIN_TOKEN>".',
      [],
      { 'www-authenticate': 'Bearer' },
    )
  }
  await next()
})

/** Compares digests, so that neither the length nor the place of the first difference shows in the time. */
async function isSame(given: string, secret: string): Promise<boolean> {
  const [a, b] = await Promise.all(
    [given, secret].map((text) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  )
  return a !== undefined && b !== undefined && crypto.subtle.timingSafeEqual(a, b)
}
