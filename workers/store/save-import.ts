import type { ListedItem } from '../types.ts'
import { countChange, countRun } from './data-state.ts'
import { changesCounted, countItems, insertRun, type RunRow, type SavedRun, savedRun } from './ledger.ts'
import { afterImport, markUncountedIfChanged, reopen } from './listing-after.ts'
import { mergeItems } from './merge-items.ts'
import {
  deleteRepeatedObservations,
  recordObservations,
  recordPlaces,
  recordReturns,
  type Sighting,
  uncountLater,
} from './save-sighting.ts'
import { nameByTitle } from './titles.ts'
import { rememberVotes } from './vote-columns.ts'

/**
 * Stores a look that somebody brought along, in one transaction. It may be older than what is known; in
 * whatever order looks come in, the same rows come out.
 */
export async function saveImport(
  db: D1Database,
  run: RunRow,
  items: ListedItem[],
  sighting: Sighting,
): Promise<SavedRun> {
  const answers = await db.batch<Record<string, number>>([
    ...nameByTitle(db, sighting.source, items),
    uncountLater(db, sighting, items),
    insertRun(
      db,
      { ...run, status: 'unchanged' },
      items.map(({ externalId }) => externalId),
    ),
    mergeItems(db, sighting, items),
    changesCounted(db),
    recordObservations(db, sighting, items),
    countChange(db),
    deleteRepeatedObservations(db, sighting, items),
    countChange(db),
    ...(sighting.newest ? [recordReturns(db, sighting, items)] : []),
    recordPlaces(db, sighting, items),
    countRun(db, false),
    markUncountedIfChanged(db, sighting),
    rememberVotes(db, sighting, items),
    afterImport(db, sighting, items.length > 0 || sighting.newest),
    reopen(db, sighting),
    countItems(db),
  ])
  return savedRun(answers)
}
