import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { addDays, DAY, dayOf, HOUR, startOf } from '../../workers/days.ts'
import { taxonomy } from '../../workers/topics/index.ts'
import { LADDER } from '../../workers/trends/votes/ladder.ts'
import { type LearnedByAge, learnDay, textOfLearned } from '../../workers/trends/votes/learned.ts'
import type { VotesAtAge } from '../../workers/trends/votes/listing-ages.ts'
import { talliesOf } from '../../workers/trends/votes/tallies.ts'
import type { Day } from '../../workers/types.ts'
import { NOW } from './now.ts'

const SOURCE = 'huggingface-papers'
const PAPERS_A_DAY = 50
const DAYS = 45
/** The newest days' votes at the ladder ages have to be found out, and older ones to be learned from. */
const UNAGED = 8
const UNLEARNED = 30

/** Every look at a listing: each hour, then every six, then once a day. */
const LOOKS = Array.from({ length: 504 }, (_, hour) => hour).filter((hour) =>
  hour < 48 ? true : hour < 168 ? hour % 6 === 0 : hour % 24 === 0,
)

/** The votes of the nth paper of a day at an age: every look sees others. */
const votesAt = (paper: number, age: number): number => Math.round((3 + paper) * Math.log1p(age))

/** Fills a database with 45 days of 50 papers each, whose votes changed at every look. */
export function writeVotes(persistTo: string): void {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const database = new DatabaseSync(join(folder, file ?? ''))
  const run = (sql: string, ...values: (string | number | null)[]) => database.prepare(sql).run(...values)
  database.exec('BEGIN')
  run(
    `INSERT INTO generation (version, taxonomy, state, tagged_through) VALUES (?, ?, 'served', 1000000)`,
    taxonomy.version,
    JSON.stringify(taxonomy),
  )
  run(`INSERT INTO search_words (bucket, era, items, through, text) VALUES (-1, 0, 0, 1000000, '')`)
  let learned: LearnedByAge = new Map()
  for (let age = DAYS; age >= 0; age--) {
    const day = dayOf(NOW - age * DAY)
    for (const source of age > 1 ? [SOURCE] : [SOURCE, 'github-trending']) writeListing(run, source, day, age)
    writePapers(database, day, age)
    if (age <= UNAGED) continue
    const ages = agesOf(age)
    run(
      'INSERT INTO listing_age (source, day, items, ages, votes, tallies) VALUES (?, ?, ?, ?, ?, ?)',
      ...[SOURCE, day, PAPERS_A_DAY],
      JSON.stringify(
        ages.map(([one, votes]) => [one, votes.length, votes.reduce((sum, [, v]) => sum + v, 0)]),
      ),
      JSON.stringify(ages),
      JSON.stringify(
        talliesOf(
          ages.map(([one, votes]) => ({ age: one, votes })),
          true,
        ),
      ),
    )
    if (age > UNLEARNED)
      learned = learnDay(learned, {
        ages,
        finalVotes: new Map(paperNumbers(age).map((id, paper) => [id, votesAt(paper, 504)])),
      })
  }
  run('INSERT INTO vote_model (source, learned) VALUES (?, ?)', SOURCE, textOfLearned(learned))
  run(
    `INSERT INTO source_state (source, items, failures, aged_through, learned_through) VALUES (?, 2300, 0, ?, ?)`,
    ...[SOURCE, addDays(dayOf(NOW), -UNAGED - 1), addDays(dayOf(NOW), -UNLEARNED - 1)],
  )
  run(`INSERT INTO source_state (source, items, failures) VALUES ('github-trending', 0, 0)`)
  database.exec('COMMIT')
  database.close()
}

type Run = (sql: string, ...values: (string | number | null)[]) => unknown

const paperNumbers = (age: number): number[] =>
  Array.from({ length: PAPERS_A_DAY }, (_, paper) => (DAYS - age) * PAPERS_A_DAY + paper + 1)

function writeListing(run: Run, source: string, day: Day, age: number): void {
  const looks = LOOKS.map((hour) => startOf(day) + hour * HOUR).filter((look) => look <= NOW)
  const standing =
    source === SOURCE
      ? paperNumbers(age).map((id, paper) => {
          const [last = 0, before = 0, earlier = 0] = looks.toReversed()
          const votes = (look: number) => votesAt(paper, (look - startOf(day)) / HOUR)
          return [id, day, null, votes(last), last, votes(before), before, votes(earlier), earlier, paper + 1]
        })
      : []
  // As if it had been seen just now, whenever that is: nothing is to be collected.
  const seen = NOW + 60 * DAY
  run(
    'INSERT INTO listing (source, day, stage, items, looked_at, attempted_at, looks, standing) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[source, day, age > 1 ? 'closed' : 'open', PAPERS_A_DAY, seen, seen],
    ...[JSON.stringify(looks), JSON.stringify(standing)],
  )
  if (age > 1)
    run(
      'INSERT INTO day_total (source, day, items, upvotes, complete, closed_at) VALUES (?, ?, 50, 2000, 1, 0)',
      source,
      day,
    )
}

function writePapers(database: DatabaseSync, day: Day, age: number): void {
  const item = database.prepare(
    `INSERT INTO item (id, source, external_id, title, title_key, first_seen_at, changed_at, upvotes, voted_at, listed_on, details)
     VALUES (?, ?, ?, 'A generated title of a paper', '', ?, ?, ?, ?, ?, '{}')`,
  )
  const listed = database.prepare(
    'INSERT INTO listing_item (source, day, item_id, rank, first_seen_at) VALUES (?, ?, ?, ?, ?)',
  )
  const observed = database.prepare(
    'INSERT INTO observation (item_id, observed_at, upvotes, run_id) VALUES (?, ?, ?, 1)',
  )
  const start = startOf(day)
  for (const [paper, id] of paperNumbers(age).entries()) {
    const externalId = `${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}${String(paper).padStart(3, '0')}`
    item.run(id, SOURCE, externalId, start, start, votesAt(paper, 504), start, day)
    listed.run(SOURCE, day, id, paper + 1, start)
    for (const hour of LOOKS) {
      if (start + hour * HOUR <= NOW) observed.run(id, start + hour * HOUR, votesAt(paper, hour))
    }
  }
}

const agesOf = (age: number): [number, VotesAtAge[]][] =>
  LADDER.map((rung, i) => [
    rung,
    paperNumbers(age).map((id, paper): VotesAtAge => {
      const votes = votesAt(paper, rung)
      return [id, votes, votes - votesAt(paper, LADDER[i - 1] ?? 0)]
    }),
  ])
