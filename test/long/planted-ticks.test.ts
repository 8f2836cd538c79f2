import { beforeAll, expect, test } from 'vitest'
import { DAY, startOf } from '../../workers/days.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Ranking } from '../../workers/trends/calls.ts'
import type { Day } from '../../workers/types.ts'
import { answerTo } from '../sandbox/server.ts'
import { truthOf } from '../sandbox/truth.ts'
import { createWorld, DEFAULT_LAST_DAY, type World } from '../sandbox/world.ts'
import { value } from '../workerd/helpers/database.ts'
import { shareDatabase } from '../workerd/setup.ts'
import { evenings, liveThrough, type TimedSites } from './helpers/living.ts'
import { expectSameStates } from './helpers/same-states.ts'
import { Listings } from './helpers/single-pass.ts'

const DAYS = 150
const LAST = startOf(DEFAULT_LAST_DAY) + DAY - 1

/** A world's two sites, with note taken of all that they show. */
function sitesOf(world: World, seen: Listings): TimedSites {
  const sites: TimedSites = {
    now: 0,
    async fetch(input, init) {
      const url = new URL(String(input))
      const { status, type, body, tag } = answerTo(world, url, sites.now)
      const [source, day] =
        url.pathname === '/trending'
          ? ['github-trending', new Date(sites.now).toISOString().slice(0, 10)]
          : ['huggingface-papers', url.searchParams.get('date') ?? '']
      seen.look(source, day, sites.now)
      const headers = { etag: `"${tag}"`, 'content-type': type }
      if (new Headers(init?.headers).get('if-none-match') === headers.etag)
        return new Response(null, { status: 304, headers })
      seen.page(source, day, String(body))
      return new Response(body, { status, headers })
    },
  }
  return sites
}

const world = createWorld({ seed: 1, lastDay: DEFAULT_LAST_DAY })
const seen = new Listings()
let followable: Day

beforeAll(async () => {
  await shareDatabase(async () => {
    followable = await liveThrough(evenings(LAST - DAYS * DAY, LAST), sitesOf(world, seen))
  })
})

test.each(sources.map(({ id }) => id))(
  '%s: ticks over a generated world come to a single pass',
  async (source) => {
    expect(await expectSameStates(source, seen, followable)).toBeGreaterThan(20)
  },
)

test('what is published as rising at the end was planted', async () => {
  const ranking = await value<string>(
    'SELECT ranking FROM source_trend WHERE source = ?',
    'huggingface-papers',
  )
  const rising = (JSON.parse(ranking ?? '') as Ranking).calls.filter(({ flag }) => flag !== 'falling')
  const { topics } = truthOf(world)
  const planted = rising.filter(({ topic }) => (topics[topic] ?? 'none') !== 'none')
  console.log(`${planted.length} of ${rising.length} topics called rising had a planted change`)
  expect(rising.length).toBeGreaterThanOrEqual(5)
  expect(planted.length / rising.length).toBeGreaterThanOrEqual(0.8)
})
