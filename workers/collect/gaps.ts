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
  const gaps: Gap[] = []
  const stood: { there: Stretch; unseen: Gap[] }[] = []
  let seenUntil: Moment | null = null
  for (const { day, first_seen_at, left_at, looked_at } of appearances) {
    if (seenUntil !== null && first_seen_at - seenUntil > BREAK)
      gaps.push({ from: seenUntil, to: first_seen_at, reason: NOT_LISTED })
    // A listing that no longer has the item was last seen with it at some look before that one.
    const until = Math.max(left_at ?? looked_at ?? first_seen_at, first_seen_at)
    seenUntil = Math.max(seenUntil ?? 0, until)
    const unseen = missed
      .filter((gap) => gap.day === day && gap.to_at > first_seen_at && gap.from_at < until)
      .map(({ from_at, to_at, reason }) => ({ from: from_at, to: to_at, reason }))
    stood.push({ there: { from: first_seen_at, to: until }, unseen })
  }
  const seen = stood.map(seenIn)
  for (const [i, { there, unseen }] of stood.entries()) {
    if (unseen.length === 0) continue
    const elsewhere = seen.flatMap((stretches, other) => (other === i ? [] : stretches))
    gaps.push(...unseen.flatMap((gap) => cut(gap, [...outside(there), ...elsewhere])))
  }
  const moments = points.map(({ observed_at }) => ({ from: observed_at, to: observed_at }))
  return { gaps: apart(gaps).flatMap((gap) => cut(gap, moments)), lookedAt: seenUntil }
}

const outside = ({ from, to }: Stretch): Stretch[] => [
  { from: -Infinity, to: from },
  { from: to, to: Infinity },
]

/** When an item was seen on a listing: while it stood there, without what was missed. */
const seenIn = ({ there, unseen }: { there: Stretch; unseen: readonly Gap[] }): Stretch[] =>
  unseen.reduce<Stretch[]>((seen, gap) => seen.flatMap((stretch) => without(stretch, gap)), [there])

/** What is left of a gap without some stretches; what has lost an end and is no longer than a break is no gap. */
function cut(gap: Gap, stretches: readonly Stretch[]): Gap[] {
  const left = stretches.reduce<Gap[]>(
    (rest, stretch) => rest.flatMap((part) => without(part, stretch)),
    [gap],
  )
  return left.filter(
    ({ from, to }) => to > from && ((from === gap.from && to === gap.to) || to - from > BREAK),
  )
}

/** A stretch without another: what comes before it, and what comes after it. */
const without = <Part extends Stretch>(part: Part, { from, to }: Stretch): Part[] =>
  to < part.from || from > part.to
    ? [part]
    : [
        ...(from >= part.from ? [{ ...part, to: from }] : []),
        ...(to <= part.to ? [{ ...part, from: to }] : []),
      ]

/** Gaps in order, the later of two that overlap without what the earlier one says already. */
function apart(gaps: readonly Gap[]): Gap[] {
  const kept: Gap[] = []
  let until = -Infinity
  for (const gap of [...gaps].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (gap.to <= until) continue
    kept.push({ ...gap, from: Math.max(gap.from, until) })
    until = gap.to
  }
  return kept
}
