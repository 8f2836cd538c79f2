import type { Day, SourceId } from '../types.ts'

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
