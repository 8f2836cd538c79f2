import type { Day, SourceId } from '../types.ts'

/** Organisations as lines; see `organization-sums.ts`. */
export interface OrganizationLines {
  /** The last day they are about. */
  day: Day
  lines: string
}

/** The last sums kept of a year by each of these days; `null` where there are none. */
export async function keptOrganizations(
  db: D1Database,
  generation: number,
  source: SourceId,
  days: readonly Day[],
): Promise<(OrganizationLines | null)[]> {
  const statement = db.prepare(
    `SELECT last_day AS day, organizations AS lines FROM source_period
     WHERE generation = ?1 AND source = ?2 AND last_day <= ?3 AND last_day > substr(?3, 1, 4) ORDER BY last_day DESC LIMIT 1`,
  )
  const kept = await db.batch<OrganizationLines>(days.map((day) => statement.bind(generation, source, day)))
  return kept.map(({ results }) => results[0] ?? null)
}

/** What was counted on the days of some stretches, in order; a stretch may have no day. */
export async function countedOrganizations(
  db: D1Database,
  source: SourceId,
  stretches: readonly { after: Day; to: Day }[],
): Promise<OrganizationLines[][]> {
  const statement = db.prepare(
    `SELECT day, organizations AS lines FROM day_count WHERE source = ?1 AND day > ?2 AND day <= ?3 ORDER BY day`,
  )
  const counted = await db.batch<OrganizationLines>(
    stretches.map(({ after, to }) => statement.bind(source, after, to)),
  )
  return counted.map(({ results }) => results)
}
