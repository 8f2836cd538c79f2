import { idFromTitle, isTitleId, keyOfTitleId } from '../sources/title-key.ts'
import type { ListedItem, SourceId } from '../types.ts'
import { countChange } from './data-state.ts'

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

/**
 * The other way round: items known by their titles alone get the site's own ids, where a look names those. An item that
 * is known under the site's id already stays another one. Answers with the items that got one; a row read each, and one
 * for each item of the look.
 */
export function nameByTitle(
  db: D1Database,
  source: SourceId,
  items: readonly ListedItem[],
): D1PreparedStatement[] {
  const named = items.flatMap(({ externalId, title }) =>
    isTitleId(externalId) ? [] : [[externalId, idFromTitle(title)]],
  )
  if (named.length === 0) return []
  return [
    db
      .prepare(
        `UPDATE OR IGNORE item SET external_id = (SELECT value->>0 FROM json_each(?2) WHERE value->>1 = item.external_id)
         WHERE source = ?1 AND external_id IN (SELECT value->>1 FROM json_each(?2))
         RETURNING id AS itemId, external_id AS externalId`,
      )
      .bind(source, JSON.stringify(named)),
    countChange(db),
  ]
}

/** Runs the above. By number of the item, the id it got. */
export async function namedByTitle(
  db: D1Database,
  source: SourceId,
  items: readonly ListedItem[],
): Promise<Map<number, string>> {
  const statements = nameByTitle(db, source, items)
  if (statements.length === 0) return new Map()
  const [named] = await db.batch<{ itemId: number; externalId: string }>(statements)
  return new Map(named?.results.map(({ itemId, externalId }) => [itemId, externalId]))
}
