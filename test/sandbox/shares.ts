import { areBearable, loadsOf } from './area-room.ts'
import type { Area } from './areas.ts'
import { type DayNumber, dayNumber } from './days.ts'
import type { Random } from './random.ts'
import { recentlyUsed } from './recently-used.ts'
import { chancesFor, MOST_TOPICS_A_PAPER } from './topic-chances.ts'
import type { TopicShare } from './topic-forms.ts'
import { multiplierOf, type PlannedChange } from './trends-plan.ts'

export interface Shares {
  /** Part of the papers of a day that name the topic; 0 for a topic that is never written about. */
  share(topic: string, day: DayNumber): number
  /** Topics of one new paper: 1 to 6 places in the topic list, each there with its share of the day. */
  draw(area: Area, day: DayNumber, random: Random): number[]
}

/**
 * Every topic is drawn on its own, with its own share: raising one adds mentions and takes none away from the
 * others. Papers without a topic or with more than six are drawn again; `chancesFor` takes into account what that
 * does to the shares, so that those of unplanted topics stay where they are. From the last day on all stand still.
 * Throws RangeError for changes of unknown topics, and for more rises in one area than its papers have room for.
 */
export function createShares(
  topics: readonly TopicShare[],
  areas: readonly Area[],
  changes: readonly PlannedChange[],
  lastDay: DayNumber,
): Shares {
  const baseOf = new Map(topics.map(({ id, share }) => [id, share]))
  const multiplierFor = new Map(changes.map((change) => [change.topic, multiplierOf(change)]))
  const regimes = new Map<string, Map<Area, Float64Array>>()

  const share = (topic: string, day: DayNumber) => {
    const base = baseOf.get(topic) ?? 0
    const multiplier = multiplierFor.get(topic)
    return multiplier ? base * multiplier(Math.min(day, lastDay)) : base
  }
  for (const { topic, startDay, endDay = startDay } of changes) {
    if (!baseOf.has(topic)) throw new RangeError(`no such topic: ${topic}`)
    for (const day of [startDay, endDay])
      if (!areBearable(loadsOf(areas, topics, ({ id }) => share(id, dayNumber(day)))))
        throw new RangeError(`no papers can be written with the shares planned for ${day}`)
  }
  /** Days on which all shares are the same share their chances. */
  const regimeOf = recentlyUsed(64, (day: DayNumber) => {
    const key = [...multiplierFor.values()].map((multiplier) => multiplier(Math.min(day, lastDay))).join()
    const known = regimes.get(key) ?? new Map<Area, Float64Array>()
    regimes.set(key, known)
    return known
  })
  const chancesIn = (area: Area, day: DayNumber) => {
    const regime = regimeOf(day)
    const known = regime.get(area)
    if (known) return known
    const wanted = Float64Array.from(
      topics,
      ({ id, group }) => share(id, day) * (area.weight.get(group) ?? 1),
    )
    const chances = chancesFor(wanted)
    regime.set(area, chances)
    return chances
  }
  return {
    share,
    draw(area, day, random) {
      const chances = chancesIn(area, day)
      for (;;) {
        const drawn: number[] = []
        for (let at = 0; at < chances.length; at++) if (random.next() < (chances[at] ?? 0)) drawn.push(at)
        if (drawn.length >= 1 && drawn.length <= MOST_TOPICS_A_PAPER) return drawn
      }
    },
  }
}
