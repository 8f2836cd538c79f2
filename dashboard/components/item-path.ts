import { publicId } from '../../workers/sources/public-id.ts'
import type { ItemRow } from '../../workers/store/items.ts'

/** Where an item's own page is. */
export const itemPath = (item: Pick<ItemRow, 'source' | 'external_id'>): string =>
  `/items/${publicId(item.source, item.external_id)}`
