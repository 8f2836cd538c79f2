import { publicId } from '../sources/public-id.ts'
import type { Day, Moment, Source, SourceId } from '../types.ts'
import { type Called, type CallsRow, calledAt } from './calls.ts'
import { type DigestPeriod, isFinal, periodClosesAt } from './period.ts'

/** A closed day, as it stood when it was closed. */
export interface ClosedDayRow {
  source: SourceId
  day: Day
  /** How many its listing had. */
  entries: number
  /** 1 when its listing was seen to its end. */
  complete: number
  closedAt: Moment
  /** JSON: [external id, title, upvotes], most upvoted first. */
  best: string | null
}

/** Everything that digests are made of. */
export interface DigestRows {
  days: ClosedDayRow[]
  /** By source, and by the day they were asked for. */
  calls: (CallsRow & { source: SourceId; asked: Day })[]
  /** The day each source's calls are published of. */
  published: { source: SourceId; day: Day | null }[]
}

export interface BestItem {
  id: string
  title: string
  upvotes: number
  page: string
  elsewhere: string | null
}

/** What a digest says of a source. */
export interface SourceDigest {
  source: Source
  /** Days of the period that are closed, and those of them whose listing was seen to its end. */
  closed: number
  complete: number
  /** Entries of their listings; one that stays for days is one of each. */
  items: number
  closedAt: Moment | null
  /** The calls at the end of the period, or at that of the last week or month before it; `null` when there are none. */
  called: Called | null
  /** The most upvoted, each as it stood when its day was closed. */
  best: BestItem[]
}

/** What was rising and what was most upvoted in a period. */
export interface Digest {
  period: DigestPeriod
  closesAt: Moment
  /** Whether all of it is there that is expected to be. */
  final: boolean
  sources: SourceDigest[]
}

const MOST_ITEMS = 10

/**
 * A digest of stored rows: the same rows, the same digest.
 *
 * @param nameOf gives a topic's name
 * @param minUpvotes items with fewer are left out
 */
export function digestOf(
  period: DigestPeriod,
  sources: readonly Source[],
  { days, calls, published }: DigestRows,
  nameOf: (topic: string) => string,
  now: Moment,
  minUpvotes = 0,
): Digest {
  return {
    period,
    closesAt: periodClosesAt(period),
    final: isFinal(
      period,
      sources.map(({ id }) => published.find(({ source }) => source === id)?.day ?? null),
      now,
    ),
    sources: sources.map((source): SourceDigest => {
      const its = days.filter(
        (row) => row.source === source.id && row.day >= period.from && row.day <= period.to,
      )
      const row = calls.find((one) => one.source === source.id && one.asked === period.to)
      return {
        source,
        closed: its.length,
        complete: its.filter(({ complete }) => complete === 1).length,
        items: its.reduce((sum, { entries }) => sum + entries, 0),
        closedAt: its.reduce<Moment | null>((newest, { closedAt }) => Math.max(newest ?? 0, closedAt), null),
        called: row === undefined ? null : calledAt(row, source, nameOf),
        best: bestOf(source, its, minUpvotes),
      }
    }),
  }
}

/** The most upvoted of some days. An entry that stood on several counts once, with the most votes it had. */
function bestOf(source: Source, days: readonly ClosedDayRow[], minUpvotes: number): BestItem[] {
  const best = new Map<string, { title: string; upvotes: number }>()
  for (const { best: items } of days) {
    for (const [id, title, upvotes] of JSON.parse(items ?? '[]') as [string, string, number][]) {
      if (upvotes >= minUpvotes && upvotes > (best.get(id)?.upvotes ?? -1)) best.set(id, { title, upvotes })
    }
  }
  return [...best]
    .sort(([a, one], [b, other]) => other.upvotes - one.upvotes || (a < b ? -1 : 1))
    .slice(0, MOST_ITEMS)
    .map(([id, { title, upvotes }]) => ({
      id: publicId(source.id, id),
      title,
      upvotes,
      page: `/items/${publicId(source.id, id)}`,
      elsewhere: source.itemUrl(id),
    }))
}

/** Whether there is nothing in it to tell anybody. */
export const isEmpty = ({ sources }: Digest): boolean =>
  sources.every(
    ({ best, called }) =>
      best.length === 0 &&
      (called === null || called.rising.length + called.falling.length + called.emerging.length === 0),
  )
