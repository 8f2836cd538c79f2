import type { KnownItem } from '../collect/difference.ts'
import { BROKEN_OFF, CLAIM, FIRST_RETRY, LAST_RETRY } from '../collect/schedule.ts'
import type { Day, Moment, SourceId } from '../types.ts'

/** What collecting a listing needs to know from earlier looks. */
export interface ListingRow {
  /** Items seen on it so far. */
  items: number
  lookedAt: Moment | null
  failures: number
  error: string | null
  way: number
  nextPage: number
  etag: string | null
  sha256: string | null
}

/** A claimed listing, with what is known of it. */
export interface ClaimedListing extends ListingRow {
  stage: 'open' | 'closed' | 'thinned'
  /** Failures in a row of the whole site. */
  siteFailures: number
  known: KnownItem[]
}

/**
 * Takes a listing. A claim of an earlier tick that was never given back is a failure like any other: without the back-off
 * and another way, a page that takes a tick more than it has would be all that is ever tried again. The way is changed
 * from the second such failure on. Nothing is left of it once a look succeeds.
 */
const TAKE = `
  INSERT INTO listing (source, day, stage, claimed_at) VALUES (?1, ?2, 'open', ?3)
  ON CONFLICT (source, day) DO UPDATE SET claimed_at = excluded.claimed_at,
    (failures, way, retry_at, error, attempted_at) = (
      SELECT failures + 1, way + (failures > 0),
        excluded.claimed_at + min(${FIRST_RETRY} << min(failures, 20), ${LAST_RETRY}), '${BROKEN_OFF}', listing.claimed_at
      WHERE listing.claimed_at < excluded.claimed_at
      UNION ALL SELECT failures, way, retry_at, error, attempted_at LIMIT 1)
    WHERE claimed_at IS NULL OR claimed_at = excluded.claimed_at OR claimed_at <= excluded.claimed_at - ?4`

/**
 * Claims a listing for one tick: for a minute nobody else may collect it. A tick that is delivered again
 * with the same scheduled time finds its own claim and goes on. This is the tick's lease; it lies on the
 * listing, so that taking and giving it back costs no row beyond those that collecting writes anyway.
 *
 * @returns what is known of the listing, or `null` when another tick holds it.
 */
export async function claimListing(
  db: D1Database,
  source: SourceId,
  day: Day,
  at: Moment,
): Promise<ClaimedListing | null> {
  const [claimed, known] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        `${TAKE}
         RETURNING stage, items, looked_at AS lookedAt, failures, error, way, next_page AS nextPage, etag, sha256,
           coalesce((SELECT failures FROM source_state WHERE source = ?1), 0) AS siteFailures`,
      )
      .bind(source, day, at, CLAIM),
    knownItems(db, source, day),
  ])
  const listing = claimed?.results[0] as Omit<ClaimedListing, 'known'> | undefined
  return listing === undefined
    ? null
    : { ...listing, known: (known?.results ?? []) as unknown as KnownItem[] }
}

/** The items that have stood on a listing, as a look is compared with them. */
export const knownItems = (db: D1Database, source: SourceId, day: Day): D1PreparedStatement =>
  db
    .prepare(
      `SELECT li.item_id AS itemId, i.external_id AS externalId, i.title, i.organization_id AS organizationId, i.organization,
         i.upvotes, i.comments, i.details, li.rank,
         li.left_at AS leftAt, i.summary IS NULL OR i.authors IS NULL OR i.published_at IS NULL AS bare
       FROM listing_item AS li CROSS JOIN item AS i ON i.id = li.item_id WHERE li.source = ?1 AND li.day = ?2`,
    )
    .bind(source, day)

/** A listing as an import finds it; nothing is claimed, since nothing is fetched. */
export async function listingFor(db: D1Database, source: SourceId, day: Day): Promise<ListingRow | null> {
  return await db
    .prepare(
      `SELECT items, looked_at AS lookedAt, failures, error, way, next_page AS nextPage, etag, sha256
       FROM listing WHERE source = ?1 AND day = ?2`,
    )
    .bind(source, day)
    .first<ListingRow>()
}

/** Makes sure that there is a listing to import into. */
export async function openListing(db: D1Database, source: SourceId, day: Day): Promise<void> {
  await db
    .prepare(
      `INSERT INTO listing (source, day, stage) VALUES (?1, ?2, 'open') ON CONFLICT (source, day) DO NOTHING`,
    )
    .bind(source, day)
    .run()
}
