import type { ItemRow } from '../store/items.ts'
import { momentumOfItems } from '../store/momentum.ts'
import type { Moment } from '../types.ts'
import { presentItem } from './present-item.ts'

/** A page of items as the API shows it, each with how it is doing. */
export async function presentItems(
  db: D1Database,
  rows: readonly ItemRow[],
  now: Moment,
): Promise<Record<string, unknown>[]> {
  const momentum = await momentumOfItems(db, rows, now)
  return rows.map((row) => presentItem(row, momentum.get(row.id)))
}
