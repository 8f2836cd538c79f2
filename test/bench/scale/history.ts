import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DAYS_WATCHED } from '../../../workers/collect/schedule.ts'
import { addDays, DAY, dayOf, endOf, HOUR } from '../../../workers/days.ts'
import { STANDING } from '../../../workers/store/standing.ts'
import { taxonomy } from '../../../workers/topics/taxonomy.ts'
import { DAYS_OF_LADDER } from '../../../workers/trends/votes/listing-ages.ts'
import type { Day, Source } from '../../../workers/types.ts'
import { NOW } from '../now.ts'
import { type Counts, countsOf, organizationLines } from './counts.ts'
import { entriesOf, lookAt, pagesOf } from './entries.ts'
import { ItemWriter, type Stored } from './items.ts'
import { type Looks, writeRuns } from './runs.ts'
import { WordWriter } from './search.ts'
import { TrendWriter } from './trends.ts'
import { VoteWriter } from './votes.ts'
import { FOUR_SOURCES } from './watched.ts'

const BEST = 20
const SHA = '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8'

/** The file of a migrated database. */
export function fileIn(persistTo: string): string {
  const folder = join(persistTo, 'v3/d1/miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => name.endsWith('.sqlite') && name !== 'metadata.sqlite')
  return join(folder, file ?? '')
}

/**
 * Fills a database as a Worker leaves it that has watched so many days up to `NOW` and has nothing left to do.
 * @returns how many items there are
 */
export function writeHistory(persistTo: string, days: number, watched = FOUR_SOURCES): number {
  const database = new DatabaseSync(fileIn(persistTo))
  database.exec(
    'PRAGMA journal_mode = DELETE; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN',
  )
  const today = dayOf(NOW)
  const firstDay = addDays(today, -days)
  const lastClosed = addDays(today, -2)
  const looksOf = writeRuns(database, watched, firstDay, days + 1, NOW)
  const items = new ItemWriter(database)
  const words = new WordWriter()
  const writers = watched.map(({ source, entries }) => ({
    source,
    entries,
    stored: 0,
    trends: new TrendWriter(database, source),
    votes: new VoteWriter(database, source, lastClosed, lastLearned(today)),
  }))
  const write = statementsOf(database)
  for (let n = 0; n <= days; n++) {
    const day = addDays(firstDay, n)
    for (const writer of writers) {
      const { source, entries, trends, votes } = writer
      const looks = looksOf(source.id, day)
      const stage = n < days - DAYS_WATCHED ? 'thinned' : day <= lastClosed ? 'closed' : 'open'
      const thinnedAt = stage === 'thinned' ? endOf(day) + (DAYS_WATCHED + 1) * DAY : null
      const stored = entriesOf(source, day, entries).flatMap(
        (entry) => items.write(source, day, entry, looks.hours, looks.runs, thinnedAt) ?? [],
      )
      writer.stored += stored.length
      const counts = countsOf(stored)
      write.listing(source, day, stage, looks, stored.length)
      write.counted(source, day, counts, stage)
      words.note(source.id, stored)
      if (stage === 'open') continue
      write.closed(source, day, counts, stored)
      trends.follow(day, counts)
      votes.age(day, stored, looks.hours)
    }
  }
  for (const { stored, trends, votes } of writers) {
    trends.publish()
    votes.publish(stored)
  }
  words.write(database, items.newest)
  write.rest(firstDay, days, items.newest)
  database.exec('COMMIT; PRAGMA journal_mode = WAL')
  database.close()
  return items.newest
}

/** The last day that taught: nobody looks at it any more, and all its ladder ages were known by yesterday. */
const lastLearned = (today: Day): Day => addDays(today, -Math.max(DAYS_WATCHED + 1, DAYS_OF_LADDER + 2))

function statementsOf(database: DatabaseSync) {
  const into = (table: string, columns: string) =>
    database.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${columns
        .split(', ')
        .map(() => '?')
        .join(', ')})`,
    )
  const listing = into(
    'listing',
    'source, day, stage, items, looked_at, good_run, attempted_at, worked_at, sha256, looks',
  )
  const topics = into('day_topics', 'generation, source, day, items, topics')
  const count = into('day_count', 'source, day, items, phrases, organizations')
  const total = into('day_total', 'source, day, items, upvotes, complete, closed_at')
  const best = into('day_best', 'source, day, closed_at, items')
  return {
    listing(source: Source, day: Day, stage: string, { hours, runs }: Looks, items: number): void {
      const looks = hours.map((hour) => lookAt(source, day, hour))
      const last = looks.at(-1) ?? 0
      const pages = (pagesOf(source) - 1) * 5 * 60_000
      const run = runs.at(-1) ?? 0
      listing.run(
        ...[source.id, day, stage, items, last, run, last, last + pages],
        ...[SHA, JSON.stringify(looks)],
      )
    },
    counted(
      source: Source,
      day: Day,
      { items, topics: found, phrases, organizations }: Counts,
      stage: string,
    ): void {
      const open = stage === 'open' ? 1 : 0
      topics.run(1, source.id, day, items, JSON.stringify(found))
      count.run(
        source.id,
        day,
        items,
        JSON.stringify(phrases),
        organizationLines(organizations, 1 - open, open),
      )
    },
    closed(source: Source, day: Day, { items, upvotes }: Counts, stored: readonly Stored[]): void {
      const closedAt = endOf(day) + DAY
      total.run(source.id, day, items, upvotes, 1, closedAt)
      const most = stored.toSorted((a, b) => b.upvotes - a.upvotes).slice(0, BEST)
      const rows = most.map(({ entry, upvotes: votes }) => [entry.externalId, entry.title, votes])
      best.run(source.id, day, closedAt, JSON.stringify(rows))
    },
    rest(firstDay: Day, days: number, newest: number): void {
      database
        .prepare(
          `INSERT INTO generation (id, version, taxonomy, state, tagged_through) VALUES (1, ?, ?, 'served', ?)`,
        )
        .run(taxonomy.version, JSON.stringify(taxonomy), newest)
      const usage = into('usage', 'day, ticks, rows_read, rows_written')
      for (let n = 0; n <= days; n++) usage.run(addDays(firstDay, n), 288, 150_000, 30_000)
      const incident = into(
        'incident',
        'kind, subject, detail, began_at, ended_at, began_told_at, ended_told_at',
      )
      const gap = into('gap', 'source, day, item_id, from_at, to_at, reason')
      for (let n = 4; n < days; n += 4) {
        const at = NOW - n * DAY
        incident.run('late', 'github-trending', 'not seen for 4 hours', at, at + HOUR, at, at + HOUR)
        gap.run('github-trending', dayOf(at), 0, at - 4 * HOUR, at, 'nobody looked')
      }
      const standing = STANDING.replaceAll('?1', 'listing.source').replaceAll('?2', 'listing.day')
      database.exec(`UPDATE listing SET standing = ${standing} WHERE stage <> 'thinned'`)
      database.exec(`
        INSERT INTO volume (source, month, days)
        SELECT source, month, json_group_object(day, json(listed)) FROM (
          SELECT t.source, substr(t.day, 1, 7) AS month, t.day, json_array(t.items, t.upvotes, t.complete, json(coalesce(a.ages, '[]'))) AS listed
          FROM day_total AS t LEFT JOIN listing_age AS a ON a.source = t.source AND a.day = t.day ORDER BY t.source, t.day)
        GROUP BY source, month`)
    },
  }
}
