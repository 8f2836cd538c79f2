import type { Difference } from '../collect/difference.ts'
import type { Day, Moment, SourceId } from '../types.ts'
import { countChange, countRun } from './data-state.ts'
import {
  changesCounted,
  countItems,
  endPause,
  insertRun,
  type RunRow,
  type SavedRun,
  savedRun,
} from './ledger.ts'
import {
  afterLook,
  type ListingAfter,
  markListingsUncounted,
  markUncounted,
  reopen,
} from './listing-after.ts'
import type { ClaimedListing } from './listings.ts'
import { saveItems, saveVotes } from './save-items.ts'
import {
  deleteRepeatedObservations,
  recordLeaving,
  recordObservations,
  recordPlaces,
  recordReturns,
  recordUnseen,
  type Sighting,
} from './save-sighting.ts'
import { rememberVotes } from './vote-columns.ts'

/** A stretch in which nobody looked, known now that somebody has. */
export interface MissedLooks {
  from: Moment
  reason: string
}

/**
 * Stores a look that succeeded, in one transaction: the run, and what the look changes. Only what changes is
 * sent; a look that shows what is known costs two rows written.
 */
export async function saveLook(
  db: D1Database,
  run: RunRow,
  difference: Difference,
  sighting: Sighting,
  listing: Pick<ClaimedListing, 'stage' | 'siteFailures'>,
  after: ListingAfter,
  missed: MissedLooks | null,
): Promise<SavedRun> {
  const { told, voted, placed, returned, left, unseen, moved } = difference
  const some = <Part>(part: readonly unknown[], statements: () => Part[]): Part[] =>
    part.length === 0 ? [] : statements()
  const changed = [told, voted, placed, returned, left, unseen].some((part) => part.length > 0)
  const answers = await db.batch<Record<string, number>>([
    insertRun(
      db,
      { ...run, status: 'unchanged' },
      told.map(({ externalId }) => externalId),
    ),
    ...some(told, () => [saveItems(db, sighting, told), changesCounted(db)]),
    ...some(voted, () => [
      saveVotes(db, sighting, voted),
      changesCounted(db),
      recordObservations(db, sighting, voted),
      ...(sighting.newest ? [] : [countChange(db), deleteRepeatedObservations(db, sighting, voted)]),
    ]),
    ...some(returned, () => [recordReturns(db, sighting, returned)]),
    ...some(left, () => [recordLeaving(db, sighting, left)]),
    ...some(unseen, () => [recordUnseen(db, sighting, unseen)]),
    ...some(placed, () => [recordPlaces(db, sighting, placed)]),
    ...(changed || missed !== null
      ? [countRun(db, missed !== null || left.length > 0 || unseen.length > 0)]
      : []),
    ...(missed === null ? [] : [insertGap(db, run.source, run.day, missed, sighting.at)]),
    ...(sighting.newest ? [] : [rememberVotes(db, sighting, voted)]),
    afterLook(db, sighting, after, changed),
    ...(after.uncounted ? [markUncounted(db, sighting)] : []),
    ...some(moved, () => [markListingsUncounted(db, moved)]),
    ...(listing.stage === 'open'
      ? []
      : [reopen(db, { ...sighting, newest: sighting.newest && !after.cutOff })]),
    ...some(told, () => [countItems(db)]),
    ...(listing.siteFailures > 0 ? [endPause(db, run.source)] : []),
  ])
  return savedRun(answers)
}

const insertGap = (
  db: D1Database,
  source: SourceId,
  day: Day,
  { from, reason }: MissedLooks,
  at: Moment,
): D1PreparedStatement =>
  db
    .prepare(
      'INSERT INTO gap (source, day, item_id, from_at, to_at, reason) VALUES (?1, ?2, 0, ?3, ?4, ?5) ON CONFLICT DO NOTHING',
    )
    .bind(source, day, from, at, reason)
