import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DAY, dayOf } from '../../workers/days.ts'
import { NOW } from './now.ts'
import { writeTopics } from './topic-history.ts'

export const DAYS = 1095
export const PAPERS_A_DAY = 30
export const REPOSITORIES_A_DAY = 25

const SUMMARY =
  'We study how models behave when the data they are given changes over time, and what follows from it. '

/** Fills a database with three years of two sources: 60,225 items with a few observations each, and 500 topics. */
export function writeHistory(persistTo: string): number {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  const database = new DatabaseSync(join(folder, file ?? ''))
  database.exec('BEGIN')
  const statements = prepare(database)
  for (let age = DAYS; age >= 0; age--) {
    const day = dayOf(NOW - age * DAY)
    const start = Date.parse(day)
    writeListing(statements, 'huggingface-papers', day, start, PAPERS_A_DAY, age)
    writeListing(statements, 'github-trending', day, start, REPOSITORIES_A_DAY, age)
  }
  database.exec(
    `UPDATE source_state SET items = (SELECT count(*) FROM item WHERE item.source = source_state.source)`,
  )
  writeTopics(database, DAYS)
  database.exec('COMMIT')
  const items = database.prepare('SELECT count(*) AS n FROM item').get() as { n: number }
  database.close()
  return items.n
}

function prepare(database: DatabaseSync) {
  database.exec(
    `INSERT INTO source_state (source, items, failures) VALUES ('huggingface-papers', 0, 0), ('github-trending', 0, 0)`,
  )
  return {
    item: database.prepare(
      `INSERT INTO item (source, external_id, title, title_key, summary, authors, author_count, organization_id, organization,
         published_at, first_seen_at, changed_at, upvotes, comments, details)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    listing: database.prepare(
      `INSERT INTO listing (source, day, stage, items, looked_at, good_run, attempted_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    listed: database.prepare(
      'INSERT INTO listing_item (source, day, item_id, rank, first_seen_at) VALUES (?, ?, ?, ?, ?)',
    ),
    observation: database.prepare(
      'INSERT INTO observation (item_id, observed_at, upvotes, run_id) VALUES (?, ?, ?, ?)',
    ),
    run: database.prepare(
      `INSERT INTO run (source, day, scheduled_at, took_ms, status, way, rows_seen, items_new) VALUES (?, ?, ?, 300, 'ok', ?, ?, ?)`,
    ),
    total: database.prepare(
      `INSERT INTO day_total (source, day, items, upvotes, complete, closed_at) VALUES (?, ?, ?, 300, 1, ?)`,
    ),
  }
}

function writeListing(
  to: ReturnType<typeof prepare>,
  source: string,
  day: string,
  start: number,
  size: number,
  age: number,
): void {
  const papers = source === 'huggingface-papers'
  let run = 0
  for (let hour = age > 88 ? 23 : 0; hour < 24; hour++) {
    run = Number(
      to.run.run(source, day, start + hour * 3_600_000, papers ? 'api' : 'html', size, hour === 0 ? size : 0)
        .lastInsertRowid,
    )
  }
  to.listing.run(
    source,
    day,
    age > 15 ? 'thinned' : age > 1 ? 'closed' : 'open',
    size,
    start + 82_800_000,
    run,
    start + 82_800_000,
  )
  if (age > 1) to.total.run(source, day, size, start + 2 * DAY)
  for (let rank = 1; rank <= size; rank++) writeItem(to, papers, source, day, start, rank, run)
}

function writeItem(
  to: ReturnType<typeof prepare>,
  papers: boolean,
  source: string,
  day: string,
  start: number,
  rank: number,
  run: number,
): void {
  const number = String(rank).padStart(5, '0')
  const externalId = papers
    ? `${day.slice(2, 4)}${day.slice(5, 7)}.${day.slice(8)}${number.slice(2)}`
    : `owner-${day}/name-${number}`
  const votes = Math.round(400 / rank) + (start % 17)
  const { lastInsertRowid } = to.item.run(
    source,
    externalId,
    `A study of change, number ${rank} of ${day}`,
    `${day}${number}`,
    SUMMARY.repeat(papers ? 12 : 1),
    papers ? JSON.stringify(Array.from({ length: 8 }, (_, i) => `Author ${i} Name`)) : null,
    papers ? 8 : null,
    `organisation-${rank % 40}`,
    `Organisation ${rank % 40}`,
    papers ? start - DAY : null,
    start,
    start + 82_800_000,
    votes,
    papers ? 1 : null,
    papers ? '{"github_stars":12}' : '{"language":"Rust","stars_today":120}',
  )
  const id = Number(lastInsertRowid)
  to.listed.run(source, day, id, rank, start)
  for (let i = 0; i < 14; i++)
    to.observation.run(id, start + i * 5_400_000, Math.round((votes * (i + 1)) / 14), run)
}
