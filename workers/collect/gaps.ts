import { HOUR } from '../days.ts'
import type { Day, Moment } from '../types.ts'

/** That an item stood on a listing: from its first sighting there until it left, or until the last look. */
export interface Appearance {
  day: Day
  first_seen_at: Moment
  left_at: Moment | null
  looked_at: Moment | null
}

/** A stretch in which the listing of a day was not looked at, or did not show the item. */
export interface Missed {
  day: Day
  from_at: Moment
  to_at: Moment
  reason: string
}

/** The reason of the gap of an item that had left its listing and came back. */
export const NOT_LISTED = 'not on the listing'

export interface Gap {
  from: Moment
  to: Moment
  reason: string
}

type Stretch = Pick<Gap, 'from' | 'to'>

/** Two sights with a shorter break between them are one: the break is the time between two looks. */
const BREAK = 1.5 * HOUR

/**
 * The stretches of an item's life in which its votes were not seen: its listing was not looked at, did not
 * show it, or it stood on none. What one listing missed and another saw is no gap, nor is a break between two sights.
 *
 * @param appearances oldest first
 * @param missed gaps recorded for its listings
 * @param points what was observed of it
 * @returns the gaps in order, none within another, and the last moment at which the item was seen
 */
export function gapsBetween(
  appearances: readonly Appearance[],
  missed: readonly Missed[],
  points: readonly { observed_at: Moment }[] = [],
): { gaps: Gap[]; lookedAt: Moment | null } {
  const missedBy = Map.groupBy(missed, ({ day }) => day)
  const gaps: Gap[] = []
  const unseen: Gap[] = []
  const seen: Stretch[] = []
  let seenUntil: Moment | null = null
  for (const { day, first_seen_at, left_at, looked_at } of appearances) {
    if (seenUntil !== null && first_seen_at - seenUntil > BREAK)
      gaps.push({ from: seenUntil, to: first_seen_at, reason: NOT_LISTED })
    // A listing that no longer has the item was last seen with it at some look before that one.
    const until = Math.max(left_at ?? looked_at ?? first_seen_at, first_seen_at)
    seenUntil = Math.max(seenUntil ?? 0, until)
    const there = { from: first_seen_at, to: until }
    const lost = (missedBy.get(day) ?? [])
      .filter((gap) => gap.to_at > there.from && gap.from_at < there.to)
      .map(({ from_at, to_at, reason }) => ({ from: from_at, to: to_at, reason }))
    seen.push(...without(there, lost.toSorted(byTime)))
    unseen.push(...cut(lost, outside(there)))
  }
  gaps.push(...cut(unseen, apart(seen)))
  const moments = points.map(({ observed_at }) => ({ from: observed_at, to: observed_at }))
  return { gaps: cut(apart(gaps), apart(moments)), lookedAt: seenUntil }
}

const byTime = (a: Stretch, b: Stretch): number => a.from - b.from || a.to - b.to

const outside = ({ from, to }: Stretch): Stretch[] => [
  { from: -Infinity, to: from },
  { from: to, to: Infinity },
]

/**
 * What is left of gaps without some stretches; what has lost an end and is no longer than a break is no gap.
 * An item can have a thousand of both, so each gap is only held against the stretches that reach it.
 *
 * @param stretches by time, apart
 */
function cut(gaps: readonly Gap[], stretches: readonly Stretch[]): Gap[] {
  return gaps.flatMap((gap) => {
    const first = firstEndingFrom(gap.from, stretches)
    let after = first
    while ((stretches[after]?.from ?? Infinity) <= gap.to) after++
    return without(gap, stretches.slice(first, after)).filter(
      ({ from, to }) => to > from && ((from === gap.from && to === gap.to) || to - from > BREAK),
    )
  })
}

/** The place of the first of some stretches, by time and apart, that ends at a moment or later; found by halving. */
function firstEndingFrom(moment: Moment, stretches: readonly Stretch[]): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.to ?? Infinity) < moment) low = middle + 1
    else high = middle
  }
  return low
}

/** A stretch without others, given by time: what comes before, between and after them, be it a moment. */
function without<Part extends Stretch>(part: Part, others: readonly Stretch[]): Part[] {
  const left: Part[] = []
  let { from } = part
  for (const other of others) {
    if (other.from >= from) left.push({ ...part, from, to: other.from })
    from = Math.max(from, other.to)
  }
  if (from <= part.to) left.push({ ...part, from })
  return left
}

/** Stretches by time, the later of two that overlap without what the earlier one says already. */
function apart<Part extends Stretch>(stretches: readonly Part[]): Part[] {
  const kept: Part[] = []
  let until = -Infinity
  for (const stretch of stretches.toSorted(byTime)) {
    if (stretch.to <= until) continue
    kept.push({ ...stretch, from: Math.max(stretch.from, until) })
    until = stretch.to
  }
  return kept
}
