import type { DatabaseSync } from 'node:sqlite'
import { addDays } from '../../../workers/days.ts'
import { recentWeeks } from '../../../workers/store/recent-weeks.ts'
import { taxonomy } from '../../../workers/topics/taxonomy.ts'
import { endsPeriod, periodOf } from '../../../workers/trends/calendar.ts'
import { callsThatHeld, type Ranking, rankingOf, statesOf } from '../../../workers/trends/calls.ts'
import {
  type CountedDay,
  type Following,
  followDay,
  startFollowing,
} from '../../../workers/trends/following.ts'
import { textOfFollowing } from '../../../workers/trends/following-text.ts'
import type { Day, Source } from '../../../workers/types.ts'
import { type Counts, WeekOfOrganizations } from './counts.ts'

const NOTHING: CountedDay = { items: 0, complete: false, counts: new Map() }
/** A dozen phrases are emerging on an ordinary day. */
const EMERGING = 12
const ENOUGH = 1000

/** Follows the topics of a source from day to day and writes what is kept of its weeks and months. */
export class TrendWriter {
  readonly #database: DatabaseSync
  readonly #source: Source
  readonly #days = new Map<Day, CountedDay>()
  readonly #rankings = new Map<string, Ranking>()
  readonly #week = new WeekOfOrganizations()
  readonly #upvotes = { week: new Map<string, number>(), month: new Map<string, number>() }
  readonly #record = { calls: 0, hits: 0 }
  #state: Following | null = null

  constructor(database: DatabaseSync, source: Source) {
    this.#database = database
    this.#source = source
  }

  /** One day further, with what was counted on it. */
  follow(day: Day, { topics, organizations, items }: Counts): void {
    const counts = new Map(Object.entries(topics).map(([topic, [mentions]]) => [topic, mentions]))
    this.#days.set(day, { items, complete: true, counts })
    this.#days.delete(addDays(day, -211))
    const lookup = (before: number) => this.#days.get(addDays(day, -before)) ?? NOTHING
    this.#state =
      this.#state === null
        ? startFollowing(day, lookup(0), taxonomy.topics.length)
        : followDay(this.#state, day, lookup)
    this.#week.add(organizations)
    for (const interval of ['week', 'month'] as const) {
      const sums = this.#upvotes[interval]
      for (const [topic, [, , upvotes]] of Object.entries(topics))
        sums.set(topic, (sums.get(topic) ?? 0) + upvotes)
      if (endsPeriod(day, interval)) {
        this.#keep(this.#state, interval)
        sums.clear()
      }
    }
  }

  #keep(state: Following, interval: 'week' | 'month'): void {
    const { day, items, complete } = state
    const ranking = rankingOf(state)
    const past = this.#rankings.get(periodOf(addDays(day, -28), 'week'))
    if (interval === 'week') {
      const { calls, hits } = past === undefined ? { calls: 0, hits: 0 } : callsThatHeld(past, state)
      this.#record.calls += calls
      this.#record.hits += hits
      this.#rankings.set(periodOf(day, 'week'), ranking)
    }
    const upvotes = [...this.#upvotes[interval]].sort(([a], [b]) => (a < b ? -1 : 1))
    this.#database
      .prepare(
        `INSERT INTO source_period (generation, source, period, last_day, items, complete_days, levels, upvotes, ranking, emerging, organizations, calls, hits)
         VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[
          this.#source.id,
          periodOf(day, interval),
          day,
          items[interval],
          complete[interval],
          textOfFollowing(state),
        ],
        ...[JSON.stringify(Object.fromEntries(upvotes)), JSON.stringify(ranking)],
        ...[interval === 'week' ? JSON.stringify(this.#emerging()) : null],
        interval === 'week' ? this.#week.end() : '',
        ...[this.#record.calls, this.#record.hits],
      )
  }

  #emerging(): object {
    const { recent = 0, baseline = 0 } = this.#state?.items ?? {}
    return {
      all: { recent, baseline, meanShare: 12 / (recent + baseline + 1) },
      // Nothing is called as long as too little was listed before.
      phrases: Array.from({ length: baseline < ENOUGH ? 0 : EMERGING }, (_, n) => ({
        phrase: `made up phrase ${n}`,
        text: `made-up phrase ${n}`,
        recent: 9,
        baseline: 2,
        inTitle: 3,
        nested: [`phrase ${n}`],
      })),
      record: this.#record,
    }
  }

  /** Publishes the last day that was followed. */
  publish(): void {
    const state = this.#state
    if (state === null) return
    this.#database
      .prepare(
        `INSERT INTO source_trend (generation, source, levels, followed, published, ranking, states, emerging) VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[this.#source.id, textOfFollowing(state), state.day, state.day],
        ...[JSON.stringify({ ...rankingOf(state), examples: {} }), JSON.stringify(statesOf(state))],
        JSON.stringify({ ...this.#emerging(), examples: {} }),
      )
    this.#database
      .prepare(
        `UPDATE source_trend SET weeks = ${recentWeeks('source_trend.generation', 'source_trend.source', 'published')} WHERE source = ?`,
      )
      .run(this.#source.id)
  }
}
