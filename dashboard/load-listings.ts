import type { RequestEnv } from '../workers/api/context.ts'
import { closesAt } from '../workers/collect/schedule.ts'
import { dayOf } from '../workers/days.ts'
import { sources } from '../workers/sources/index.ts'
import { sourcesHealth } from '../workers/store/health.ts'
import { listItems } from '../workers/store/list-items.ts'
import { listingFor } from '../workers/store/listings.ts'
import { curvesOf } from '../workers/store/observations.ts'
import type { Day, Moment, Source } from '../workers/types.ts'
import type { ListingSection } from './pages/listings.tsx'

const MOST_ROWS = 100

/**
 * The listings of a day; without one, each source's newest that has something on it, so that the morning's
 * empty page is not all there is to see.
 */
export async function loadListings(
  env: RequestEnv,
  asked: Day | undefined,
): Promise<{ sections: ListingSection[]; day: Day; today: Day }> {
  const today = dayOf(env.now)
  const health = await sourcesHealth(env.DB, sources)
  const sections = await Promise.all(
    sources.map((source) => {
      const { firstDay = null, lastDay = null } = health.find((row) => row.source === source.id) ?? {}
      return section(env, source, asked ?? lastDay, firstDay)
    }),
  )
  return { sections, day: asked ?? today, today }
}

async function section(
  { DB: db, now }: RequestEnv,
  source: Source,
  day: Day | null,
  firstDay: Day | null,
): Promise<ListingSection> {
  if (day === null)
    return { source, day, firstDay, items: 0, rows: [], lookedAt: null, provisional: false, trouble: null }
  const [items, listing] = await Promise.all([
    listItems(db, { sources: [source.id], from: day, to: day, sort: 'upvotes', limit: MOST_ROWS }),
    listingFor(db, source.id, day),
  ])
  const curves = await curvesOf(
    db,
    items.map(({ id }) => id),
  )
  return {
    source,
    day,
    firstDay,
    items: listing?.items ?? items.length,
    rows: items
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
      .map((item) => ({ item, points: curves.get(item.id) ?? [] })),
    lookedAt: listing?.lookedAt ?? null,
    provisional: isProvisional(day, now),
    trouble: listing?.error ?? null,
  }
}

const isProvisional = (day: Day, now: Moment): boolean => now < closesAt(day)
