import { addDays, HOUR, startOf } from '../../workers/days.ts'
import type { World } from '../sandbox/world.ts'
import type { CrowdedDay } from './scenarios.ts'

/** The newest day of a generated world on which more than 50 papers stood by its evening. */
export function crowdedDay(world: World): CrowdedDay {
  for (let day = world.lastDay; day > addDays(world.lastDay, -400); day = addDays(day, -1)) {
    const at = startOf(day) + 19 * HOUR
    if (world.listingAt(day, at).length > 50) return { day, at }
  }
  throw new Error('this world has no day with more than 50 papers: take another seed')
}
