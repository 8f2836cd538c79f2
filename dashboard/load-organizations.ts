import * as v from 'valibot'
import type { RequestEnv } from '../workers/api/context.ts'
import { day, oneOf, source } from '../workers/api/parameters.ts'
import { badParameters } from '../workers/api/problem.ts'
import { addDays, dayOf, daysBetween } from '../workers/days.ts'
import { sourceById } from '../workers/sources/index.ts'
import { organizationsBetween } from '../workers/store/load-organizations.ts'
import { servedGeneration } from '../workers/store/served.ts'
import type { Day } from '../workers/types.ts'
import { DEFAULT_SOURCE } from './components/source-switch.tsx'
import type { OrganizationsQuery, OrganizationsView } from './pages/organizations.tsx'

const RANGE_DAYS = { '7d': 7, '28d': 28, '90d': 90 } as const
/** A quarter: more organisations than it has can't be added up in the time there is. */
const MOST_DAYS = 92
const MOST_SHOWN = 100

export const organizationsQuery = v.strictObject({
  source: v.optional(source, DEFAULT_SOURCE),
  range: v.optional(oneOf(['7d', '28d', '90d'])),
  from: v.optional(day),
  to: v.optional(day),
})

/**
 * Who stands behind the items of some days.
 *
 * @throws {Problem} 400 for days that are the wrong way round, in the future, or too many
 */
export async function loadOrganizations(
  { DB: db, now }: RequestEnv,
  query: OrganizationsQuery,
): Promise<OrganizationsView> {
  const asked = sourceById(query.source)
  if (asked === undefined) throw new RangeError(`no source ${query.source}`)
  const today = dayOf(now)
  const choice = choiceOf(query, today)
  const served = await servedGeneration(db)
  const { named, unknown, items, complete, changing } = await organizationsBetween(
    db,
    served?.id ?? 0,
    asked.id,
    choice,
  )
  return {
    source: asked,
    query,
    choice,
    today,
    rows: named.slice(0, MOST_SHOWN),
    more: Math.max(0, named.length - MOST_SHOWN),
    unknown,
    items,
    days: daysBetween(choice.from, choice.to) + 1,
    complete,
    provisional: changing > 0,
  }
}

function choiceOf({ range, from, to }: OrganizationsQuery, today: Day): OrganizationsView['choice'] {
  const last = to ?? today
  const preset = from === undefined && to === undefined ? (range ?? '28d') : null
  const first = from ?? addDays(last, 1 - RANGE_DAYS[preset ?? '28d'])
  if (first > last) throw badParameters([{ parameter: 'from', message: `${first} is after to, ${last}` }])
  if (last > today) throw badParameters([{ parameter: 'to', message: `${last} lies in the future` }])
  if (daysBetween(first, last) >= MOST_DAYS)
    throw badParameters([
      { parameter: 'from', message: `more than ${MOST_DAYS} days lie between from and to` },
    ])
  return { from: first, to: last, range: preset }
}
