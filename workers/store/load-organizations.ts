import { addDays } from '../days.ts'
import { type Period, periodsBetween } from '../trends/calendar.ts'
import { type OrganizationSums, sumOrganizations } from '../trends/organizations.ts'
import type { Day, SourceId } from '../types.ts'

/** Organisations as lines; see `organization-sums.ts`. */
interface OrganizationLines {
  /** Their only day, or the last one of their week. */
  day: Day
  lines: string
}

interface Stretch {
  from: Day
  to: Day
}

/**
 * The organisations of the days from `from` to `to`: of the whole weeks among them what is kept of each, and each of the
 * other days, a row each. A week that is not kept is read day by day as well: the newest, until topics are followed to
 * its end, and all of them while there is no topic list yet.
 */
export async function organizationsBetween(
  db: D1Database,
  generation: number,
  source: SourceId,
  { from, to }: Stretch,
): Promise<OrganizationSums> {
  const weeks = periodsBetween(from, to, 'week').filter((week) => week.from >= from && week.to <= to)
  const [first] = weeks
  const last = weeks.at(-1)
  const around =
    first === undefined || last === undefined
      ? [{ from, to }]
      : [
          { from, to: addDays(first.from, -1) },
          { from: addDays(last.to, 1), to },
        ]
  const found = await read([
    ...keptWeeks(db, generation, source, weeks),
    ...around.map((stretch) => countedDays(db, source, stretch)),
  ])
  const missing = weeks.filter((week) => found.every(({ day }) => day !== week.to))
  const instead = missing.length === 0 ? [] : await read(missing.map((week) => countedDays(db, source, week)))
  const inOrder = [...found, ...instead].sort((a, b) => (a.day < b.day ? -1 : 1))
  return sumOrganizations(inOrder.map(({ lines }) => lines))

  async function read(statements: D1PreparedStatement[]): Promise<OrganizationLines[]> {
    return (await db.batch<OrganizationLines>(statements)).flatMap(({ results }) => results)
  }
}

/** What was counted on the days of a stretch; it may have none. */
const countedDays = (db: D1Database, source: SourceId, { from, to }: Stretch): D1PreparedStatement =>
  db
    .prepare('SELECT day, organizations AS lines FROM day_count WHERE source = ?1 AND day BETWEEN ?2 AND ?3')
    .bind(source, from, to)

/** The names of weeks follow each other within a year, behind those of its months. */
const keptWeeks = (
  db: D1Database,
  generation: number,
  source: SourceId,
  weeks: readonly Period[],
): D1PreparedStatement[] =>
  Object.values(Object.groupBy(weeks, ({ name }) => name.slice(0, 4))).map((ofYear = []) =>
    db
      .prepare(
        `SELECT last_day AS day, organizations AS lines FROM source_period
           WHERE generation = ?1 AND source = ?2 AND period BETWEEN ?3 AND ?4`,
      )
      .bind(generation, source, ofYear[0]?.name, ofYear.at(-1)?.name),
  )
