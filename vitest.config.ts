import { availableParallelism } from 'node:os'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

declare module 'vitest' {
  interface ProvidedContext {
    fuzzRequests: number
    /**
     * How much of what takes minutes is tried. `short`, in `npm test`: some of the ways in which sites misbehave, each
     * page once or twice, over months that are brought in within seconds. `whole`, in `npm run test:long`: all of them,
     * and every page in every state at every width in light and dark, over 400 days that are lived through.
     */
    extent: 'short' | 'whole'
  }
}

/** What hangs fails; what is slow, on a machine that has much else to do, doesn't. */
const testTimeout = 60_000

const migrations = await readD1Migrations('migrations')

/** Reads an Atom feed with libxml2, which needs Node: tests in workerd ask for it. */
async function readFeed(request: { text(): Promise<string> }): Promise<Response> {
  const { readAtom } = await import('./test/feeds/atom.ts')
  return Response.json(readAtom(await request.text()))
}

/** A recorded answer, which tests in workerd can't read from the disk. */
async function readRecording({ url }: { url: string }): Promise<Response> {
  const { recorded } = await import('./test/long/helpers/recorded-files.ts')
  return new Response(recorded(new URL(url).pathname.slice(1)))
}

/** Real workerd and a real D1, with the migrations at hand for `test/workerd/setup.ts`. */
const inWorkerd = () =>
  cloudflareTest({
    wrangler: { configPath: './wrangler.toml' },
    miniflare: {
      bindings: { TEST_MIGRATIONS: migrations, ADMIN_TOKEN: 'test-token' },
      serviceBindings: { ATOM_READER: readFeed, RECORDINGS: readRecording },
    },
  })

export default defineConfig({
  test: {
    reporters: ['default', './test/counting-reporter.ts'],
    // On two cores, too, two files at once: with one, a core is idle while processes are waited for.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'pure',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/workerd/**', 'test/processes/**', 'test/e2e/**', 'test/long/**'],
          testTimeout,
        },
      },
      {
        plugins: [inWorkerd()],
        test: {
          name: 'workerd',
          isolate: false,
          include: ['test/workerd/**/*.test.{ts,tsx}'],
          setupFiles: ['test/workerd/setup.ts'],
          // How many questions the fuzzer asks; `npm run fuzz` asks ten times as many.
          provide: { fuzzRequests: Number(process.env.FUZZ_REQUESTS ?? 2000) },
          testTimeout,
          hookTimeout: testTimeout,
        },
      },
      {
        // Proofs that take minutes: `npm run test:long`.
        plugins: [inWorkerd()],
        test: {
          name: 'long',
          include: ['test/long/**/*.test.ts'],
          setupFiles: ['test/workerd/setup.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
      {
        // Real processes: Workers, scripts and sites as they run at somebody's.
        test: {
          name: 'processes',
          environment: 'node',
          include: ['test/processes/**/*.test.ts'],
          exclude: ['test/processes/kill.test.ts'],
          provide: { extent: 'short' },
          maxConcurrency: 3,
          testTimeout,
          hookTimeout: 120_000,
        },
      },
      {
        // Twenty Workers killed and started again, every way in which a site misbehaves, two days of recorded listings:
        // `npm run test:long`, too.
        test: {
          name: 'long-processes',
          environment: 'node',
          include: ['test/processes/{kill,faults,replay}.test.ts'],
          fileParallelism: false,
          maxConcurrency: 3,
          testTimeout,
          hookTimeout: 120_000,
          provide: { extent: 'whole' },
        },
      },
      {
        // Pages in a real browser, over databases that are filled while the other projects run.
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          maxConcurrency: 2,
          testTimeout,
          hookTimeout: 120_000,
          provide: { extent: 'short' },
          sequence: { groupOrder: 1 },
        },
      },
      {
        // The same, everything in every state, width and scheme, over 400 days: `npm run test:long`, too.
        test: {
          name: 'long-e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          maxConcurrency: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          provide: { extent: 'whole' },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
