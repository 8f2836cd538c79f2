import { cohortsFrom } from '../trends/votes/cohort.ts'
import type { AgeFit } from '../trends/votes/fit.ts'
import { settledModel } from '../trends/votes/forecast.ts'
import type { VoteKnowledge } from '../trends/votes/momentum.ts'
import { SHIPPED_VOTES } from '../trends/votes/recorded.ts'
import type { Day, Moment, SourceId } from '../types.ts'
import type { StandingRow } from './standing.ts'

/** A listing as it was seen last. */
export interface SeenListing {
  source: SourceId
  day: Day
  /** The first and the last three moments at which it was seen as a whole, in order. */
  looks: Moment[]
  /** The items that stand on it; `null` when that is not known any more. */
  standing: StandingRow[] | null
}

interface ListingRow {
  source: SourceId
  day: Day
  looks: string
  standing: string | null
}

interface ModelRow {
  source: SourceId
  fits: string
  cohorts: string
}

const COLUMNS = `l.source, l.day, json_extract(l.looks, '$[0]', '$[#-3]', '$[#-2]', '$[#-1]') AS looks, l.standing`

const listingOn = (db: D1Database, listings: readonly (readonly [SourceId, Day])[]): D1PreparedStatement =>
  db
    .prepare(
      `SELECT ${COLUMNS} FROM json_each(?1) AS asked
         CROSS JOIN listing AS l ON l.source = asked.value->>0 AND l.day = asked.value->>1`,
    )
    .bind(JSON.stringify(listings))

const newestListings = (db: D1Database, source: SourceId): D1PreparedStatement =>
  db
    .prepare(`SELECT ${COLUMNS} FROM listing AS l WHERE l.source = ?1 ORDER BY l.day DESC LIMIT 2`)
    .bind(source)

const models = (db: D1Database, sources: readonly SourceId[]): D1PreparedStatement =>
  db
    .prepare(
      `SELECT m.source, m.fits, m.cohorts FROM json_each(?1) AS asked CROSS JOIN vote_model AS m ON m.source = asked.value`,
    )
    .bind(JSON.stringify(sources))

/** What there is to know beside the items themselves to say how they are doing. */
export interface VoteFacts {
  listings: SeenListing[]
  knowledge: ReadonlyMap<SourceId, VoteKnowledge>
}

/** Reads some listings, or the two newest of some sources: a row each, and a row for each source. */
export async function voteFacts(
  db: D1Database,
  sources: readonly SourceId[],
  listings: readonly (readonly [SourceId, Day])[] | 'newest',
): Promise<VoteFacts> {
  const [known, ...found] = await db.batch<unknown>([
    models(db, sources),
    ...(listings === 'newest'
      ? sources.map((source) => newestListings(db, source))
      : [listingOn(db, listings)]),
  ])
  const rows = found.flatMap(({ results }) => results) as ListingRow[]
  const bySource = new Map(((known?.results ?? []) as ModelRow[]).map((row) => [row.source, row]))
  return {
    listings: rows.map(({ source, day, looks, standing }) => ({
      source,
      day,
      looks: momentsIn(looks),
      standing: standing === null ? null : (JSON.parse(standing) as StandingRow[]),
    })),
    knowledge: new Map(sources.map((source) => [source, knowledgeOf(source, bySource.get(source))])),
  }
}

/** Places that a short list does not have are `null`, or name the same moment twice. */
const momentsIn = (looks: string): Moment[] => [
  ...new Set((JSON.parse(looks) as (Moment | null)[]).filter((look) => look !== null)),
]

function knowledgeOf(source: SourceId, row: ModelRow | undefined): VoteKnowledge {
  const fits = JSON.parse(row?.fits ?? '[]') as AgeFit[]
  const shipped = SHIPPED_VOTES[source]
  return {
    models: [...(fits.length === 0 ? [] : [settledModel(fits)]), ...(shipped === undefined ? [] : [shipped])],
    cohorts: cohortsFrom(row?.cohorts ?? '[]'),
  }
}
