import type { RequestEnv } from '../workers/api/context.ts'
import { allOperations } from '../workers/api/operations.ts'
import { badParameters } from '../workers/api/problem.ts'
import { newestAtRest } from '../workers/api/routes/export.ts'
import { sources } from '../workers/sources/index.ts'
import { sourcesHealth } from '../workers/store/health.ts'
import type { RequestView } from './pages/data.tsx'

/**
 * How to get what the API answers at an address, and the newest whole month of each source.
 *
 * @param of path and query below `/api/v1`; without it an example
 * @throws {Problem} 400 when the API has nothing at that path
 */
export async function loadData(
  { DB: db, now }: RequestEnv,
  origin: string,
  of: string | undefined,
): Promise<RequestView> {
  if (of !== undefined && !isServed(of)) {
    const message = `"${of.slice(0, 80)}" is no path of the API: the reference at /docs lists them all`
    throw badParameters([{ parameter: 'of', message }])
  }
  const atRest = newestAtRest(now)
  const health = await sourcesHealth(db, sources)
  return {
    origin,
    of: of ?? '/trends/rising',
    isExample: of === undefined,
    months: sources.map(({ id, name, entriesStay }) => {
      const { firstDay = null, lastDay = null } = health.find(({ source }) => source === id) ?? {}
      // What comes back for years has no settled month.
      const settled = !entriesStay && firstDay !== null && firstDay.slice(0, 7) <= atRest
      return { id, name, month: settled ? atRest : (lastDay?.slice(0, 7) ?? null), settled }
    }),
  }
}

const SERVED = allOperations.map(
  ({ path }) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^?]+')}(?:\\?|$)`),
)

const isServed = (of: string): boolean => SERVED.some((path) => path.test(of))
