import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach } from 'vitest'
import type { Env } from '../../workers/env.ts'

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

/** Storage is isolated per file, not per test: every test starts with a new, empty database. */
beforeEach(async () => {
  const { results } = await env.DB.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB 'sqlite_*'`).all<{ name: string }>()
  for (const { name } of results) await env.DB.prepare(`DROP TABLE "${name}"`).run()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
})

export const testEnv: Env = env
