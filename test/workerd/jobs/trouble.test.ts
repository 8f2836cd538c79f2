import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../../workers/days.ts'
import { collectAt } from '../helpers/collecting.ts'
import { all, exactRows, value, version } from '../helpers/database.ts'
import { DAY_ONE, hour } from '../helpers/times.ts'
import { html, papers, type Upstream, upstream } from '../helpers/upstream.ts'

const listing = async () => (await all(`SELECT * FROM listing WHERE day = '${DAY_ONE}'`))[0]
const json = (body: string, status = 200, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'content-type': 'application/json', ...headers } })

function siteWith(count: number): Upstream {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(count))
  return site
}

const TROUBLES: [string, () => Response | Error, string][] = [
  ['an error page', () => html('<html>broken</html>', 500), 'the site answered 500'],
  ['a challenge page', () => html('<html>are you a robot</html>'), 'expected JSON, got text/html'],
  ['a forbidden page', () => html('<html>no</html>', 403), 'the site answered 403'],
  ['a page that is gone', () => json('{}', 404), 'the site answered 404'],
  ['a truncated body', () => json('[{"paper":{"id":"2506.0'), 'not JSON'],
  ['another shape', () => json('{"error":"none"}'), 'not a list of papers'],
  ['an empty body', () => json(''), 'empty'],
  ['a connection that breaks', () => new Error('reset by peer'), 'the connection failed (reset by peer)'],
  ['a body that is too large', () => json(`["${'x'.repeat(9 * 1024 * 1024)}"]`), 'larger than 8 MB'],
  [
    'a redirect to another site',
    () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
    'elsewhere.example',
  ],
  ['rows that are no papers', () => json('[{"paper":{"id":7}},{}]'), 'none of 2 rows is a valid paper'],
  [
    'an empty list where there was a full one',
    () => json('[]'),
    '0 papers, where the same day had 10 before',
  ],
  [
    'less than half of what there was',
    () => json(JSON.stringify([{ paper: { id: '2506.00001', title: 'x', upvotes: 3 } }])),
    '1 papers, where the same day had 10 before',
  ],
]

describe('an attempt that meets', () => {
  test.each(TROUBLES)('%s is a run with its reason and changes no data', async (_, answer, reason) => {
    const site = siteWith(10)
    await collectAt(hour(2), site)
    const before = [await exactRows(), await version(), await value('SELECT items FROM source_state')]
    site.trouble = answer
    const collected = await collectAt(hour(3), site)
    expect(collected?.error).toContain(reason)
    expect(['failed', 'quarantined']).toContain(collected?.status)
    expect(collected).toMatchObject({ items: 0, itemsNew: 0, itemsChanged: 0 })
    expect([await exactRows(), await version(), await value('SELECT items FROM source_state')]).toEqual(
      before,
    )
    expect(await all('SELECT status, error, scheduled_at FROM run WHERE id = 2')).toEqual([
      { status: collected?.status, error: collected?.error, scheduled_at: hour(3) },
    ])
    expect(await listing()).toMatchObject({
      items: 10,
      looked_at: hour(2),
      failures: 1,
      error: collected?.error,
      retry_at: hour(3) + 4.5 * MINUTE,
      claimed_at: null,
    })
  })

  test.each(TROUBLES)('%s is over with the next look that succeeds', async (_, answer) => {
    const site = siteWith(10)
    await collectAt(hour(2), site)
    site.trouble = answer
    await collectAt(hour(3), site)
    site.trouble = () => undefined
    site.papers.set(DAY_ONE, papers(11, 1, 120))
    expect(await collectAt(hour(3) + 5 * MINUTE, site)).toMatchObject({
      status: 'ok',
      itemsNew: 1,
      itemsChanged: 10,
    })
    expect(await listing()).toMatchObject({ failures: 0, error: null, retry_at: null, way: 0 })
    expect(await value('SELECT coalesce(sum(failures), 0) FROM source_state')).toBe(0)
  })
})

test('a quarantined answer is recorded in full', async () => {
  const site = siteWith(10)
  await collectAt(hour(2), site)
  site.trouble = () => json('[]')
  await collectAt(hour(3), site)
  expect((await all('SELECT * FROM run WHERE id = 2'))[0]).toMatchObject({
    status: 'quarantined',
    way: 'api',
    http_status: 200,
    bytes: 2,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    url: expect.stringContaining('/api/daily_papers'),
    rows_seen: 0,
  })
})

test('a page that is not what it should be is tried another way, round and round', async () => {
  const site = siteWith(10)
  site.trouble = () => json('{}', 404)
  for (let i = 0; i < 4; i++) await collectAt(hour(2) + i * 10 * MINUTE, site)
  expect(await all('SELECT way FROM run')).toEqual([
    { way: 'api' },
    { way: 'hydration' },
    { way: 'cards' },
    { way: 'api' },
  ])
})

test('the next way brings the listing when only the first is broken, and the first is tried again', async () => {
  const site = siteWith(10)
  site.trouble = (url) => (url.pathname.startsWith('/api') ? json('{}', 404) : undefined)
  await collectAt(hour(2), site)
  expect(await collectAt(hour(2) + 5 * MINUTE, site)).toMatchObject({ status: 'ok', items: 10 })
  expect(await listing()).toMatchObject({ way: 0, looked_at: hour(2) + 5 * MINUTE, failures: 0 })
})

test('trouble with a site stays with its way until it has lasted', async () => {
  const site = siteWith(10)
  site.trouble = () => json('{}', 503)
  for (let i = 0; i < 4; i++) await collectAt(hour(2) + i * 60 * MINUTE, site)
  expect(await all('SELECT way FROM run')).toEqual([
    { way: 'api' },
    { way: 'api' },
    { way: 'api' },
    { way: 'hydration' },
  ])
})

test('the gap after an outage says what the outage was', async () => {
  const site = siteWith(10)
  await collectAt(hour(2), site)
  site.trouble = () => json('{}', 503)
  await collectAt(hour(3), site)
  await collectAt(hour(4), site)
  site.trouble = () => undefined
  await collectAt(hour(5), site)
  expect(await all('SELECT from_at, to_at, reason FROM gap')).toEqual([
    { from_at: hour(2), to_at: hour(5), reason: 'the site answered 503' },
  ])
})

test('a site without a first day yet fails without inventing one', async () => {
  const site = siteWith(0)
  site.trouble = () => new Error('no route')
  await collectAt(hour(2), site)
  expect(await exactRows()).toEqual({ item: [], listing_item: [], observation: [] })
  expect(await listing()).toMatchObject({ looked_at: null, items: 0, failures: 1 })
})
