import fc from 'fast-check'
import { beforeAll, expect, inject, test } from 'vitest'
import { wholeDocument } from '../../../dashboard/reference/document.ts'
import { routesOf } from '../../../workers/api/documentation/document.ts'
import { holderTo } from '../../openapi/holding.ts'
import { api, ask } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { liveThrough } from '../helpers/lived.ts'
import { DAY_ONE, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { shareDatabase } from '../setup.ts'
import { type AskedQuestion, questions } from './questions.ts'
import type { Known } from './values.ts'

declare module 'vitest' {
  interface ProvidedContext {
    fuzzRequests: number
  }
}

const document = wholeDocument()
const wrongWith = holderTo(document)
let now = 0

beforeAll(
  () =>
    shareDatabase(async () => {
      now = await liveThrough({ lastDay: DAY_ONE, days: 40 })
    }),
  120_000,
)

/** Ids, topics and cursors that this database gives out. */
async function known(): Promise<Known> {
  const first = async (path: string) => (await api(path, { now })).body
  const cursors = await Promise.all(
    ['/items?limit=1', '/items?limit=1&sort=published', '/items?limit=1&topic=rag', '/runs?limit=1'].map(
      async (path) => (await first(path)).meta?.next ?? 'none',
    ),
  )
  const { data: topics } = await first('/topics')
  const { data: rows } = await first('/items')
  const item = rows.map(({ id }: { id: string }) => id)
  const names = topics
    .filter(({ share }: { share?: number }) => share !== undefined)
    .map(({ id }: { id: string }) => id)
  const ids = { '/items': item, '/topics': names, '/feeds/topics': names, '/runs': ['1', '17'] }
  return {
    cursor: cursors,
    topic: names,
    topics: [names[0], names.slice(0, 5).join(','), names.slice(0, 6).join(','), `${names[0]},${names[0]}`],
    group: topics.map(({ group }: { group: string }) => group),
    organization: ['org-1', 'Organisation 1', 'unknown'],
    source: [PAPERS, REPOSITORIES],
    q: ['retrieval', '"call tools"', 'naive bayes', 'RAG agents'],
    ...Object.fromEntries(
      Object.keys(document.paths).flatMap((path) => [
        [`${path} id`, Object.entries(ids).find(([at]) => path.startsWith(at))?.[1] ?? []],
        [`${path} source`, [PAPERS, REPOSITORIES]],
        [`${path} month`, ['2025-05', '2025-06', '2025-07', '2020-01']],
      ]),
    ),
  }
}

async function check(
  { path, address, method, tag }: AskedQuestion,
  seen: Map<string, number>,
): Promise<void> {
  const headers: Record<string, string> = {}
  if (tag === 'same') headers['if-none-match'] = (await ask(address, { now })).headers.get('etag') ?? '""'
  else if (tag !== null) headers['if-none-match'] = tag
  const response = await ask(address, { now, method, headers })
  seen.set(`${response.status}`, (seen.get(`${response.status}`) ?? 0) + 1)
  if (method === 'OPTIONS') return void expect(response.status).toBe(204)
  if (method === 'HEAD') {
    expect(Object.keys(document.paths[path]?.get?.responses ?? {})).toContain(String(response.status))
    return void expect((await response.arrayBuffer()).byteLength).toBe(0)
  }
  expect(response.status, address).toBeLessThan(path === '/health' ? 504 : 500)
  expect(await wrongWith(path, response), address).toBeNull()
}

test('whatever is asked, the answer is one that is documented', async () => {
  const requests = inject('fuzzRequests')
  const seen = new Map<string, number>()
  const before = await value('SELECT count(*) FROM item')
  await fc.assert(
    fc.asyncProperty(questions(document, await known()), (question) => check(question, seen)),
    { numRuns: requests },
  )
  const statuses = [...seen].sort().map(([status, count]) => `${count} of ${status}`)
  console.log(
    `${requests} requests to ${routesOf(document).filter(({ method }) => method === 'GET').length} documented paths: ${statuses.join(', ')}`,
  )
  expect(await value('SELECT count(*) FROM item')).toBe(before)
  // A fuzzer that is always refused finds nothing.
  expect(seen.get('200') ?? 0).toBeGreaterThan(requests / 5)
}, 600_000)
