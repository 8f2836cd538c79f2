import { env } from 'cloudflare:workers'
import { taxonomy } from '../../../workers/topics/index.ts'
import { PAPERS, REPOSITORIES } from './times.ts'

/** How a generated history is laid out: 50 papers and 25 repositories a day, up to and including `lastDay`. */
export interface History {
  days: number
  lastDay: string
}

const PAPERS_A_DAY = 50
const REPOSITORIES_A_DAY = 25

/** Fills the database with a history in a few statements; every day is closed and thinned out. */
export async function seedHistory({ days, lastDay }: History): Promise<void> {
  const numbers = (count: string) =>
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count} - 1)`
  const firstDay = `date(?1, '-' || (?2 - 1) || ' days')`
  const moment = (day: string) => `unixepoch(${day}) * 1000`
  const item = (source: string, perDay: number, id: string) => {
    const day = `date(${firstDay}, '+' || (i / ${perDay}) || ' days')`
    return `${numbers(`(?2 * ${perDay})`)}
      INSERT INTO item (source, external_id, title, title_key, summary, authors, author_count, organization_id, organization,
                        published_at, first_seen_at, changed_at, upvotes, comments, details)
      SELECT '${source}', ${id}, 'Generated title number ' || i, printf('%014x', i), 'Summary', '["A","B"]', 2,
             'org-' || (i % 400), 'Organisation ' || (i % 400), ${source === PAPERS ? `${moment(day)} - (i % 7) * 3600000` : 'NULL'},
             ${moment(day)} + 7200000, ${moment(day)} + 7200000, (i * 7919) % 300 + iif(i % 97 = 0, 300, 0), 3, '{}'
      FROM n`
  }
  const statements = [
    item(PAPERS, PAPERS_A_DAY, `printf('%04d.%05d', 1000 + i / 90000, i % 90000)`),
    item(REPOSITORIES, REPOSITORIES_A_DAY, `'owner-' || (i % 1000) || '/project-' || i`),
  ].map((sql) => env.DB.prepare(sql).bind(lastDay, days))
  await env.DB.batch([
    ...statements,
    env.DB.prepare(
      `INSERT INTO listing_item (source, day, item_id, rank, first_seen_at)
       SELECT source, date(first_seen_at / 1000, 'unixepoch'), id,
              row_number() OVER (PARTITION BY source, first_seen_at ORDER BY upvotes DESC), first_seen_at FROM item`,
    ),
    env.DB.prepare(
      `INSERT INTO observation (item_id, observed_at, upvotes, run_id) SELECT id, first_seen_at, upvotes, 1 FROM item`,
    ),
    env.DB.prepare(
      `INSERT INTO generation (version, taxonomy, state, tagged_through) SELECT ?1, '{}', 'served', 0
       WHERE NOT EXISTS (SELECT 1 FROM generation)`,
    ).bind(taxonomy.version),
    env.DB.prepare(
      `INSERT INTO item_tags (generation, item_id, topics) SELECT (SELECT max(id) FROM generation), id, '[["rag",2]]' FROM item`,
    ),
    env.DB.prepare(
      `INSERT INTO listing (source, day, stage, items, looked_at, good_run, attempted_at)
       SELECT source, day, 'thinned', count(*), max(first_seen_at) + 72000000, 1, max(first_seen_at) + 72000000
       FROM listing_item GROUP BY source, day`,
    ),
    env.DB.prepare(
      `INSERT INTO day_total (source, day, items, upvotes, complete, closed_at)
       SELECT source, day, items, 0, 1, looked_at FROM listing`,
    ),
    env.DB.prepare(
      'INSERT INTO source_state (source, items, failures) SELECT source, count(*), 0 FROM item GROUP BY source',
    ),
  ])
}

export interface RunSeed {
  count: number
  /** Moment of the newest run; each one before it is 5 minutes older. */
  newest: number
}

/** A ledger: both sources in turn, every 50th run failed, always one of the papers'. */
export async function seedRuns({ count, newest }: RunSeed): Promise<void> {
  await env.DB.prepare(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
     INSERT INTO run (source, day, scheduled_at, took_ms, status, way, error)
     SELECT iif(i % 2 = 0, '${PAPERS}', '${REPOSITORIES}'), date((?2 - (?1 - i) * 300000) / 1000, 'unixepoch'), ?2 - (?1 - i) * 300000,
            5, iif(i % 50 = 0, 'failed', 'unchanged'), 'api', iif(i % 50 = 0, 'the site answered 503', NULL) FROM n`,
  )
    .bind(count, newest)
    .run()
}
