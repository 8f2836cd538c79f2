import type { Moment } from '../../workers/types.ts'
import { quirksOn } from '../sandbox/quirk-records.ts'
import { REFUSED } from '../sandbox/quirks.ts'
import type { World } from '../sandbox/world.ts'

/** One successful look of the ledger. */
export interface LookRow {
  id: number
  source: string
  day: string
  scheduled_at: number
  status: string
  way: string
  url: string | null
  error: string | null
}

const ROWS_OF_A_PAGE = 50

/** What the sandbox showed a successful look: external ids with their votes. A reader may not take all rows; those are left out. */
export function shownTo(world: World, run: LookRow, at: Moment = run.scheduled_at): Map<string, number> {
  if (run.source === 'github-trending') {
    return new Map(
      world.trendingAt(at).map(({ repository, stars }) => [`${repository.owner}/${repository.name}`, stars]),
    )
  }
  const page = Number(new URL(run.url ?? 'http://x/').searchParams.get('p') ?? 0)
  const rows = world.listingAt(run.day, at).slice(page * ROWS_OF_A_PAGE, (page + 1) * ROWS_OF_A_PAGE)
  const refused = refusedOn(world, run.day)
  return new Map(
    rows.flatMap(({ row, votes }) =>
      refused.has(row.paper.id) ? [] : [[row.paper.id, Number(votes)] as const],
    ),
  )
}

const known = new Map<string, Set<string>>()

export function refusedOn(world: World, day: string): Set<string> {
  let refused = known.get(day)
  if (refused === undefined) {
    refused = new Set(
      quirksOn(world, day)
        .filter(({ kind }) => REFUSED.includes(kind))
        .map(({ id }) => id ?? ''),
    )
    known.set(day, refused)
  }
  return refused
}
