import { sourceById } from '../sources/index.ts'
import { type ItemFilter, listItems } from '../store/list-items.ts'
import { standingItems } from '../store/momentum.ts'
import { daysBetween } from '../trends/calendar.ts'
import type { Moment } from '../types.ts'
import { encodeCursor } from './cursor.ts'
import { idsOfTopic } from './items-of-topic.ts'
import { presentItem } from './present-item.ts'

export type MomentumSort = 'velocity' | 'heat'

export const isMomentumSort = (sort: string | undefined): sort is MomentumSort =>
  sort === 'velocity' || sort === 'heat'

export interface MomentumQuestion extends Omit<ItemFilter, 'sort' | 'ids'> {
  sort: MomentumSort
  /** A topic's id, or nothing. */
  topic: string
}

/** Longer than a month of listings. */
const MOST_STANDING = 10_000

/** A cursor holds whole numbers: values are compared to six decimals. */
const whole = (value: number): number => Math.round(value * 1e6)

/**
 * Items in the order of their velocity or heat, ties by newest id. Only what stands on the listings of the days asked
 * for, or on the two newest of each source, has one: the rows of those listings tell it, and then the page's
 * own items are read. Items without a value are left out.
 *
 * @throws {Problem} 400 when there is no such topic
 */
export async function itemsByMomentum(
  db: D1Database,
  { sort, from, to, topic, organization, minUpvotes = 0, after, limit, sources }: MomentumQuestion,
  now: Moment,
): Promise<{ data: Record<string, unknown>[]; next: string | null }> {
  const days = from === undefined || to === undefined ? ('newest' as const) : daysBetween(from, to)
  const [standing, ofTopic] = await Promise.all([
    standingItems(
      db,
      sources.flatMap((id) => sourceById(id) ?? []),
      days,
      now,
    ),
    topic === '' || from === undefined || to === undefined
      ? null
      : idsOfTopic(db, topic, sources, { from, to }),
  ])
  const ids = ofTopic === null ? null : new Set(ofTopic)
  const ranked = standing
    .flatMap((item) => {
      const value = item.momentum[sort]
      return value === null ? [] : [{ item, value: whole(value) }]
    })
    .filter(({ item }) => item.upvotes >= minUpvotes && (ids === null || ids.has(item.id)))
    .filter(
      ({ item, value }) =>
        after === undefined || value < after[0] || (value === after[0] && item.id < after[1]),
    )
    .sort((a, b) => b.value - a.value || b.item.id - a.item.id)
  // Who stands behind an item is only known from the item itself.
  const candidates = organization === undefined ? ranked.slice(0, limit + 1) : ranked
  const numbers = candidates.map(({ item }) => item.id)
  const rows = await listItems(db, {
    sources,
    ids: numbers,
    organization,
    sort: 'upvotes',
    limit: MOST_STANDING,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = candidates.filter(({ item }) => byId.has(item.id))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    data: page.flatMap(({ item }): Record<string, unknown>[] => {
      const row = byId.get(item.id)
      if (row === undefined) return []
      return [
        presentItem(from !== undefined && from === to ? { ...row, rank: item.rank } : row, item.momentum),
      ]
    }),
    next:
      found.length > page.length && last !== undefined
        ? encodeCursor([sort, last.value, last.item.id])
        : null,
  }
}
