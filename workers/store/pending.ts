import { DAYS_WATCHED } from '../collect/schedule.ts'
import { addDays, dayOf } from '../days.ts'
import type { Pending } from '../jobs/plan.ts'
import type { TrendState } from '../jobs/trend-plan.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'
import { sendableDigests, type WantedDigest } from './digest-sending.ts'
import { UNNOTED, UNSORTED } from './search-index.ts'

/** The partial index serves a stage only when the query repeats the index's own words. */
export const UNTHINNED = `stage <> 'thinned'`

interface Waiting {
  source: SourceId
  day: Day
  stage: string
}

type Generation = NonNullable<TrendState['generation']>

/** What holds for sources and for the newest generation, each as JSON in one row: a statement less a fact. */
interface Standing {
  pauses: string
  generation: string | null
  untagged: number | null
  retired: number | null
  uncounted: string
  follows: string
  voteStates: string
  unnoted: number
  unsorted: number
}

/**
 * @param known the sources there are, in SQL. Of one that was taken out nothing is done any more: it stays as it is until
 *   it is put back. The sign keeps the planner to its partial indexes.
 */
const standing = (known: string) => `SELECT
  (SELECT json_group_array(json_object('source', source, 'retryAt', retry_at)) FROM source_state WHERE retry_at IS NOT NULL) AS pauses,
  (SELECT json_object('id', id, 'version', version, 'state', state) FROM generation WHERE state <> 'retired' ORDER BY id DESC LIMIT 1) AS generation,
  (SELECT coalesce((SELECT max(id) FROM item), 0) > tagged_through OR EXISTS (SELECT 1 FROM retold)
   FROM generation WHERE state <> 'retired' ORDER BY id DESC LIMIT 1) AS untagged,
  (SELECT max(id) FROM generation WHERE state = 'retired') AS retired,
  (SELECT json_group_array(json_object('source', source, 'day', day))
   FROM (SELECT source, day FROM listing WHERE uncounted = 1 AND +source IN ${known} ORDER BY day, source LIMIT 40)) AS uncounted,
  (SELECT json_group_array(json_object('source', t.source, 'followed', t.followed, 'rewindTo', t.rewind_to, 'firstDay',
     (SELECT day FROM day_topics WHERE generation = t.generation AND source = t.source AND items > 0 ORDER BY day LIMIT 1)))
   FROM source_trend AS t WHERE t.generation = (SELECT max(id) FROM generation WHERE state <> 'retired')) AS follows,
  (SELECT json_group_array(json_object('source', s.source, 'agedThrough', s.aged_through, 'learnedThrough', s.learned_through, 'nextToAge',
     (SELECT day FROM listing WHERE stage = 'closed' AND ${UNTHINNED} AND day > coalesce(s.aged_through, '') AND +source = s.source
      ORDER BY day LIMIT 1), 'nextToLearn',
     (SELECT day FROM listing_age WHERE source = s.source AND day > coalesce(s.learned_through, '') ORDER BY day LIMIT 1)))
   FROM source_state AS s WHERE s.source IN ${known}) AS voteStates,
  ${UNNOTED} AS unnoted, ${UNSORTED} AS unsorted`

/**
 * What is to be done at `at`: one round trip of three statements, about 25 rows read per source, and of a fourth where
 * digests are wanted.
 */
export async function pendingState(
  db: D1Database,
  sources: readonly Source[],
  at: Moment,
  wanted: readonly WantedDigest[] = [],
): Promise<Pending> {
  const today = dayOf(at)
  const ids = sources.map(({ id }) => id)
  const known = (first: number) => `(${ids.map((_, i) => `?${first + i}`).join(', ')})`
  const [listings, waiting, facts, digests] = await db.batch<unknown>([
    db
      .prepare(
        `SELECT l.source, l.day, l.claimed_at AS claimedAt, l.looked_at AS lookedAt, l.failures, l.retry_at AS retryAt,
                l.next_page AS nextPage, l.worked_at AS workedAt
         FROM json_each(?1) AS s CROSS JOIN listing AS l ON l.source = s.value AND l.day >= ?2 AND l.day <= ?3`,
      )
      .bind(JSON.stringify(ids), addDays(today, -DAYS_WATCHED), today),
    db
      .prepare(
        `SELECT * FROM (SELECT source, day, stage FROM listing
           WHERE stage = 'open' AND ${UNTHINNED} AND day <= ?1 AND +source IN ${known(3)} AND (attempted_at IS NOT NULL OR items > 0 OR day <= ?2) ORDER BY day, source LIMIT 20)
         UNION ALL
         SELECT * FROM (SELECT source, day, stage FROM listing
           WHERE stage = 'closed' AND ${UNTHINNED} AND day <= ?2 AND +source IN ${known(3)} ORDER BY day, source LIMIT 20)`,
      )
      .bind(addDays(today, -2), addDays(today, -DAYS_WATCHED - 1), ...ids),
    db.prepare(standing(known(1))).bind(...ids),
    ...(wanted.length === 0 ? [] : [sendableDigests(db, wanted, at)]),
  ])
  const inStage = (stage: string) =>
    rows<Waiting>(waiting)
      .filter((listing) => listing.stage === stage)
      .map(({ source, day }) => ({ source, day }))
  const [now] = rows<Standing>(facts)
  return {
    listings: {
      listings: rows(listings),
      pauses: listIn(now?.pauses),
      unclosed: inStage('open'),
      unthinned: inStage('closed'),
    },
    trends: {
      generation: now?.generation ? (JSON.parse(now.generation) as Generation) : null,
      untagged: now?.untagged === 1,
      retired: now?.retired ?? null,
      uncounted: listIn(now?.uncounted),
      follows: listIn(now?.follows),
    },
    votes: listIn(now?.voteStates),
    search: { unnoted: now?.unnoted === 1, unsorted: now?.unsorted === 1 },
    digests: rows(digests),
  }
}

const rows = <Row>(result: D1Result<unknown> | undefined): Row[] => (result?.results ?? []) as Row[]

const listIn = <Row>(json: string | undefined): Row[] => JSON.parse(json ?? '[]') as Row[]
