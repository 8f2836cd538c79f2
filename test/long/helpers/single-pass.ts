import { validateRows } from '../../../workers/collect/validate.ts'
import { addDays, endOf, HOUR } from '../../../workers/days.ts'
import { sourceById, sources } from '../../../workers/sources/index.ts'
import { matcher, taxonomy } from '../../../workers/topics/index.ts'
import { type CountedDay, followDay, startFollowing } from '../../../workers/trends/following.ts'
import { textOfFollowing } from '../../../workers/trends/following-text.ts'
import type { Day, Moment, Source, SourceId } from '../../../workers/types.ts'

interface Told {
  title: string
  summary: string | null
  days: Set<Day>
}

const NOTHING: CountedDay = { items: 0, complete: false, counts: new Map() }

/** Everything that sites have shown, kept with plain maps and the pure functions alone: no database, no jobs. */
export class Listings {
  readonly #items = new Map<SourceId, Map<string, Told>>(sources.map(({ id }) => [id, new Map()]))
  readonly #looks = new Map<SourceId, Map<Day, Moment>>(sources.map(({ id }) => [id, new Map()]))

  /** Somebody looked at a listing. */
  look(source: SourceId, day: Day, at: Moment): void {
    this.#looks.get(source)?.set(day, at)
  }

  /** What the look showed, or a page of it: what is said later holds, and nothing said says nothing. */
  page(id: SourceId, day: Day, text: string): void {
    const source = sourceCalled(id)
    const { candidates } = source.ways[0].parse(text)
    for (const { externalId, title, summary } of validateRows(source, candidates).items) {
      const known = this.#items.get(id)?.get(externalId)
      const days = (known?.days ?? new Set()).add(day)
      this.#items.get(id)?.set(externalId, { title, summary: summary ?? known?.summary ?? null, days })
    }
  }

  /** The state at the end of every day from the first with an item to `last`, as text. */
  follow(id: SourceId, last: Day): Map<Day, string> {
    const counted = this.#count(sourceCalled(id))
    const on = (day: Day) => counted.get(day) ?? NOTHING
    const first = [...counted]
      .filter(([, { items }]) => items > 0)
      .map(([day]) => day)
      .sort()[0]
    if (first === undefined) return new Map()
    let state = startFollowing(first, on(first), taxonomy.topics.length)
    const texts = new Map([[first, textOfFollowing(state)]])
    for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
      state = followDay(state, day, (before) => on(addDays(day, -before)))
      texts.set(day, textOfFollowing(state))
    }
    return texts
  }

  #count({ id, entriesStay, showsPastDays }: Source): Map<Day, CountedDay> {
    const days = new Map<Day, { items: number; complete: boolean; counts: Map<string, number> }>()
    for (const [day, lookedAt] of this.#looks.get(id) ?? []) {
      const complete = lookedAt >= endOf(day) - (showsPastDays ? 0 : 2 * HOUR)
      days.set(day, { items: 0, complete, counts: new Map() })
    }
    for (const { title, summary, days: shownOn } of this.#items.get(id)?.values() ?? []) {
      const topics = matcher.match(title, summary).map(({ topic }) => topic)
      for (const day of entriesStay ? [...shownOn].sort().slice(0, 1) : shownOn) {
        const counted = days.get(day)
        if (counted === undefined) throw new Error(`nobody looked at ${day}`)
        counted.items++
        for (const topic of topics) counted.counts.set(topic, (counted.counts.get(topic) ?? 0) + 1)
      }
    }
    return days
  }
}

function sourceCalled(id: SourceId): Source {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(id)
  return source
}
