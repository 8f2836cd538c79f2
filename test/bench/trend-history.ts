import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { addDays, DAY, dayOf } from '../../workers/days.ts'
import { matcher, taxonomy } from '../../workers/topics/index.ts'
import { candidatePhrases } from '../../workers/topics/phrases.ts'
import { type Following, followDay, startFollowing } from '../../workers/trends/following.ts'
import { textOfFollowing } from '../../workers/trends/following-text.ts'
import type { World } from '../sandbox/world.ts'
import { NOW } from './now.ts'

const SOURCE = 'huggingface-papers'
const PAPERS_A_DAY = 50
const DAYS = 250
/** The last days have to be counted, and what was counted before has been followed. */
const UNCOUNTED = 31

type Counts = Record<string, [number, number, number[]]>

/** Fills a database with 250 days of 50 generated papers each, tagged, the last 31 neither counted nor followed. */
export function writeTrends(persistTo: string, world: World): void {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const database = new DatabaseSync(join(folder, file ?? ''))
  const run = (sql: string, ...values: (string | number | null)[]) =>
    Number(database.prepare(sql).run(...values).lastInsertRowid)
  database.exec('BEGIN')
  run(
    `INSERT INTO generation (version, taxonomy, state, tagged_through) VALUES (?, ?, 'served', 1000000)`,
    taxonomy.version,
    JSON.stringify(taxonomy),
  )
  const papers = papersOf(world)
  const counted: Map<string, number>[] = []
  for (let age = DAYS; age >= 0; age--) {
    const day = dayOf(NOW - age * DAY)
    const seen = NOW + 60 * DAY
    run(
      `INSERT INTO listing (source, day, stage, items, uncounted, looked_at, attempted_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ...[SOURCE, day, age > 22 ? 'thinned' : age > 1 ? 'closed' : 'open', PAPERS_A_DAY],
      ...[age > 1 && age <= UNCOUNTED ? 1 : 0, seen, seen],
    )
    if (age <= 1) {
      run(
        `INSERT INTO listing (source, day, stage, looked_at, attempted_at) VALUES ('github-trending', ?, 'open', ?, ?)`,
        day,
        seen,
        seen,
      )
      continue
    }
    run(
      `INSERT INTO day_total (source, day, items, upvotes, complete, closed_at) VALUES (?, ?, 50, 500, 1, 0)`,
      SOURCE,
      day,
    )
    const words = writeDay(run, day, papers)
    if (age <= UNCOUNTED) continue
    run(
      `INSERT INTO day_topics (generation, source, day, items, topics) VALUES (1, ?, ?, 50, ?)`,
      ...[SOURCE, day, JSON.stringify(words.topics)],
    )
    run(
      `INSERT INTO day_count (source, day, items, phrases, organizations) VALUES (?, ?, 50, ?, ?)`,
      ...[SOURCE, day, JSON.stringify(words.phrases), words.organizations],
    )
    counted.push(new Map(Object.entries(words.topics).map(([topic, [mentions]]) => [topic, mentions])))
  }
  const state = followed(counted)
  run(
    'INSERT INTO source_trend (generation, source, levels, followed) VALUES (1, ?, ?, ?)',
    ...[SOURCE, textOfFollowing(state), state.day],
  )
  run(
    `INSERT INTO source_state (source, items, failures) VALUES (?, 12500, 0), ('github-trending', 0, 0)`,
    SOURCE,
  )
  run(`INSERT INTO search_words (bucket, era, items, through, text) VALUES (-1, 0, 0, 1000000, '')`)
  database.exec('COMMIT')
  database.close()
}

interface Words {
  title: string
  summary: string
  organization: string | null
}

/** As many papers as are needed, from the newest day of the world back. */
function papersOf(world: World): Iterator<Words> {
  function* each(): Generator<Words> {
    for (let day = world.lastDay; ; day = addDays(day, -1)) {
      for (const { row } of world.entriesOn(day)) {
        yield {
          title: row.title ?? row.paper.title,
          summary: row.summary,
          organization: row.organization?.name ?? null,
        }
      }
    }
  }
  return each()
}

type Run = (sql: string, ...values: (string | number | null)[]) => number

function writeDay(run: Run, day: string, papers: Iterator<Words>) {
  const topics: Record<string, [number, number, number, number[]]> = {}
  const phrases: Counts = {}
  const organizations = new Map<string, number>()
  let unknown = 0
  for (let rank = 1; rank <= PAPERS_A_DAY; rank++) {
    const { title, summary, organization } = papers.next().value as Words
    const id = run(
      `INSERT INTO item (source, external_id, title, title_key, summary, organization_id, organization, first_seen_at, changed_at, upvotes, details)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 10, '{}')`,
      ...[
        SOURCE,
        `${day}-${rank}`,
        title,
        `${day}-${rank}`,
        summary,
        organization,
        organization,
        Date.parse(day),
      ],
    )
    run(
      'INSERT INTO listing_item (source, day, item_id, rank, first_seen_at) VALUES (?, ?, ?, ?, ?)',
      ...[SOURCE, day, id, rank, Date.parse(day)],
    )
    const hits = matcher.match(title, summary)
    const found = candidatePhrases(title, summary)
    run(
      'INSERT INTO item_tags (generation, item_id, topics) VALUES (1, ?, ?)',
      id,
      JSON.stringify(hits.map(({ topic, strength }) => [topic, strength === 'about' ? 2 : 1])),
    )
    run(
      'INSERT INTO item_phrases (item_id, phrases) VALUES (?, ?)',
      id,
      JSON.stringify(found.map((one) => [one.phrase, Number(one.inTitle), one.text])),
    )
    for (const { topic, strength } of hits) {
      topics[topic] ??= [0, 0, 0, []]
      topics[topic][0]++
      topics[topic][1] += strength === 'about' ? 1 : 0
      topics[topic][3].push(id)
    }
    for (const { phrase, inTitle } of found) {
      phrases[phrase] ??= [0, 0, []]
      phrases[phrase][0]++
      phrases[phrase][1] += Number(inTitle)
      phrases[phrase][2].push(id)
    }
    if (organization === null) unknown++
    else organizations.set(organization, (organizations.get(organization) ?? 0) + 1)
  }
  const named = [...organizations].map(([name, items]) => [name, name, items, items * 10])
  const lines = [[null, null, unknown, unknown * 10, 1, 0], ...named].map((line) => JSON.stringify(line))
  return { topics, phrases, organizations: lines.join('\n') }
}

function followed(counted: readonly ReadonlyMap<string, number>[]): Following {
  const dayAt = (i: number) => {
    const counts = counted[i]
    return counts === undefined
      ? { items: 0, complete: false, counts: new Map() }
      : { items: PAPERS_A_DAY, complete: true, counts }
  }
  const first = dayOf(NOW - DAYS * DAY)
  let state = startFollowing(first, dayAt(0), taxonomy.topics.length)
  for (let i = 1; i < counted.length; i++)
    state = followDay(state, addDays(first, i), (before) => dayAt(i - before))
  return state
}
