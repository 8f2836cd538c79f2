import { type Digest, digestOf } from '../digest/digest.ts'
import type { DigestPeriod } from '../digest/period.ts'
import type { Moment, Source } from '../types.ts'
import { digestRows } from './digest-rows.ts'
import { topicsServed } from './served-topics.ts'

/**
 * The digests of some periods that follow each other, in the order they are given in.
 *
 * @param minUpvotes items with fewer are left out
 */
export async function loadDigests(
  db: D1Database,
  sources: readonly Source[],
  periods: readonly DigestPeriod[],
  now: Moment,
  minUpvotes = 0,
): Promise<Digest[]> {
  const froms = periods.map(({ from }) => from).sort()
  const ends = periods.map(({ to }) => to).sort()
  const { served, rows } = await digestRows(
    db,
    sources.map(({ id }) => id),
    froms[0] ?? '',
    ends.at(-1) ?? '',
    ends,
  )
  const { taxonomy } = await topicsServed(db, served)
  const names = new Map(taxonomy.topics.map(({ id, name }) => [id, name]))
  return periods.map((period) =>
    digestOf(period, sources, rows, (topic) => names.get(topic) ?? topic, now, minUpvotes),
  )
}
