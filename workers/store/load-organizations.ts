import { addDays } from '../days.ts'
import { type OrganizationSums, sumOrganizations } from '../trends/organizations.ts'
import type { Day, SourceId } from '../types.ts'
import { countedOrganizations, keptOrganizations } from './organizations.ts'

/** The end of one year's part of a stretch of days, and the day before its beginning, if that is in the year. */
interface Ends {
  until: Day
  before: Day | null
}

function yearsOf(from: Day, to: Day): Ends[] {
  const dayBefore = from.endsWith('-01-01') ? null : addDays(from, -1)
  const years: Ends[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    const end = `${String(year).padStart(4, '0')}-12-31`
    years.push({ until: end < to ? end : to, before: years.length === 0 ? dayBefore : null })
  }
  return years
}

/**
 * The organisations of the days from `from` to `to`. Of each year at most two kept sums are read, and the days since
 * them: however long the stretch is, hardly more than twenty rows.
 */
export async function organizationsBetween(
  db: D1Database,
  generation: number,
  source: SourceId,
  { from, to }: { from: Day; to: Day },
): Promise<OrganizationSums> {
  const years = yearsOf(from, to)
  const ends = years.flatMap(({ until, before }) => (before === null ? [until] : [before, until]))
  const kept = await keptOrganizations(db, generation, source, ends)
  const stretches = ends.map((day, i) => ({ after: kept[i]?.day ?? day.slice(0, 4), to: day }))
  const counted = await countedOrganizations(db, source, stretches)
  const linesAt = (day: Day | null) => (day === null ? '' : (kept[ends.indexOf(day)]?.lines ?? ''))
  return sumOrganizations(
    years.map(({ until, before }) => ({ until: linesAt(until), before: linesAt(before) })),
    ends.flatMap((day, i) => {
      const sign = years.some(({ until }) => until === day) ? 1 : -1
      return (counted[i] ?? []).map(({ lines }) => ({ sign, lines }) as const)
    }),
  )
}
