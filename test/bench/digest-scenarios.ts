import { DAY, dayOf } from '../../workers/days.ts'
import { newestClosed } from '../../workers/digest/period.ts'
import { NOW } from './now.ts'
import type { Scenario } from './scenarios.ts'

/** Digests over three years of history, read and sent. */
export function digestScenarios(): Scenario[] {
  const day = newestClosed('day', NOW).name
  const week = newestClosed('week', NOW).name
  const long = dayOf(NOW - 400 * DAY)
  const named = (path: string) => path.replace(day, 'DAY').replace(week, 'WEEK').replace(long, 'LONG-AGO')
  return [
    ...[
      '/digest',
      `/digest/${day}`,
      `/digest/${long}`,
      `/digest/${week}`,
      '/feeds/digest.xml',
      '/feeds/digest.json?period=week',
    ].map((path) => ({ name: named(path), path, limit: 10 })),
    {
      name: 'send the digest of a week',
      path: `/__digest?at=${NOW}&period=${week}`,
      limit: 10,
      expect: '"unsent":"it answered 404"',
    },
  ]
}
