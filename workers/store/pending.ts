import { DAYS_WATCHED } from '../collect/schedule.ts'
import { addDays, dayOf } from '../days.ts'
import type { Pending } from '../jobs/plan.ts'
import type { TrendState } from '../jobs/trend-plan.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'

/** The partial index serves a stage only when the query repeats the index's own words. */
export const UNTHINNED = `stage <> 'thinned'`

/** What is to be done at `at`: one round trip, about 25 rows read per source. */
export async function pendingState(db: D1Database, sources: readonly Source[], at: Moment): Promise<Pending> {
  const today = dayOf(at)
  const ids = JSON.stringify(sources.map((source) => source.id))
  const [listings, pauses, waiting, generation, uncounted, follows] = await db.batch<Record<string, unknown>>(
    [
      db
        .prepare(
          `SELECT l.source, l.day, l.claimed_at AS claimedAt, l.looked_at AS lookedAt, l.failures, l.retry_at AS retryAt,
                l.next_page AS nextPage, l.worked_at AS workedAt
         FROM json_each(?1) AS s CROSS JOIN listing AS l ON l.source = s.value AND l.day >= ?2 AND l.day <= ?3`,
        )
        .bind(ids, addDays(today, -DAYS_WATCHED), today),
      db.prepare('SELECT source, retry_at AS retryAt FROM source_state WHERE retry_at IS NOT NULL'),
      db
        .prepare(
          `SELECT * FROM (SELECT source, day, stage FROM listing
           WHERE stage = 'open' AND ${UNTHINNED} AND day <= ?1 AND attempted_at IS NOT NULL ORDER BY day, source LIMIT 20)
         UNION ALL
         SELECT * FROM (SELECT source, day, stage FROM listing
           WHERE stage = 'closed' AND ${UNTHINNED} AND day <= ?2 ORDER BY day, source LIMIT 20)`,
        )
        .bind(addDays(today, -2), addDays(today, -DAYS_WATCHED - 1)),
      db.prepare(
        `SELECT g.id, g.version, g.state,
         coalesce((SELECT max(id) FROM item), 0) > g.tagged_through OR EXISTS (SELECT 1 FROM retold) AS untagged,
         (SELECT max(id) FROM generation WHERE state = 'retired') AS retired
       FROM generation AS g ORDER BY g.id DESC LIMIT 1`,
      ),
      db.prepare('SELECT source, day FROM listing WHERE uncounted = 1 ORDER BY day, source LIMIT 40'),
      db.prepare(
        `SELECT t.source, t.followed, t.rewind_to AS rewindTo,
         (SELECT day FROM day_topics WHERE generation = t.generation AND source = t.source AND items > 0 ORDER BY day LIMIT 1) AS firstDay
       FROM source_trend AS t WHERE t.generation = (SELECT max(id) FROM generation)`,
      ),
    ],
  )
  const inStage = (stage: string) =>
    rows<{ source: SourceId; day: Day; stage: string }>(waiting)
      .filter((listing) => listing.stage === stage)
      .map(({ source, day }) => ({ source, day }))
  const [newest] = rows<TrendState['generation'] & { untagged: number; retired: number | null }>(generation)
  return {
    listings: {
      listings: rows(listings),
      pauses: rows(pauses),
      unclosed: inStage('open'),
      unthinned: inStage('closed'),
    },
    trends: {
      generation:
        newest === undefined ? null : { id: newest.id, version: newest.version, state: newest.state },
      untagged: newest?.untagged === 1,
      retired: newest?.retired ?? null,
      uncounted: rows(uncounted),
      follows: rows(follows),
    },
  }
}

const rows = <Row>(result: D1Result<Record<string, unknown>> | undefined): Row[] =>
  (result?.results ?? []) as Row[]
