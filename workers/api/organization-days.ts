import { addDays } from '../days.ts'
import type { OrganizationSums } from '../trends/organizations.ts'
import type { Day } from '../types.ts'
import { type Days, daysAsked, refuseMoreThan } from './days-asked.ts'

/** A quarter: a year can have more organisations than can be added up in the time there is. */
const MOST_DAYS = 92
const USUAL_DAYS = 28

/**
 * The days whose organisations are asked for.
 *
 * @throws {Problem} 400 when they are the wrong way round, lie in the future, or are too many
 */
export function organizationDays(asked: { from?: Day | undefined; to?: Day | undefined }, today: Day): Days {
  const days = daysAsked(asked, today, USUAL_DAYS)
  refuseMoreThan(MOST_DAYS, days)
  return days
}

/** Whether what was summed up can still change. A day that is not closed may not have been counted at all yet. */
export const isProvisional = ({ changing }: OrganizationSums, to: Day, today: Day): boolean =>
  changing > 0 || to > addDays(today, -2)
