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

const listingsOf = (db: D1Database, source: SourceId, days: readonly Day[]): D1PreparedStatement =>
  db
    .prepare(
      `SELECT ${COLUMNS} FROM listing AS l WHERE l.source = ? AND l.day IN (${days.map(() => '?').join(', ')})`,
    )
    .bind(source, ...days)

const newestListings = (db: D1Database, source: SourceId): D1PreparedStatement =>
  db
    .prepare(`SELECT ${COLUMNS} FROM listing AS l WHERE l.source = ?1 ORDER BY l.day DESC LIMIT 2`)
    .bind(source)

const models = (db: D1Database, sources: readonly SourceId[]): D1PreparedStatement =>
  db
    .prepare(
      `SELECT source, fits, cohorts FROM vote_model WHERE source IN (${sources.map(() => '?').join(', ')})`,
    )
    .bind(...sources)

/** What there is to know beside the items themselves to say how they are doing. */
export interface VoteFacts {
  listings: SeenListing[]
  knowledge: ReadonlyMap<SourceId, VoteKnowledge>
}

/**
 * Reads some listings, or the two newest of each source: a row each, and a row for each source. Days and sources are
 * bound one by one, since going through a JSON list of them would count as rows read.
 *
 * @param days at most some thirty of each source; of a source with none, only what its items have taught is read
 */
export async function voteFacts(
  db: D1Database,
  days: ReadonlyMap<SourceId, readonly Day[] | 'newest'>,
): Promise<VoteFacts> {
  const sources = [...days.keys()]
  if (sources.length === 0) return { listings: [], knowledge: new Map() }
  const [known, ...found] = await db.batch<unknown>([
    models(db, sources),
    ...[...days].flatMap(([source, asked]) =>
      asked === 'newest'
        ? [newestListings(db, source)]
        : asked.length === 0
          ? []
          : [listingsOf(db, source, asked)],
    ),
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
