import { counted } from '../counted.ts'
import { endOf } from '../days.ts'
import { sourceById } from '../sources/index.ts'
import { publicId } from '../sources/public-id.ts'
import { type BestRow, bestOfDays } from '../store/feeds.ts'
import type { SourceId } from '../types.ts'
import { type Entry, type Feed, permanentId, UPVOTES } from './feed.ts'

const DAYS_EACH = 14

/** What was most upvoted: one entry for each closed day of a source, as it stood when the day was closed. */
export async function dailyFeed(
  db: D1Database,
  sources: readonly SourceId[],
  minUpvotes: number,
): Promise<Feed> {
  const rows = await bestOfDays(db, sources, DAYS_EACH)
  return {
    id: permanentId('feeds', 'daily'),
    title: 'Uptrend: most upvoted, day by day',
    description: 'What was most upvoted on each listing, once its day is closed.',
    page: '/',
    entries: dailyEntries(rows, minUpvotes),
  }
}

/** The newest day first. */
export const dailyEntries = (rows: readonly BestRow[], minUpvotes: number): Entry[] =>
  rows
    .flatMap((row) => entryOf(row, minUpvotes))
    .sort((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1))

function entryOf({ source, day, closedAt, items }: BestRow, minUpvotes: number): Entry[] {
  const best = (JSON.parse(items) as [externalId: string, title: string, upvotes: number][]).filter(
    ([, , upvotes]) => upvotes >= minUpvotes,
  )
  const [first] = best
  if (first === undefined) return []
  const { name = source, unit = UPVOTES, listingUrl } = sourceById(source) ?? {}
  return [
    {
      id: permanentId('daily', source, day),
      title: `${name}, ${day}: ${first[1]}`,
      page: `/listings?day=${day}`,
      elsewhere: listingUrl?.(day) ?? null,
      published: endOf(day),
      updated: closedAt,
      summary: best
        .slice(0, 3)
        .map(([, title, upvotes]) => `${title} (${counted(upvotes, unit)})`)
        .join('; '),
      lines: best.map(([externalId, title, upvotes]) => ({
        text: title,
        page: `/items/${publicId(source, externalId)}`,
        note: counted(upvotes, unit),
      })),
      authors: [],
      tags: [source],
    },
  ]
}
