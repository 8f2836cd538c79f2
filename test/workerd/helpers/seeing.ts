import { env } from 'cloudflare:workers'
import { differenceFrom, everythingOf, type KnownItem } from '../../../workers/collect/difference.ts'
import { importListing } from '../../../workers/jobs/import-listing.ts'
import type { Imported } from '../../../workers/jobs/reports.ts'
import { knownItems } from '../../../workers/store/listings.ts'
import { type MissedLooks, saveLook } from '../../../workers/store/save-look.ts'
import type { Sighting } from '../../../workers/store/save-sighting.ts'
import type { ListedItem } from '../../../workers/types.ts'
import { DAY_ONE, PAPERS } from './times.ts'

export interface LookFacts {
  source?: string
  day?: string
  newest?: boolean
  whole?: boolean
  inFull?: boolean
  missed?: MissedLooks | null
  nextPage?: number
}

/** Stores one look at a listing, as the collect job does, in a database that has the listing. */
export async function see(
  at: number,
  items: ListedItem[],
  {
    source = PAPERS,
    day = DAY_ONE,
    newest = true,
    whole = false,
    inFull = true,
    missed = null,
    nextPage = 0,
  }: LookFacts = {},
  db: D1Database = env.DB,
): Promise<{ runId: number; itemsNew: number; itemsChanged: number }> {
  await env.DB.prepare(
    `INSERT INTO listing (source, day, stage) VALUES (?, ?, 'open') ON CONFLICT DO NOTHING`,
  )
    .bind(source, day)
    .run()
  const sighting: Sighting = { source, day, at, newest }
  const run = {
    source,
    day,
    at,
    tookMs: 7,
    status: 'ok' as const,
    way: 'api',
    facts: {
      url: 'https://site.example/page',
      httpStatus: 200,
      bytes: 1000,
      sha256: 'aa',
      rowsSeen: items.length,
      rejected: [],
    },
    error: null,
  }
  const { results } = await knownItems(db, source, day).all<KnownItem>()
  const difference = newest ? differenceFrom(results, items, { inFull, whole }) : everythingOf(items)
  const standing = new Set([...results, ...items].map(({ externalId }) => externalId)).size
  const listing = { stage: 'closed', siteFailures: 1 } as const
  return await saveLook(
    db,
    run,
    difference,
    sighting,
    listing,
    {
      items: standing,
      uncounted: standing > results.length,
      nextPage,
      etag: null,
      sha256: null,
      cutOff: false,
    },
    missed,
  )
}

/** Imports a listing as the admin endpoint does, at a moment well after it was seen. */
export const bring = (
  observedAt: number,
  items: ListedItem[],
  { source = PAPERS, day = DAY_ONE, now = observedAt }: { source?: string; day?: string; now?: number } = {},
): Promise<Imported> =>
  importListing({ source, day, observedAt, way: 'api', candidates: items }, now, {
    env,
    fetch,
    clock: () => 0,
  })
