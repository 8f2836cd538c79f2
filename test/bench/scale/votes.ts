import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { addDays } from '../../../workers/days.ts'
import { COHORT_DAYS } from '../../../workers/trends/votes/cohort.ts'
import { LADDER } from '../../../workers/trends/votes/ladder.ts'
import { fitsOf, type LearnedByAge, learnDay, textOfLearned } from '../../../workers/trends/votes/learned.ts'
import {
  DAYS_OF_LADDER,
  EARLY_AGES,
  listingAtAges,
  looksToAsk,
} from '../../../workers/trends/votes/listing-ages.ts'
import { cohortsOf, type DayTally, talliesOf } from '../../../workers/trends/votes/tallies.ts'
import type { Day, Source } from '../../../workers/types.ts'
import { lookAt } from './entries.ts'
import type { Stored } from './items.ts'

/** So many days teach as much as years: what is kept of them has the same size. */
const DAYS_LEARNED = 60

/** Writes what was found out about the votes of a source's days, and what was learned from them. */
export class VoteWriter {
  readonly #database: DatabaseSync
  readonly #source: Source
  readonly #insert: StatementSync
  readonly #through: Day
  readonly #learnedThrough: Day
  readonly #tallies: DayTally[][] = []
  #learned: LearnedByAge = new Map()

  /** @param through the last day whose votes at the ladder ages are known */
  constructor(database: DatabaseSync, source: Source, through: Day, learnedThrough: Day) {
    this.#database = database
    this.#source = source
    this.#through = through
    this.#learnedThrough = learnedThrough
    this.#insert = database.prepare(
      'INSERT INTO listing_age (source, day, items, ages, votes, tallies) VALUES (?, ?, ?, ?, ?, ?)',
    )
  }

  age(day: Day, items: readonly Stored[], hours: readonly number[]): void {
    const source = this.#source
    const whole = day <= addDays(this.#through, -DAYS_OF_LADDER)
    const looks = hours.map((hour) => lookAt(source, day, hour))
    const asked = looksToAsk(day, looks, whole ? LADDER : EARLY_AGES)
    const hourOf = new Map(looks.map((look, i) => [look, hours[i] ?? 0]))
    const known = listingAtAges(
      asked,
      items.map(({ id, entry }) => ({
        id,
        away: [],
        held: asked.moments.map((moment) => {
          const hour = hourOf.get(moment) ?? 0
          return hour < entry.arrives ? null : entry.votesAt(hour)
        }),
      })),
      source.votesSettle,
    )
    const tallies = talliesOf(known, source.votesSettle)
    const ages = known.map(({ age, votes }): [number, typeof votes] => [age, votes])
    this.#insert.run(
      ...[source.id, day, items.length],
      JSON.stringify(
        ages.map(([age, votes]) => [age, votes.length, votes.reduce((sum, [, count]) => sum + count, 0)]),
      ),
      ...[JSON.stringify(ages), JSON.stringify(tallies)],
    )
    this.#tallies.push(tallies)
    if (this.#tallies.length > COHORT_DAYS) this.#tallies.shift()
    if (
      source.votesSettle &&
      day > addDays(this.#learnedThrough, -DAYS_LEARNED) &&
      day <= this.#learnedThrough
    )
      this.#learned = learnDay(this.#learned, {
        ages,
        finalVotes: new Map(items.map(({ id, upvotes }) => [id, upvotes])),
      })
  }

  publish(items: number): void {
    const { id, votesSettle } = this.#source
    this.#database
      .prepare('INSERT INTO vote_model (source, learned, fits, cohorts) VALUES (?, ?, ?, ?)')
      .run(
        ...[id, textOfLearned(this.#learned), JSON.stringify(fitsOf(this.#learned))],
        JSON.stringify(cohortsOf(this.#tallies)),
      )
    this.#database
      .prepare(
        'INSERT INTO source_state (source, items, failures, aged_through, learned_through) VALUES (?, ?, 0, ?, ?)',
      )
      .run(id, items, this.#through, votesSettle ? this.#learnedThrough : null)
  }
}
