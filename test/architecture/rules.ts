import type { Import } from './source-files.ts'

/** Where something belongs, and what it may import besides its own place. */
interface Place {
  /** The beginning of the paths of its files. */
  at: string
  may: string[]
  /** What it may name as a type, but not run. */
  mayName?: string[]
  packages?: string[]
}

const WORDS = [
  'workers/types.ts',
  'workers/days.ts',
  'workers/combining-marks.ts',
  'workers/escaped.ts',
  'workers/counted.ts',
  'workers/https-address.ts',
]
/** How what is read elsewhere is written. */
const WRITING = ['workers/lines.ts', 'workers/message.ts']
const PURE = [
  'workers/sources/',
  'workers/topics/',
  'workers/search/',
  'workers/trends/',
  'workers/watch/',
  'workers/digest/',
  ...WRITING,
  ...WORDS,
]

/**
 * The direction of dependencies, the most particular place first. Sources, topics, search and trends are pure; only
 * the store asks the database; the API, the feeds and the dashboard ask the store and never each other; jobs
 * are where collecting and storing meet.
 */
const PLACES: Place[] = [
  { at: 'workers/types.ts', may: [] },
  { at: 'workers/env.ts', may: [] },
  { at: 'workers/escaped.ts', may: [] },
  { at: 'workers/combining-marks.ts', may: [] },
  { at: 'workers/counted.ts', may: [] },
  { at: 'workers/https-address.ts', may: [] },
  { at: 'workers/days.ts', may: ['workers/types.ts'] },
  { at: 'workers/sources/', may: WORDS, packages: ['cheerio/slim', 'domhandler'] },
  { at: 'workers/topics/', may: WORDS },
  { at: 'workers/search/', may: [...WORDS, 'workers/topics/fold.ts'] },
  { at: 'workers/trends/', may: WORDS },
  { at: 'workers/lines.ts', may: WORDS },
  { at: 'workers/message.ts', may: [] },
  { at: 'workers/watch/', may: [...WRITING, ...WORDS] },
  {
    at: 'workers/digest/',
    // When a day is closed decides when there is a digest of it.
    may: ['workers/sources/', 'workers/trends/', 'workers/collect/schedule.ts', ...WRITING, ...WORDS],
  },
  { at: 'workers/collect/', may: PURE },
  {
    at: 'workers/store/',
    // How long a listing is watched decides what is asked of the database, and by their reasons gaps are told apart there.
    may: [...PURE, 'workers/collect/schedule.ts', 'workers/collect/gaps.ts'],
    // What a job hands over to be stored, gets back, and reads to decide.
    mayName: ['workers/collect/', 'workers/jobs/'],
    packages: ['drizzle-orm', 'drizzle-orm/sqlite-core'],
  },
  { at: 'workers/jobs/', may: [...PURE, 'workers/collect/', 'workers/store/', 'workers/env.ts'] },
  {
    at: 'workers/api/routes/admin.ts',
    may: [...PURE, 'workers/api/', 'workers/collect/', 'workers/store/', 'workers/env.ts', 'workers/jobs/'],
    packages: ['hono', 'valibot'],
  },
  // Written when the Worker is built, and no part of it.
  {
    at: 'workers/api/documentation/',
    // How long something is kept, and at which ages, is read where it is decided.
    may: ['workers/api/', 'workers/collect/thin.ts', 'workers/trends/votes/ladder.ts', ...WORDS],
    packages: ['@valibot/to-json-schema', 'valibot'],
  },
  {
    at: 'workers/api/',
    may: [...PURE, 'workers/collect/', 'workers/store/', 'workers/env.ts'],
    mayName: ['workers/jobs/'],
    packages: ['hono', 'hono/cors', 'hono/factory', 'hono/secure-headers', 'valibot'],
  },
  {
    at: 'workers/feeds/documentation.ts',
    may: ['workers/api/documentation/', 'workers/feeds/question.ts'],
  },
  {
    at: 'workers/feeds/',
    may: [
      ...PURE,
      'workers/collect/',
      'workers/store/',
      'workers/api/context.ts',
      // Feeds refuse, tag and keep as the API does.
      'workers/api/answer.ts',
      'workers/api/error-response.ts',
      'workers/api/parameters.ts',
      'workers/api/suggest.ts',
      'workers/api/problem.ts',
      'workers/api/refuse.ts',
    ],
    packages: ['hono', 'hono/cors', 'hono/secure-headers', 'valibot'],
  },
  {
    at: 'workers/rehearsal/',
    may: ['workers/', 'dashboard/rehearsal.tsx'],
  },
  { at: 'workers/purge.ts', may: ['workers/api/answer.ts'], mayName: ['workers/jobs/'] },
  {
    at: 'workers/index.ts',
    may: ['workers/', 'dashboard/routes.tsx'],
    packages: ['hono', 'hono/router/linear-router'],
  },
  {
    at: 'dashboard/client/',
    may: ['dashboard/components/run-path.ts', 'dashboard/components/gap-reasons.ts'],
    mayName: ['workers/', 'dashboard/components/series-data.ts'],
    packages: ['chart.js'],
  },
  // Drawing needs no database: what is shown is handed in.
  {
    at: 'dashboard/components/',
    may: [...PURE, 'dashboard/words.ts', 'dist/manifest.json'],
    mayName: ['workers/store/', 'workers/collect/'],
    packages: ['hono/jsx'],
  },
  {
    at: 'dashboard/pages/',
    may: [...PURE, 'dashboard/components/', 'dashboard/words.ts'],
    mayName: ['workers/store/', 'workers/collect/'],
    packages: ['hono/jsx'],
  },
  // Written when the Worker is built, and no part of it.
  {
    at: 'dashboard/reference/',
    may: [
      'workers/api/documentation/',
      'workers/api/operations.ts',
      'workers/feeds/documentation.ts',
      'dashboard/components/',
    ],
    packages: ['hono/jsx'],
  },
  {
    at: 'dashboard/',
    may: [
      ...PURE,
      'workers/collect/',
      'workers/store/',
      'workers/api/context.ts',
      // A page refuses what an endpoint refuses, in the same words.
      'workers/api/parameters.ts',
      'workers/api/suggest.ts',
      // A picture is tagged and kept as an answer is.
      'workers/api/answer.ts',
      // What shows a topic in an item's texts is found in one way.
      'workers/api/topics-of-item.ts',
      // The page of items is the API's answer to the same question.
      'workers/api/routes/items.ts',
      // The page about the data knows what there is of it.
      'workers/api/operations.ts',
      'workers/api/routes/export.ts',
      'workers/api/problem.ts',
      'workers/api/series-range.ts',
      'workers/api/organization-days.ts',
      'workers/api/served-topics.ts',
    ],
    packages: ['hono', 'hono/jsx', 'hono/secure-headers', 'valibot'],
  },
  // Scripts run on a person's machine and reach the Worker over HTTP.
  {
    at: 'scripts/api',
    may: ['scripts/', 'test/openapi/', 'test/sandbox/', 'workers/api/documentation/document.ts', ...WORDS],
    packages: ['@redocly/openapi-core'],
  },
  { at: 'scripts/backtest/', may: ['workers/trends/', ...WORDS], packages: ['vega', 'vega-lite'] },
  {
    at: 'scripts/',
    may: [...PURE, 'workers/collect/', 'test/sandbox/'],
    mayName: ['workers/jobs/reports.ts'],
    packages: ['esbuild', 'playwright-core', 'valibot'],
  },
]

const begins = (path: string) => (beginning: string) => path.startsWith(beginning)

/** What is wrong with an import, in words; `null` when nothing is. */
export function wrongWith(from: string, { to, typeOnly }: Import): string | null {
  const place = PLACES.find(({ at }) => from.startsWith(at))
  if (place === undefined) return `${from} belongs nowhere: add its place to test/architecture/rules.ts`
  const isOurs = /^(?:workers|dashboard|scripts|test|dist|migrations)\//.test(to)
  const allowed = isOurs
    ? [place.at, ...place.may, ...(typeOnly ? (place.mayName ?? []) : [])].some(begins(to))
    : (place.packages ?? []).includes(to) || (from.startsWith('scripts/') && to.startsWith('node:'))
  return allowed ? null : `${from} imports ${typeOnly ? 'types of ' : ''}${to}`
}
