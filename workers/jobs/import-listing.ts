import { validateRows } from '../collect/validate.ts'
import { sourceById } from '../sources/index.ts'
import { isTitleId } from '../sources/title-key.ts'
import { listingFor, openListing } from '../store/listings.ts'
import { saveImport } from '../store/save-import.ts'
import { knownByTitle } from '../store/titles.ts'
import type { Candidate, Day, Moment, SourceId } from '../types.ts'
import { isFull, planOf } from '../watch/limits.ts'
import type { Effects } from './effects.ts'
import type { Imported } from './reports.ts'

export interface ListingToImport {
  source: SourceId
  day: Day
  /** When the listing looked like this. */
  observedAt: Moment
  way: string
  candidates: Candidate[]
  /** Whether further parts of the same look follow: the listing counts as looked at with the last one. */
  more?: boolean
}

/**
 * Stores a listing that somebody brings along instead of fetching it. Importing the same again changes
 * nothing; an older look never overwrites what a newer one said.
 */
export async function importListing(
  listing: ListingToImport,
  at: Moment,
  { env, clock, bytes }: Effects,
): Promise<Imported> {
  const source = sourceById(listing.source)
  if (source === undefined) throw new RangeError(`no source is called ${listing.source}`)
  const db = env.DB
  const began = clock()
  const { items: valid, rejected } = validateRows(source, await withKnownIds(db, listing))
  // Rows of which none is valid are no sight of the listing; no rows at all are one of an empty listing.
  const seen = valid.length > 0 || rejected.length === 0
  if (seen) await openListing(db, source.id, listing.day)
  const known = await listingFor(db, source.id, listing.day)
  const items = isFull(bytes?.() ?? 0, planOf(env))
    ? valid.map((item) => ({ ...item, summary: null }))
    : valid
  const sighting = {
    source: source.id,
    day: listing.day,
    at: listing.observedAt,
    newest:
      listing.more !== true && seen && (known?.lookedAt == null || listing.observedAt >= known.lookedAt),
  }
  const run = {
    source: source.id,
    day: listing.day,
    at,
    tookMs: Math.max(0, Math.round(clock() - began)),
    status: 'ok' as const,
    way: listing.way,
    facts: {
      url: null,
      httpStatus: null,
      bytes: null,
      sha256: null,
      rowsSeen: listing.candidates.length,
      rejected,
    },
    error: null,
  }
  const saved = await saveImport(db, run, items, sighting)
  const unchanged = items.length - saved.itemsNew - saved.itemsChanged
  return { run: saved.runId, new: saved.itemsNew, changed: saved.itemsChanged, unchanged, rejected }
}

/** A paper that the brought listing knows by title alone gets the id under which it is already known. */
async function withKnownIds(db: D1Database, { source, candidates }: ListingToImport): Promise<Candidate[]> {
  const unnamed = candidates.flatMap(({ externalId }) =>
    typeof externalId === 'string' && isTitleId(externalId) ? [externalId] : [],
  )
  if (unnamed.length === 0) return candidates
  const known = await knownByTitle(db, source, unnamed)
  return candidates.map((candidate) => ({
    ...candidate,
    externalId: known.get(String(candidate.externalId)) ?? candidate.externalId,
  }))
}
