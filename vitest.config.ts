import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const migrations = await readD1Migrations('migrations')

/** Real workerd and a real D1, with the migrations at hand for `test/workerd/setup.ts`. */
const inWorkerd = () =>
  cloudflareTest({
    wrangler: { configPath: './wrangler.toml' },
    miniflare: { bindings: { TEST_MIGRATIONS: migrations, ADMIN_TOKEN: 'test-token' } },
  })

export default defineConfig({
  test: {
    reporters: ['default', './test/counting-reporter.ts'],
    projects: [
      {
        test: {
          name: 'pure',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/workerd/**', 'test/processes/**', 'test/e2e/**'],
        },
      },
      {
        plugins: [inWorkerd()],
        test: {
          name: 'workerd',
          isolate: false,
          include: ['test/workerd/**/*.test.{ts,tsx}'],
          setupFiles: ['test/workerd/setup.ts'],
        },
      },
      {
        // Real processes: one at a time, since each of them uses both cores.
        test: {
          name: 'processes',
          environment: 'node',
          include: ['test/processes/**/*.test.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
})
