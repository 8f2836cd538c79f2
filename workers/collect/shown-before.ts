import type { KnownItem } from './difference.ts'

/**
 * The items that earlier pages of a look have shown: those in its first `places`. None where more items than that are
 * known to have these places: some of them stand there since an earlier look.
 */
export function shownBefore(known: readonly KnownItem[], places: number): ReadonlySet<string> {
  const first = known.filter(({ rank, leftAt }) => leftAt === null && rank <= places)
  return new Set(first.length <= places ? first.map(({ externalId }) => externalId) : [])
}
