import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../workers/days.ts'
import { closeDay } from '../../../workers/jobs/close-day.ts'
import { importListing } from '../../../workers/jobs/import-listing.ts'
import { sourceById } from '../../../workers/sources/index.ts'
import { collectAt, settlePast } from '../helpers/collecting.ts'
import { all, value, version } from '../helpers/database.ts'
import { paper } from '../helpers/rows.ts'
import { bring } from '../helpers/seeing.ts'
import { tickAt } from '../helpers/ticking.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, type Upstream, upstream } from '../helpers/upstream.ts'

let site: Upstream
beforeEach(() => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(3, 1, 10))
  site.repositories = repositories(2, 1000)
})

async function close(at: number, id = PAPERS): Promise<boolean> {
  const source = sourceById(id)
  if (source === undefined) throw new RangeError(id)
  return await closeDay(source, DAY_ONE, at, { env, fetch: site.fetch, clock: () => 0 })
}
const totals = () => all('SELECT * FROM day_total')
const stage = () => value<string>('SELECT stage FROM listing')

test('a closed day has its totals', async () => {
  await collectAt(hour(25), site)
  const before = await version()
  expect(await close(hour(48))).toBe(true)
  expect(await totals()).toEqual([
    {
      source: PAPERS,
      day: DAY_ONE,
      items: 3,
      upvotes: 27,
      complete: 1,
      closed_at: hour(48),
    },
  ])
  expect(await stage()).toBe('closed')
  expect(await version()).toBe(before + 1)
})

test('closing twice is closing once', async () => {
  await collectAt(hour(25), site)
  await close(hour(48))
  const before = [await totals(), await version(), await all('SELECT * FROM listing')]
  expect(await close(hour(49))).toBe(false)
  expect([await totals(), await version(), await all('SELECT * FROM listing')]).toEqual(before)
})

test('a day that was last seen before its end is closed as incomplete', async () => {
  await collectAt(hour(23.9), site)
  await close(hour(48))
  expect(await totals()).toMatchObject([{ complete: 0, items: 3 }])
})

test('a source that shows only today is complete when it was seen in the last two hours', async () => {
  await collectAt(hour(22), site, { source: REPOSITORIES })
  await close(hour(48), REPOSITORIES)
  expect(await totals()).toEqual([
    {
      source: REPOSITORIES,
      day: DAY_ONE,
      items: 2,
      upvotes: 2010,
      complete: 1,
      closed_at: hour(48),
    },
  ])
})

test('and incomplete when it was not', async () => {
  await collectAt(hour(21.9), site, { source: REPOSITORIES })
  await close(hour(48), REPOSITORIES)
  expect(await totals()).toMatchObject([{ complete: 0 }])
})

test('an empty day is closed with nothing on it', async () => {
  site.papers.clear()
  await collectAt(hour(30), site)
  await close(hour(48))
  expect(await totals()).toMatchObject([{ items: 0, upvotes: 0, complete: 1 }])
})

test('a day that was only tried is closed as incomplete', async () => {
  site.trouble = () => new Error('no route')
  await collectAt(hour(3), site)
  await close(hour(48))
  expect(await totals()).toMatchObject([{ items: 0, upvotes: 0, complete: 0 }])
})

test('items that come late open the day again, and it is closed with them', async () => {
  await collectAt(hour(25), site)
  await close(hour(48))
  site.papers.set(DAY_ONE, papers(4, 1, 10))
  await collectAt(hour(54), site)
  expect(await stage()).toBe('open')
  expect(await close(hour(55))).toBe(true)
  expect(await totals()).toMatchObject([{ items: 4, upvotes: 34, closed_at: hour(55) }])
})

test('votes that come late leave it closed', async () => {
  await collectAt(hour(25), site)
  await close(hour(48))
  site.papers.set(DAY_ONE, papers(3, 1, 20))
  await collectAt(hour(54), site)
  expect(await stage()).toBe('closed')
})

test('an incomplete day is opened again by a later look, and closed as complete', async () => {
  await collectAt(hour(20), site)
  await close(hour(48))
  await collectAt(hour(54), site)
  expect(await stage()).toBe('open')
  await close(hour(55))
  expect(await totals()).toMatchObject([{ complete: 1 }])
})

test('an older look that brings no item leaves an incomplete day closed', async () => {
  await collectAt(hour(20), site)
  await close(hour(48))
  await bring(hour(10), [paper(1, 3)], { now: hour(60) })
  expect(await stage()).toBe('closed')
})

test('an imported item opens a day that was thinned out', async () => {
  await collectAt(hour(25), site)
  await close(hour(48))
  await value(`UPDATE listing SET stage = 'thinned'`)
  await bring(hour(10), [paper(99, 3)], { now: hour(600) })
  expect(await stage()).toBe('open')
})

test('the tick closes a day 24 h after its end and not before', async () => {
  await collectAt(hour(46), site)
  await value(`UPDATE listing SET looked_at = ${hour(47.99)}`)
  const closings: (string | undefined)[] = []
  for (let at = hour(48) - 5 * MINUTE; at < hour(48) + HOUR; at += 5 * MINUTE) {
    const { job } = await tickAt(at, site)
    if (job?.kind === 'close-day' && job.day === DAY_ONE) closings.push(new Date(at).toISOString())
  }
  expect(closings).toHaveLength(1)
  expect(closings[0]?.slice(0, 10)).toBe('2025-06-12')
  expect(await value('SELECT closed_at FROM day_total WHERE day = ?', DAY_ONE)).toBeGreaterThanOrEqual(
    hour(48),
  )
})

test('a tick that comes twice closes one day, however old the days are', async () => {
  for (const day of ['2025-04-01', '2025-04-02']) {
    await collectAt(hour(1), site, { day })
    await value(`UPDATE listing SET looked_at = ${hour(0)}, attempted_at = ${hour(0)}`)
  }
  for (let at = hour(48); ; at += 5 * MINUTE) {
    const { job } = await tickAt(at, site)
    if (job?.kind !== 'close-day') continue
    expect((await tickAt(at, site)).job).toBeNull()
    return
  }
})

/** The totals of an old day, once ticks had an hour to close it. */
async function totalsAfterTicks(day: string, from: number): Promise<unknown[]> {
  for (let at = from; at < from + HOUR; at += 5 * MINUTE) await tickAt(at, site)
  return await all('SELECT items, complete FROM day_total WHERE day = ?', day)
}

test('ticks close a day that an import began and never ended, and again once it is ended', async () => {
  const facts = { source: PAPERS, day: '2025-04-01', observedAt: hour(0), way: 'api' }
  const part = (number: number, more: boolean) =>
    importListing({ ...facts, candidates: [paper(number, 1)], more }, hour(1), {
      env,
      fetch: site.fetch,
      clock: () => 0,
    })
  await settlePast(DAY_ONE, hour(48))
  await part(1, true)
  expect(await totalsAfterTicks(facts.day, hour(2))).toEqual([{ items: 1, complete: 0 }])
  await part(2, false)
  expect(await totalsAfterTicks(facts.day, hour(4))).toEqual([{ items: 2, complete: 1 }])
})

test('ticks close an old day that was claimed and never tried', async () => {
  await settlePast(DAY_ONE, hour(48))
  await value(
    `INSERT INTO listing (source, day, stage, claimed_at) VALUES (?, '2025-04-01', 'open', 1)`,
    PAPERS,
  )
  expect(await totalsAfterTicks('2025-04-01', hour(2))).toEqual([{ items: 0, complete: 0 }])
})
