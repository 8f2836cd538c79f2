import { BASELINE_DAYS, listed, RECENT_DAYS, tooLittle } from '../../workers/trends/baseline.ts'
import { score } from '../../workers/trends/score.ts'
import { type History, history, levelsByDay } from './history.ts'
import { binomial, type Random, sample, seeded } from './random.ts'

/** How a planted topic's rate changes: its factor so many days after the onset. */
export type Change = (days: number) => number

export const CHANGES = {
  x2: () => 2,
  x3: () => 3,
  /** Grows evenly to three times over twelve weeks, then stays. */
  ramp: (days: number) => 1 + 2 * Math.min(1, days / 84),
} satisfies Record<string, Change>

const SEEDS = [1, 2, 3, 4, 5]

/** Share of the topics that get a change, drawn from those with at least this many items in 28 days. */
const PLANTED = 0.1
const ENOUGH = 5

/** Weeks before the first onset, and between the last onset and the end. */
const WEEKS_BEFORE = 34
const WEEKS_AFTER = 12

/** A rise counts as found when it was flagged within this many weeks. */
const FOUND_WITHIN = 6

/** What the flags say on made-up counts of which the truth is known, all seeds together. */
export interface Flagging {
  topicWeeks: number
  flags: number
  /** Flags on a topic that has no planted change, or not yet. */
  falseFlags: number
  planted: number
  found: number
}

/**
 * The experiment: days list as many items as they really did; every topic has its real overall share, the
 * same on all days, and its counts are binomial draws. Optionally a tenth of the topics changes its rate from
 * a random day on. The method then runs as it always does, and its rising flags are counted every week.
 */
export function flagging(real: History, change: Change | null): Flagging {
  const total: Flagging = { topicWeeks: 0, flags: 0, falseFlags: 0, planted: 0, found: 0 }
  for (const seed of SEEDS) {
    const random = seeded(seed)
    const onsets = change === null ? new Map<number, number>() : plant(real, random)
    count(draw(real, random, onsets, change ?? (() => 1)), onsets, total)
  }
  return total
}

/** Which topics change, and on which day. */
function plant(real: History, random: Random): Map<number, number> {
  const days = real.counts.length
  const weeks = Math.max(1, Math.floor(days / 7) - WEEKS_BEFORE - WEEKS_AFTER)
  const frequent = real.topics.flatMap((_, topic) =>
    (real.countIn(topic, 0, days) * RECENT_DAYS) / days >= ENOUGH ? [topic] : [],
  )
  const chosen = sample(random, frequent, Math.round(real.topics.length * PLANTED))
  return new Map(chosen.map((topic) => [topic, 7 * (WEEKS_BEFORE + Math.floor(random() * weeks))]))
}

function draw(real: History, random: Random, onsets: Map<number, number>, change: Change): History {
  const days = real.counts.length
  const items = Math.max(1, real.itemsIn(0, days))
  const shares = real.topics.map((_, topic) => real.countIn(topic, 0, days) / items)
  const counts = real.counts.map((_, day) =>
    Float64Array.from(shares, (share, topic) => {
      const onset = onsets.get(topic) ?? Infinity
      const factor = day >= onset ? change(day - onset) : 1
      return binomial(random, real.items[day] ?? 0, Math.min(1, share * factor))
    }),
  )
  return history(real.topics, real.items, counts)
}

function count(made: History, onsets: Map<number, number>, total: Flagging): void {
  const levels = levelsByDay(made)
  const found = new Set<number>()
  for (let end = 7 * WEEKS_BEFORE; end <= made.counts.length; end += 7) {
    const now = levels[end - 1]
    const start = end - RECENT_DAYS
    const from = start - BASELINE_DAYS
    const counts = made.topics.map((_, topic) => ({
      recent: made.countIn(topic, start, end),
      baseline: made.countIn(topic, from, start),
    }))
    const all = listed(made.itemsIn(start, end), made.itemsIn(from, start), counts)
    if (now === undefined || tooLittle(all) !== null) continue
    for (const [topic, topicCounts] of counts.entries()) {
      total.topicWeeks++
      const level = { x: now.x[topic] ?? 0, p: now.p[topic] ?? 1 }
      const { flag } = score(level, topicCounts, all)
      if (flag !== 'rising' && flag !== 'new') continue
      const since = end - (onsets.get(topic) ?? Infinity)
      total.flags++
      if (since <= 0) total.falseFlags++
      else if (since <= 7 * FOUND_WITHIN) found.add(topic)
    }
  }
  total.planted += onsets.size
  total.found += found.size
}
