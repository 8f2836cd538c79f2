import { type Context, Hono } from 'hono'
import { dayOf } from '../../days.ts'
import type { Effects } from '../../jobs/effects.ts'
import { importListing } from '../../jobs/import-listing.ts'
import { tick } from '../../jobs/tick.ts'
import { metered } from '../../store/meter.ts'
import { seenDays } from '../../store/seen-days.ts'
import { recordUsage, usageOf } from '../../store/usage.ts'
import { requireAdmin } from '../admin-token.ts'
import type { AppEnv } from '../context.ts'
import { parseListing } from '../listing-body.ts'
import { refuseTheRest } from '../refuse.ts'
import { parseSpan } from '../span-body.ts'
import { parseTickTime } from '../tick-body.ts'

/** Endpoints for the deployer alone: no CORS, no cache, closed without `ADMIN_TOKEN`. */
export const admin = new Hono<AppEnv>()

admin.use(requireAdmin)

admin.post('/listings', async (context) => {
  const { env } = context
  const listing = await parseListing(context.req.raw, env.now)
  return await accounted(context, 0, (effects) => importListing(listing, env.now, effects))
})

admin.post('/tick', async (context) => {
  const at = await parseTickTime(context.req.raw, context.env.now)
  return await accounted(context, 1, (effects) => tick(at, effects))
})

/** Which listings need no filling in: by it, filling in goes on where it was stopped. */
admin.post('/seen', async (context) => {
  const { source, from, to } = await parseSpan(context.req.raw)
  const days = await seenDays(context.env.DB, source, from, to)
  return context.json({ data: { days } }, 200, NOT_KEPT)
})

refuseTheRest(admin, '/api/v1/admin')

const NOT_KEPT = { 'cache-control': 'no-store' }

/** Does some work, adds what it cost to its day, and answers with both. */
async function accounted(
  context: Context<AppEnv>,
  ticks: number,
  work: (effects: Effects) => Promise<object>,
): Promise<Response> {
  const { env } = context
  const { db, spent } = metered(env.DB)
  const data = await work({
    env: { ...env, DB: db },
    fetch: env.fetcher,
    clock: env.clock,
    bytes: () => spent.bytes,
  })
  const today =
    spent.rowsWritten === 0
      ? await usageOf(env.DB, dayOf(env.now))
      : await recordUsage(env.DB, env.now, ticks, spent)
  const meta = {
    rows_read: spent.rowsRead,
    rows_written: spent.rowsWritten,
    rows_written_today: today.rowsWritten,
  }
  return context.json({ data, meta }, 200, NOT_KEPT)
}
