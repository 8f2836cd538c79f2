import { DAYS_WATCHED, type PendingState } from '../collect/schedule.ts'
import { addDays, dayOf } from '../days.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'

/** The partial index serves a stage only when the query repeats the index's own words. */
export const UNTHINNED = `stage <> 'thinned'`

/** What is to be done at `at`: one round trip, about 25 rows read per source. */
export async function pendingState(
  db: D1Database,
  sources: readonly Source[],
  at: Moment,
): Promise<PendingState> {
  const today = dayOf(at)
  const ids = JSON.stringify(sources.map((source) => source.id))
  const [listings, pauses, waiting] = await db.batch<Record<string, unknown>>([
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
  ])
  const inStage = (stage: string) =>
    rows<{ source: SourceId; day: Day; stage: string }>(waiting)
      .filter((listing) => listing.stage === stage)
      .map(({ source, day }) => ({ source, day }))
  return {
    listings: rows(listings),
    pauses: rows(pauses),
    unclosed: inStage('open'),
    unthinned: inStage('closed'),
  }
}

const rows = <Row>(result: D1Result<Record<string, unknown>> | undefined): Row[] =>
  (result?.results ?? []) as Row[]
