import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeEach } from 'vitest'

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database
      HUGGINGFACE_URL: string
      GITHUB_URL: string
      ADMIN_TOKEN: string
      TEST_MIGRATIONS: D1Migration[]
      /** See `vitest.config.ts`. */
      ATOM_READER: Fetcher
      RECORDINGS: Fetcher
    }
  }
}

interface Schema {
  tables: string[]
  sql: string
}

async function schema(): Promise<Schema> {
  const { results } = await env.DB.prepare(
    `SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*' ORDER BY name`,
  ).all<{ type: string; name: string; sql: string }>()
  const tables = results.flatMap(({ type, name }) => (type === 'table' ? [name] : []))
  return { tables, sql: results.map(({ sql }) => sql).join() }
}

/** Drops every table, the list of applied migrations included: a database as on the first day. */
export async function dropTables(): Promise<void> {
  const { tables } = await schema()
  if (tables.length > 0) await env.DB.batch(tables.map((name) => env.DB.prepare(`DROP TABLE "${name}"`)))
}

let migrated: Schema | undefined

/** An empty, migrated database. */
export async function emptyDatabase(): Promise<void> {
  if (migrated !== undefined && (await schema()).sql === migrated.sql)
    return await deleteRows(migrated.tables)
  await dropTables()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  migrated = await schema()
}

/** Many times faster than migrating anew. What the migrations themselves insert has to be there again. */
async function deleteRows(tables: string[]): Promise<void> {
  await env.DB.batch([
    ...tables
      .filter((name) => name !== 'd1_migrations')
      .map((name) => env.DB.prepare(`DELETE FROM "${name}"`)),
    env.DB.prepare('INSERT INTO data_version (id, version) VALUES (1, 1)'),
  ])
}

let kept = false

/** For a file whose tests only read: they share one database, filled once. */
export async function shareDatabase(fill: () => Promise<unknown>): Promise<void> {
  await emptyDatabase()
  await fill()
  kept = true
}

const asked: string[] = []

// Nobody's network is asked for anything: sites are made up, see `helpers/upstream.ts`. What asks nevertheless is told of
// a failure, which the Worker would take for the site's, and fails its test.
globalThis.fetch = async (input) => {
  const url = input instanceof Request ? input.url : String(input)
  asked.push(url)
  throw new TypeError(`no test has a network to ask for ${url}`)
}
afterEach(() => {
  const urls = asked.splice(0)
  if (urls.length > 0) throw new Error(`the network was asked for ${urls.join(', ')}`)
})

// Storage is isolated per file, not per test.
beforeEach(async () => {
  if (!kept) await emptyDatabase()
})
