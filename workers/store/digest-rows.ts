import type { ClosedDayRow, DigestRows } from '../digest/digest.ts'
import type { Day, SourceId } from '../types.ts'
import type { Served } from './served.ts'
import { SEEN } from './volume.ts'

/** The served generation with the day a source's calls are published of. */
interface PublishedRow extends Served {
  source: SourceId
  day: Day | null
}

const SERVED = `(SELECT id FROM generation WHERE state = 'served' ORDER BY id DESC LIMIT 1)`

/**
 * The calls at the end of the days asked for: those kept of each, or those of the last week or month in the six days
 * before it, of which topics were followed before digests were kept.
 */
const CALLS = `SELECT ?1 AS source, asked.value AS asked, coalesce(c.day, p.last_day) AS day,
    coalesce(c.calls, p.ranking) AS called, iif(c.day IS NULL, p.emerging, c.emerging) AS emerging
  FROM json_each(?2) AS asked
    LEFT JOIN day_calls AS c ON c.source = ?1 AND c.day = asked.value
    LEFT JOIN source_period AS p ON c.day IS NULL AND p.generation = ${SERVED} AND p.source = ?1 AND p.period = (
      SELECT period FROM source_period INDEXED BY source_period_last_day
      WHERE generation = ${SERVED} AND source = ?1 AND last_day <= asked.value AND last_day > date(asked.value, '-7 days')
      ORDER BY last_day DESC LIMIT 1)
  WHERE coalesce(c.day, p.last_day) IS NOT NULL`

/**
 * What digests of some days are made of, in one round trip: two rows a source and day, and at most four a day of which
 * the calls are asked for.
 *
 * @param calledOn the days at whose end calls are asked for
 */
export async function digestRows(
  db: D1Database,
  sources: readonly SourceId[],
  from: Day,
  to: Day,
  calledOn: readonly Day[],
): Promise<{ served: Served | null; rows: DigestRows }> {
  const [published, ...answers] = await db.batch<unknown>([
    db.prepare(
      `SELECT g.id, g.version, t.source, t.published AS day FROM generation AS g CROSS JOIN source_trend AS t ON t.generation = g.id
       WHERE g.id = ${SERVED}`,
    ),
    ...sources.flatMap((source) => [
      db
        .prepare(
          `SELECT t.source, t.day, t.items AS entries, t.complete, t.closed_at AS closedAt, b.items AS best
           FROM day_total AS t LEFT JOIN day_best AS b ON b.source = t.source AND b.day = t.day
           WHERE t.source = ?1 AND t.day BETWEEN ?2 AND ?3
             AND (t.items > 0 OR NOT EXISTS (SELECT 1 FROM listing AS l WHERE l.source = t.source AND l.day = t.day AND NOT ${SEEN}))`,
        )
        .bind(source, from, to),
      db.prepare(CALLS).bind(source, JSON.stringify(calledOn)),
    ]),
  ])
  const rows = (published?.results ?? []) as PublishedRow[]
  const [first] = rows
  return {
    served: first === undefined ? null : { id: first.id, version: first.version },
    rows: {
      published: rows.map(({ source, day }) => ({ source, day })),
      days: answers.filter((_, i) => i % 2 === 0).flatMap(({ results }) => results as ClosedDayRow[]),
      calls: answers.filter((_, i) => i % 2 === 1).flatMap(({ results }) => results as DigestRows['calls']),
    },
  }
}
