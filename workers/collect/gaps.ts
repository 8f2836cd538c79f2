import { HOUR } from '../days.ts'
import type { Day, Moment } from '../types.ts'

/** That an item stood on a listing: from its first sighting there until it left, or until the last look. */
export interface Appearance {
  day: Day
  first_seen_at: Moment
  left_at: Moment | null
  looked_at: Moment | null
}

export interface Gap {
  from: Moment
  to: Moment
  reason: string
}

/** Two appearances with a shorter break between them are one: the break is the time between two looks. */
const BREAK = 1.5 * HOUR

/**
 * The stretches of an item's life in which its votes were not seen: its listing was not looked at, did not
 * show it, or it stood on none. What one listing missed and another saw is no gap.
 *
 * @param appearances oldest first
 * @param missed gaps recorded for its listings
 * @returns the gaps in order, and the last moment at which the item was seen
 */
export function gapsBetween(
  appearances: readonly Appearance[],
  missed: readonly { from_at: Moment; to_at: Moment; reason: string }[],
): { gaps: Gap[]; lookedAt: Moment | null } {
  const gaps: Gap[] = missed.map(({ from_at, to_at, reason }) => ({ from: from_at, to: to_at, reason }))
  let seenUntil: Moment | null = null
  for (const { first_seen_at, left_at, looked_at } of appearances) {
    if (seenUntil !== null && first_seen_at - seenUntil > BREAK) {
      gaps.push({ from: seenUntil, to: first_seen_at, reason: 'not on the listing' })
    }
    // A listing that no longer has the item was last seen with it at some look before that one.
    seenUntil = Math.max(seenUntil ?? 0, left_at ?? looked_at ?? first_seen_at, first_seen_at)
  }
  return { gaps: gaps.sort((a, b) => a.from - b.from || a.to - b.to), lookedAt: seenUntil }
}
