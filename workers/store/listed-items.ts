import type { Day, SourceId } from '../types.ts'
import { COLUMNS, type ItemRow, tagsOf } from './items.ts'
import type { ItemFilter } from './list-items.ts'

/** The numbers of the items that stood on the listings of some days, with a place they had there. */
export async function itemsListed(
  db: D1Database,
  sources: readonly SourceId[],
  from: Day,
  to: Day,
): Promise<Map<number, number>> {
  const answers = await db.batch<{ item_id: number; rank: number }>(
    sources.map((source) =>
      db
        .prepare('SELECT item_id, rank FROM listing_item WHERE source = ?1 AND day BETWEEN ?2 AND ?3')
        .bind(source, from, to),
    ),
  )
  return new Map(answers.flatMap(({ results }) => results.map(({ item_id, rank }) => [item_id, rank])))
}

/** The items with these numbers that meet some conditions, in any order: two rows read for each, and its tags. */
export async function itemsNumbered(
  db: D1Database,
  ids: readonly number[],
  { sources, organization, minUpvotes }: Pick<ItemFilter, 'sources' | 'organization' | 'minUpvotes'>,
): Promise<ItemRow[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, ${tagsOf('i')} FROM json_each(?1) AS one CROSS JOIN item AS i ON i.id = one.value
       WHERE i.source IN (SELECT value FROM json_each(?2)) AND i.upvotes >= ?3 AND (?4 IS NULL OR i.organization_id = ?4)`,
    )
    .bind(JSON.stringify(ids), JSON.stringify(sources), minUpvotes ?? 0, organization ?? null)
    .all<ItemRow>()
  return results
}
