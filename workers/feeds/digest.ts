import { type Digest, isEmpty } from '../digest/digest.ts'
import { linesOf } from '../digest/lines.ts'
import { type DigestInterval, newestClosed, periodBefore } from '../digest/period.ts'
import { digestPath, headlineOf, periodWords, summaryOf } from '../digest/words.ts'
import { sourceById } from '../sources/index.ts'
import { loadDigests } from '../store/load-digests.ts'
import type { Moment, SourceId } from '../types.ts'
import { type Entry, type Feed, permanentId } from './feed.ts'

/** A week of days, a month of weeks: an entry is as long as the digest. */
const MOST = { day: 7, week: 4 } as const

/** What was rising and what was most upvoted: an entry for each day or week, once nothing about it is expected to change. */
export async function digestFeed(
  db: D1Database,
  ids: readonly SourceId[],
  minUpvotes: number,
  interval: DigestInterval,
  now: Moment,
): Promise<Feed> {
  const sources = ids.flatMap((id) => sourceById(id) ?? [])
  const periods = [newestClosed(interval, now)]
  for (let last = periods[0]; last !== undefined && periods.length < MOST[interval]; last = periods.at(-1))
    periods.push(periodBefore(last))
  const digests = await loadDigests(db, sources, periods, now, minUpvotes)
  return {
    id: permanentId('feeds', 'digest'),
    title: `Uptrend: the digest of every ${interval}`,
    description: `What was rising and what was most upvoted, ${interval} by ${interval}.`,
    page: interval === 'day' ? '/digest' : '/digest?period=week',
    entries: digests
      .filter((digest) => digest.final && !isEmpty(digest))
      .map((digest) => digestEntry(digest, ids.length === 1 ? ids[0] : undefined)),
  }
}

/** A digest as an entry. One of some sources alone is another entry than that of all of them. */
function digestEntry(digest: Digest, of?: SourceId): Entry {
  const { period, sources, closesAt } = digest
  return {
    id: permanentId('digest', ...(of === undefined ? [] : [of]), period.name),
    title: `${periodWords(period)}: ${headlineOf(digest)}`,
    page: digestPath(period),
    elsewhere: null,
    published: closesAt,
    updated: Math.max(closesAt, ...sources.map(({ closedAt }) => closedAt ?? 0)),
    summary: summaryOf(digest),
    lines: linesOf(digest),
    authors: [],
    tags: [],
  }
}
