import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './context.ts'
import { Problem } from './problem.ts'

/** What one reader may ask for a minute, as `wrangler.toml` sets it, of the questions that cost much. */
export const RATE_LIMITS = {
  search: { binding: 'SEARCH_LIMIT', requests: 30 },
  export: { binding: 'EXPORT_LIMIT', requests: 10 },
} as const

export type RateLimitName = keyof typeof RATE_LIMITS

const SECONDS = 60

/**
 * Counts a request against a limit, per reader and place of Cloudflare's network; without the binding nothing is
 * counted. What is left of the limit is not to be had from the binding, so that an answer names the limit alone.
 * Headers: draft-ietf-httpapi-ratelimit-headers.
 *
 * @throws {Problem} 429 with `Retry-After` once the limit is used up
 */
export async function countRequest(context: Context<AppEnv>, name: RateLimitName): Promise<void> {
  const { binding, requests } = RATE_LIMITS[name]
  const limiter = context.env[binding]
  if (limiter === undefined) return
  const policy = `"${name}";q=${requests};w=${SECONDS}`
  const { success } = await limiter.limit({ key: context.req.header('cf-connecting-ip') ?? 'unknown' })
  if (success) return context.res.headers.set('ratelimit-policy', policy)
  throw new Problem(
    429,
    'Too many requests',
    `At most ${requests} requests a minute can be asked of ${name}: wait a minute.`,
    [],
    { 'retry-after': String(SECONDS), 'ratelimit-policy': policy, ratelimit: `"${name}";r=0;t=${SECONDS}` },
  )
}

/** For routes that cost much whatever is asked. */
export const rateLimited = (name: RateLimitName) =>
  createMiddleware<AppEnv>(async (context, next) => {
    await countRequest(context, name)
    await next()
  })
