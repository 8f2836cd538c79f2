import { keyOfTitleId } from '../sources/title-key.ts'
import type { SourceId } from '../types.ts'

/** For ids made from a title: the site's own id of the item with that title, where it is known. */
export async function knownByTitle(
  db: D1Database,
  source: SourceId,
  titleIds: readonly string[],
): Promise<Map<string, string>> {
  const { results } = await db
    .prepare(
      `SELECT asked.value->>0 AS titleId, item.external_id AS externalId
       FROM json_each(?1) AS asked CROSS JOIN item ON item.title_key = asked.value->>1
       WHERE item.source = ?2 AND item.external_id <> asked.value->>0 ORDER BY item.id DESC`,
    )
    .bind(JSON.stringify(titleIds.map((id) => [id, keyOfTitleId(id)])), source)
    .all<{ titleId: string; externalId: string }>()
  return new Map(results.map(({ titleId, externalId }) => [titleId, externalId]))
}
