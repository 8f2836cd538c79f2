import { differenceFrom, everythingOf, type KnownItem } from '../collect/difference.ts'
import { type Look, lookAt } from '../collect/look.ts'
import { missedLooksBefore } from '../collect/missed-looks.ts'
import { retryAfter, wayAfter } from '../collect/setback.ts'
import { shownBefore } from '../collect/shown-before.ts'
import { dayOf } from '../days.ts'
import { isTitleId } from '../sources/title-key.ts'
import type { RunRow } from '../store/ledger.ts'
import { type ClaimedListing, claimListing } from '../store/listings.ts'
import { saveLook } from '../store/save-look.ts'
import { saveSetback } from '../store/save-setback.ts'
import { namedByTitle } from '../store/titles.ts'
import type { Day, ListedItem, Moment, Source, SourceId } from '../types.ts'
import { isFull, planOf } from '../watch/limits.ts'
import type { Effects } from './effects.ts'
import type { Collected } from './reports.ts'

/**
 * Collects one page of one listing: claim, look, store. `null` when another tick holds the listing.
 */
export async function collect(
  source: Source,
  day: Day,
  at: Moment,
  effects: Effects,
): Promise<Collected | null> {
  const db = effects.env.DB
  const listing = await claimListing(db, source.id, day, at)
  if (listing === null) return null

  const way = source.ways[listing.way % source.ways.length] ?? source.ways[0]
  const page = way.pageSize === undefined ? 0 : listing.nextPage
  // What the site calls its content holds for the first page of the first way alone.
  const repeats = listing.way === 0 && page === 0
  const began = effects.clock()
  const seen = await lookAt(
    {
      source,
      day,
      way,
      page,
      origin: effects.env[source.upstream],
      etag: repeats ? listing.etag : null,
      sha256: repeats ? listing.sha256 : null,
      itemsBefore: listing.known.filter(({ leftAt }) => leftAt === null).length,
      shown: shownBefore(listing.known, page * (way.pageSize ?? 0)),
    },
    effects.fetch,
    effects.timeout,
  )
  const look = isFull(effects.bytes?.() ?? 0, planOf(effects.env)) ? withoutSummaries(seen) : seen
  const run: RunRow = {
    source: source.id,
    day,
    at,
    tookMs: Math.max(0, Math.round(effects.clock() - began)),
    status: look.status === 'failed' || look.status === 'quarantined' ? look.status : 'ok',
    way: way.name,
    facts: look.facts,
    error: errorOf(look),
  }
  return await store(db, source, listing, page, repeats, look, run)
}

async function store(
  db: D1Database,
  source: Source,
  listing: ClaimedListing,
  page: number,
  repeats: boolean,
  look: Look,
  run: RunRow,
): Promise<Collected> {
  const nothing = {
    items: 0,
    itemsNew: 0,
    itemsChanged: 0,
    rejected: look.facts.rejected.length,
    nextPage: 0,
    error: run.error,
  }
  if (look.status === 'failed' || look.status === 'quarantined') {
    return { run: await storeSetback(db, source, listing, look, run), status: look.status, ...nothing }
  }
  const missed = missedLooksBefore(source, run.day, listing.lookedAt, run.at)
    ? { from: listing.lookedAt ?? run.at, reason: listing.error ?? 'nobody looked' }
    : null
  const sighting = {
    source: source.id,
    day: run.day,
    at: run.at,
    newest: listing.lookedAt === null || run.at >= listing.lookedAt,
  }
  if (look.status === 'not-modified') {
    const after = {
      items: 0,
      uncounted: false,
      nextPage: look.nextPage,
      etag: listing.etag,
      sha256: listing.sha256,
      cutOff: false,
    }
    // "Not modified", or the same bytes as before: a look at which nothing is different.
    const { runId } = await saveLook(db, run, everythingOf([]), sighting, listing, after, missed)
    return { run: runId, status: 'unchanged', ...nothing, nextPage: look.nextPage }
  }
  const known = await withSiteIds(db, source.id, listing.known, look.items)
  const standing = new Set([...known, ...look.items].map(({ externalId }) => externalId)).size
  const after = {
    items: standing,
    uncounted: standing > known.length,
    nextPage: look.nextPage,
    etag: repeats ? look.etag : page === 0 ? null : listing.etag,
    sha256: repeats ? look.facts.sha256 : page === 0 ? null : listing.sha256,
    cutOff: look.cutOff,
  }
  // What an item says hardly ever changes: it is compared word by word at the first look of each day.
  const inFull = listing.lookedAt === null || dayOf(listing.lookedAt) !== dayOf(run.at)
  const difference = sighting.newest
    ? differenceFrom(known, look.items, { inFull, whole: look.whole, cutOff: look.cutOff })
    : everythingOf(look.items)
  const { runId, itemsNew, itemsChanged } = await saveLook(
    db,
    run,
    difference,
    sighting,
    listing,
    after,
    missed,
  )
  const status = itemsNew + itemsChanged > 0 ? 'ok' : 'unchanged'
  return {
    ...nothing,
    run: runId,
    status,
    items: look.items.length,
    itemsNew,
    itemsChanged,
    nextPage: look.nextPage,
  }
}

/** What is known of a listing, once the papers that a text page brought by title alone have got the ids that a look names. */
async function withSiteIds(
  db: D1Database,
  source: SourceId,
  known: KnownItem[],
  items: ListedItem[],
): Promise<KnownItem[]> {
  if (!known.some(({ externalId }) => isTitleId(externalId))) return known
  const named = await namedByTitle(db, source, items)
  return known.map((item) => ({ ...item, externalId: named.get(item.itemId) ?? item.externalId }))
}

async function storeSetback(
  db: D1Database,
  source: Source,
  listing: ClaimedListing,
  look: Look & { status: 'failed' | 'quarantined' },
  run: RunRow,
): Promise<number> {
  const trouble = look.status === 'failed' ? look.trouble : null
  const failures = listing.failures + 1
  const retryAt = retryAfter(run.at, failures, trouble)
  return await saveSetback(db, run, {
    retryAt,
    way: wayAfter(listing.way, source.ways.length, failures, trouble),
    pauseUntil: trouble?.where === 'site' ? retryAfter(run.at, listing.siteFailures + 1, trouble) : null,
  })
}

/** Where there is no room left, new items come without their abstracts; what is known of earlier ones stays. */
const withoutSummaries = (look: Look): Look =>
  look.status === 'seen' ? { ...look, items: look.items.map((item) => ({ ...item, summary: null })) } : look

const errorOf = (look: Look): string | null =>
  look.status === 'failed' ? look.trouble.message : look.status === 'quarantined' ? look.reason : null
