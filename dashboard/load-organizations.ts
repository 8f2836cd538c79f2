import type { RequestEnv } from '../workers/api/context.ts'
import { isProvisional, organizationDays } from '../workers/api/organization-days.ts'
import { MOST_DAYS as MOST_ITEM_DAYS } from '../workers/api/routes/items.ts'
import { dayOf, daysBetween } from '../workers/days.ts'
import { sourceById } from '../workers/sources/index.ts'
import { organizationsBetween } from '../workers/store/load-organizations.ts'
import { servedGeneration } from '../workers/store/served.ts'
import type { Day } from '../workers/types.ts'
import { chosenDays } from './chosen-days.ts'
import type { OrganizationsQuery, OrganizationsView } from './pages/organizations.tsx'

const RANGE_DAYS = { '7d': 7, '28d': 28, '90d': 90 } as const
const MOST_SHOWN = 100

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
  const sums = await organizationsBetween(db, served?.id ?? 0, asked.id, choice)
  const { named, unknown, items, complete } = sums
  const days = daysBetween(choice.from, choice.to) + 1
  return {
    source: asked,
    query,
    choice,
    today,
    rows: named.slice(0, MOST_SHOWN),
    more: Math.max(0, named.length - MOST_SHOWN),
    unknown,
    items,
    days,
    listable: days <= MOST_ITEM_DAYS,
    complete,
    provisional: isProvisional(sums, choice.to, today),
  }
}

function choiceOf(query: OrganizationsQuery, today: Day): OrganizationsView['choice'] {
  const chosen = chosenDays(query, RANGE_DAYS, '28d', today)
  return { ...organizationDays(chosen, today), range: chosen.range }
}
