import { rehearsePages } from '../../dashboard/rehearsal.tsx'
import type { RequestEnv } from '../api/context.ts'
import { rehearseApi } from '../api/rehearsal.ts'
import { differenceFrom, type KnownItem } from '../collect/difference.ts'
import { validateRows } from '../collect/validate.ts'
import { rehearseFeeds } from '../feeds/rehearsal.ts'
import { ageListing } from '../jobs/age-listing.ts'
import { collect } from '../jobs/collect.ts'
import type { Effects } from '../jobs/effects.ts'
import { invocation } from '../jobs/invocation.ts'
import { learnVotes } from '../jobs/learn-votes.ts'
import { pendingJobs } from '../jobs/plan.ts'
import { rehearseDigest, rehearseTopics } from '../jobs/rehearsal.ts'
import { rehearseSearch } from '../search/rehearsal.ts'
import { sources } from '../sources/index.ts'
import { pendingState } from '../store/pending.ts'
import { saveLook } from '../store/save-look.ts'
import type { ListedItem, Source, Way } from '../types.ts'
import { rehearsalDatabase } from './database.ts'
import { SITES } from './sites.ts'

/** A site that never has anything new: the only answer that can be made before there is a request. */
const unmodified = async () => ({ status: 304, headers: new Headers(), body: null }) as unknown as Response

const effects: Effects = {
  env: { DB: rehearsalDatabase, HUGGINGFACE_URL: 'http://localhost', GITHUB_URL: 'http://localhost' },
  fetch: unmodified,
  timeout: () => new AbortController().signal,
  clock: () => 0,
}

const env = { DB: rehearsalDatabase, now: 0, clock: () => 0 } as unknown as RequestEnv

async function rehearseCollecting(source: Source, way: Way): Promise<void> {
  const { items, rejected } = validateRows(source, way.parse(SITES[way.name] ?? '').candidates)
  const listing = { source: source.id, day: '2000-01-01', at: 0 }
  const facts = { url: null, httpStatus: 200, bytes: 1, sha256: null, rowsSeen: 1, rejected }
  const run = { ...listing, tookMs: 0, status: 'ok' as const, way: way.name, error: null, facts }
  const known = knownIn(items)
  const difference = differenceFrom(known, items, { inFull: true, whole: true })
  const after = { items: 1, uncounted: true, nextPage: 0, etag: null, sha256: null, cutOff: false }
  const claimed = { stage: 'closed', siteFailures: 1 } as const
  await saveLook(rehearsalDatabase, run, difference, { ...listing, newest: true }, claimed, after, {
    from: 0,
    reason: '',
  })
}

/** The same items, as if they had been seen before with other votes. */
const knownIn = (items: ListedItem[]): KnownItem[] =>
  items.map(({ externalId, title, comments }) => ({
    itemId: 1,
    externalId,
    title,
    comments,
    bare: false,
    organizationId: null,
    organization: null,
    upvotes: 0,
    details: '{}',
    rank: 0,
    leftAt: 0,
  }))

/** What is rehearsed, each by itself: what breaks off leaves the others alone. */
const PARTS: [name: string, part: () => unknown][] = [
  ['pages', () => rehearsePages(env)],
  ['API', () => rehearseApi(env)],
  ['feeds', () => rehearseFeeds(rehearsalDatabase)],
  ['search', rehearseSearch],
  ['topics', () => rehearseTopics(effects)],
  ['a digest', () => rehearseDigest(effects)],
  ...sources.flatMap((source): typeof PARTS => [
    ...source.ways.map((way): (typeof PARTS)[number] => [
      `${source.id} by ${way.name}`,
      () => rehearseCollecting(source, way),
    ]),
    [`collecting ${source.id}`, () => collect(source, '2000-01-01', 0, effects)],
    [`ages of ${source.id}`, () => ageListing(source, null, 0, effects)],
    [`votes of ${source.id}`, () => learnVotes(source.id, null, '2000-01-01', 0, effects)],
  ]),
  ['a tick', () => invocation(0, effects)],
  ['the plan', async () => pendingJobs(sources, await pendingState(rehearsalDatabase, sources, 0), '', 0)],
]

/**
 * The first request of a fresh Worker pays for compiling all it touches: without this, most of the ten
 * milliseconds it has. Start-up has a second of its own, so the Worker rehearses then: every page, every
 * endpoint and every parser once, over a database and sites of one row. Nothing leaves the Worker, and a
 * part that breaks off costs the first request its time and nothing else.
 */
export async function rehearse(): Promise<void> {
  for (const [name, part] of PARTS) {
    try {
      await part()
    } catch (error) {
      console.warn(`the rehearsal of ${name} broke off: ${(error as Error).message}`)
    }
  }
}
