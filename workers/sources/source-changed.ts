import type { SourceId } from '../types.ts'

/** What came back is not what the source's parser knows: the site changed, or it is not the site. */
export class SourceChanged extends Error {
  override name = 'SourceChanged'
  constructor(source: SourceId, missing: string) {
    super(`${source}: ${missing}`)
  }
}

/** Ten times as many as the longest listing that was ever seen. */
export const MOST_ROWS = 1000

/**
 * Rows that a listing could have, to be asked before each of them is read.
 * @throws SourceChanged when there are more
 */
export function listable<Row>(source: SourceId, rows: Row[]): Row[] {
  if (rows.length > MOST_ROWS)
    throw new SourceChanged(source, `${rows.length} rows are no listing: ${MOST_ROWS} at most are read`)
  return rows
}
