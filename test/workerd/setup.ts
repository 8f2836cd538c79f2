import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach } from 'vitest'

declare global {
  namespace Cloudflare {
    interface Env {
      DB: D1Database
      HUGGINGFACE_URL: string
      GITHUB_URL: string
      ADMIN_TOKEN: string
      TEST_MIGRATIONS: D1Migration[]
    }
  }
}

/** Drops every table, the list of applied migrations included: a database as on the first day. */
export async function dropTables(): Promise<void> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'`,
  ).all<{ name: string }>()
  if (results.length > 0)
    await env.DB.batch(results.map(({ name }) => env.DB.prepare(`DROP TABLE "${name}"`)))
}

/** An empty, migrated database. */
export async function emptyDatabase(): Promise<void> {
  await dropTables()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
}

let kept = false

/** For a file whose tests only read: they share one database, filled once. */
export async function shareDatabase(fill: () => Promise<unknown>): Promise<void> {
  await emptyDatabase()
  await fill()
  kept = true
}

// Storage is isolated per file, not per test.
beforeEach(async () => {
  if (!kept) await emptyDatabase()
})
