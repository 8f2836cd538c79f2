import { addDays } from '../days.ts'
import {
  type AgedDay,
  type ClosedListing,
  closedListings,
  saveAges,
  type TalliedDay,
  votesToAge,
} from '../store/ages.ts'
import { COHORT_DAYS } from '../trends/votes/cohort.ts'
import { LADDER } from '../trends/votes/ladder.ts'
import {
  DAYS_OF_LADDER,
  EARLY_AGES,
  type ItemAtLooks,
  type LooksToAsk,
  listingAtAges,
  looksToAsk,
} from '../trends/votes/listing-ages.ts'
import { cohortsOf, type DayTally, type StoredCohort, talliesOf } from '../trends/votes/tallies.ts'
import type { Day, Moment, Source } from '../types.ts'
import type { Effects } from './effects.ts'

const LISTINGS_AT_ONCE = 20
/** So many votes are compared within a few milliseconds in a Worker that has just started. */
const VOTES_AT_ONCE = 3000

/**
 * Finds out what the votes of the next closed days were at the ladder ages. A day is closed when the ages of its
 * first two days are past; the later ones are added, and the first made anew, once six more days are closed.
 *
 * @param before the last day that was done
 * @returns the last day done now
 */
export async function ageListing(
  source: Source,
  before: Day | null,
  at: Moment,
  { env }: Effects,
): Promise<Day | null> {
  const after = before === null ? '' : addDays(before, -DAYS_OF_LADDER)
  const listings = await closedListings(env.DB, source.id, after, LISTINGS_AT_ONCE)
  const { through, parts } = partsOf(listings, before)
  if (through === null) return null
  const asked = parts.filter(({ moments }) => moments.length > 0)
  const most = COHORT_DAYS + parts.length
  const { held, tallied } = await votesToAge(env.DB, source.id, asked, source.entriesStay, most)
  const byDay = Map.groupBy(held, ({ day }) => day)
  const days = parts.map((looks): AgedDay => {
    const items = (byDay.get(looks.day) ?? []).map(
      ({ item, away, held }): ItemAtLooks => ({ id: item, away: JSON.parse(away), held: JSON.parse(held) }),
    )
    const known = listingAtAges(looks, items, source.votesSettle)
    return {
      day: looks.day,
      items: items.length,
      ages: known.map(({ age, votes }) => [
        age,
        votes.length,
        votes.reduce((sum, [, count]) => sum + count, 0),
      ]),
      votes: known.map(({ age, votes }) => [age, votes]),
      tallies: talliesOf(known, source.votesSettle),
    }
  })
  await saveAges(env.DB, source.id, days, JSON.stringify(recentCohorts(days, tallied)), through, at)
  return through
}

/** The cohorts of the 28 days up to the newest that is known at any age; what is known now goes before what was. */
function recentCohorts(days: readonly AgedDay[], tallied: readonly TalliedDay[]): StoredCohort[] {
  const own = new Set(days.map(({ day }) => day))
  const others = tallied.filter(({ day }) => !own.has(day))
  const known = days.filter(({ tallies }) => tallies.length > 0)
  const newest = [...others, ...known]
    .map(({ day }) => day)
    .sort()
    .at(-1)
  if (newest === undefined) return []
  const first = addDays(newest, 1 - COHORT_DAYS)
  return cohortsOf([
    ...others.filter(({ day }) => day >= first).map(({ tallies }): DayTally[] => JSON.parse(tallies)),
    ...known.filter(({ day }) => day >= first).map(({ tallies }) => tallies),
  ])
}

/** Which days to do now: the next ones, as many as fit, and those whose last ages are past with them. */
function partsOf(
  listings: readonly ClosedListing[],
  before: Day | null,
): { through: Day | null; parts: LooksToAsk[] } {
  const isNext = (day: Day) => before === null || day > before
  const known = listings.map(({ day, items, looks }) => ({
    day,
    items,
    looks: JSON.parse(looks) as Moment[],
  }))
  const through = lastThatFits(known.filter(({ day }) => isNext(day)))
  if (through === null) return { through, parts: [] }
  const wholeUntil = addDays(through, -DAYS_OF_LADDER)
  const parts = known
    .filter(({ day }) => day <= through && (isNext(day) || day <= wholeUntil))
    .map(({ day, looks }) => looksToAsk(day, looks, day <= wholeUntil ? LADDER : EARLY_AGES))
  return { through, parts }
}

/** The last of the next days that can be done at once, if every look that may be asked for is. */
function lastThatFits(next: readonly { day: Day; items: number; looks: Moment[] }[]): Day | null {
  let votes = 0
  let last: Day | null = null
  for (const { day, items, looks } of next) {
    votes += items * Math.min(looks.length, 2 * LADDER.length)
    if (last !== null && votes > VOTES_AT_ONCE) break
    last = day
  }
  return last
}
