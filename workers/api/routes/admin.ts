import { Hono } from 'hono'
import { importListing } from '../../jobs/import-listing.ts'
import { tick } from '../../jobs/tick.ts'
import { requireAdmin } from '../admin-token.ts'
import type { AppEnv } from '../context.ts'
import { parseListing } from '../listing-body.ts'
import { refuseTheRest } from '../refuse.ts'
import { parseTickTime } from '../tick-body.ts'

/** Endpoints for the deployer alone: no CORS, no cache, closed without `ADMIN_TOKEN`. */
export const admin = new Hono<AppEnv>()

admin.use(requireAdmin)

admin.post('/listings', async (context) => {
  const { env } = context
  const listing = await parseListing(context.req.raw, env.now)
  const imported = await importListing(listing, env.now, { env, fetch: env.fetcher, clock: env.clock })
  return context.json({ data: imported }, 200, { 'cache-control': 'no-store' })
})

admin.post('/tick', async (context) => {
  const { env } = context
  const at = await parseTickTime(context.req.raw, env.now)
  const report = await tick(at, { env, fetch: env.fetcher, clock: env.clock })
  return context.json({ data: report }, 200, { 'cache-control': 'no-store' })
})

refuseTheRest(admin, '/api/v1/admin')
