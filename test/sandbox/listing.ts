import type { Moment } from '../../workers/types.ts'
import { DAY } from './days.ts'
import type { Row } from './rows.ts'
import { countUntil, votesAt } from './votes.ts'

/** A row with the numbers it shows at a moment. `votes` is text: some rows hold no whole number. */
export interface ShownRow {
  row: Row
  votes: string
  comments: number
  stars: number
}

/** A row on a listing, from the moment it appears there. */
export interface Entry {
  row: Row
  arrivesAt: Moment
  /** Stands twice in the same answer. */
  twice: boolean
}

/** The listing as it looks at a moment: what has arrived by then, most votes first, then first come. */
export function listingAt(entries: readonly Entry[], at: Moment): ShownRow[] {
  return entries
    .filter(({ arrivesAt }) => arrivesAt <= at)
    .map((entry) => ({ ...entry, count: votesAt(entry.row.paper.votes, at) }))
    .sort((a, b) => b.count - a.count || a.arrivesAt - b.arrivesAt || a.row.paper.place - b.row.paper.place)
    .flatMap(({ row, count, twice }) => {
      const shown = shownRow(row, count, at)
      return twice ? [shown, shown] : [shown]
    })
}

function shownRow(row: Row, count: number, at: Moment): ShownRow {
  const { quirks, arrivesAt } = row.paper
  const days = Math.max(0, (at - arrivesAt) / DAY)
  return {
    row,
    votes: quirks.includes('negative-votes')
      ? `-${count + 1}`
      : quirks.includes('fractional-votes')
        ? `${count}.5`
        : `${count}`,
    comments: countUntil(row.comments, at),
    stars: row.stars ? Math.floor(row.stars.first + row.stars.daily * days) : 0,
  }
}
