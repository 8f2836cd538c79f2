import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../workers/days.ts'
import type { TickReport } from '../../../workers/jobs/reports.ts'
import { tick } from '../../../workers/jobs/tick.ts'
import { collectAt, settlePast } from '../helpers/collecting.ts'
import { all, content, value } from '../helpers/database.ts'
import { tickAt, tickUntilIdle } from '../helpers/ticking.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, type Upstream, upstream } from '../helpers/upstream.ts'
import { emptyDatabase } from '../setup.ts'

let site: Upstream
beforeEach(() => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(60))
  site.repositories = repositories(25)
})

/** A tick that took the listing and died before it stored anything. */
const diedAt = (at: number) =>
  value(
    `INSERT INTO listing (source, day, stage, claimed_at) VALUES ('${PAPERS}', '${DAY_ONE}', 'open', ${at})`,
  )

describe('a listing that a tick holds', () => {
  test('is not collected by another tick for a minute', async () => {
    await diedAt(hour(2))
    expect(await collectAt(hour(2) + MINUTE - 1, site)).toBeNull()
    expect(site.requests).toEqual([])
  })

  test('is not collected by an earlier tick that comes late', async () => {
    await diedAt(hour(2))
    expect(await collectAt(hour(2) - 5 * MINUTE, site)).toBeNull()
  })

  test('is collected by the same tick, delivered again', async () => {
    await diedAt(hour(2))
    expect(await collectAt(hour(2), site)).toMatchObject({ status: 'ok', items: 50 })
  })

  test('is free again after a minute', async () => {
    await diedAt(hour(2))
    expect(await collectAt(hour(2) + MINUTE, site)).toMatchObject({ status: 'ok', items: 50 })
  })

  test('leaves a tick to other work', async () => {
    await settlePast(DAY_ONE, hour(2))
    await diedAt(hour(2))
    expect((await tickAt(hour(2) + 30_000, site)).job).toMatchObject({ source: REPOSITORIES })
    expect((await tickAt(hour(2) + 40_000, site)).job).toMatchObject({ kind: 'count-topics' })
    expect((await tickAt(hour(2) + 50_000, site)).job).toBeNull()
  })

  test('lets a tick that read the state too early report that it is busy', async () => {
    await settlePast(DAY_ONE, hour(2))
    await diedAt(hour(2) + 2 * MINUTE)
    await value(`UPDATE listing SET looked_at = ${hour(2)} WHERE source = '${REPOSITORIES}'`)
    await value(
      `INSERT INTO listing (source, day, stage, looked_at) VALUES ('${REPOSITORIES}', '${DAY_ONE}', 'open', ${hour(2)})`,
    )
    expect(await tickAt(hour(2) + MINUTE, site)).toMatchObject({
      job: { kind: 'collect', source: PAPERS, day: DAY_ONE },
      result: 'busy',
    })
  })
})

describe('a page that no tick survives', () => {
  /** A tick that ends in the middle of a look at the API, as one that runs out of CPU time does; `null` then. */
  const tickThatMayDie = (at: number) =>
    new Promise<TickReport | null>((resolve, reject) => {
      const fetch = ((url: string, init: RequestInit) => {
        if (!url.includes('/api/daily_papers')) return site.fetch(url, init)
        resolve(null)
        return new Promise(() => {})
      }) as typeof globalThis.fetch
      tick(at, { env, fetch, clock: () => 0 }).then(resolve, reject)
    })

  test('is a failure like any other: it is told, other work goes on, and another way is tried', async () => {
    await settlePast(DAY_ONE, hour(2))
    const jobs: string[] = []
    for (let i = 0; i < 5; i++) {
      const report = await tickThatMayDie(hour(2) + i * 5 * MINUTE)
      jobs.push(report === null ? 'died' : (report.job?.kind ?? 'nothing'))
      if (i === 2)
        expect(
          await all(`SELECT failures, error FROM listing WHERE source = '${PAPERS}' AND day = '${DAY_ONE}'`),
        ).toEqual([{ failures: 1, error: 'the last look was broken off before its end' }])
    }
    expect(jobs).toEqual(['collect', 'died', 'died', 'collect', 'count-topics'])
    expect(await all(`SELECT way FROM run WHERE source = '${PAPERS}'`)).toEqual([{ way: 'hydration' }])
    expect(
      await all(
        `SELECT failures, retry_at, error, way, claimed_at FROM listing WHERE source = '${PAPERS}' AND day = '${DAY_ONE}'`,
      ),
    ).toEqual([{ failures: 0, retry_at: null, error: null, way: 0, claimed_at: null }])
  })

  test('is tried less and less often where no other way helps', async () => {
    await settlePast(DAY_ONE, hour(2))
    site.trouble = ({ pathname }) =>
      pathname.startsWith('/papers') ? new Response('', { status: 500 }) : undefined
    let died = 0
    for (let i = 0; i < 12 * 12; i++) if ((await tickThatMayDie(hour(2) + i * 5 * MINUTE)) === null) died++
    expect(died).toBeLessThan(10)
    expect(
      await value(`SELECT failures FROM listing WHERE source = '${PAPERS}' AND day = '${DAY_ONE}'`),
    ).toBeGreaterThan(4)
  })
})

/** Ten hours of ticks, of which some overlap, against a site whose votes grow by the time asked. */
async function live(
  tickPair: (at: number) => Promise<unknown>,
): Promise<Awaited<ReturnType<typeof content>>> {
  await emptyDatabase()
  await settlePast(DAY_ONE, hour(1))
  for (let at = hour(1); at < hour(4); at += 5 * MINUTE) {
    site.papers.set(DAY_ONE, papers(60, 1, 100 + Math.floor((at - hour(1)) / HOUR) * 7))
    site.repositories = repositories(25, 1000 + Math.floor((at - hour(1)) / HOUR))
    await tickPair(at)
  }
  return await content()
}

describe('ticks that overlap', () => {
  test('with the same time leave the same data as one', async () => {
    const alone = await live((at) => tickAt(at, site))
    expect(await live((at) => Promise.all([tickAt(at, site), tickAt(at, site)]))).toEqual(alone)
    expect(await all('SELECT * FROM listing WHERE claimed_at IS NOT NULL')).toEqual([])
  })

  test('with different times give every item each of its counts once, in order', async () => {
    await live((at) => Promise.all([tickAt(at, site), tickAt(at + 20_000, site)]))
    const counts = await all<{ upvotes: number }>(
      `SELECT o.upvotes FROM observation AS o JOIN item AS i ON i.id = o.item_id
       WHERE i.external_id = '2506.00001' ORDER BY o.observed_at`,
    )
    expect(counts.map(({ upvotes }) => upvotes)).toEqual([100, 107, 114])
    expect(await value(`SELECT count(*) FROM item WHERE source = '${PAPERS}'`)).toBe(60)
    expect(await all('SELECT source, items FROM source_state ORDER BY source')).toEqual([
      { source: REPOSITORIES, items: 25 },
      { source: PAPERS, items: 60 },
    ])
  })
})

describe('a tick that is delivered twice', () => {
  test('does its job once', async () => {
    await settlePast(DAY_ONE, hour(2))
    expect((await tickAt(hour(2), site)).job).toMatchObject({ kind: 'collect' })
    const runs = await value('SELECT count(*) FROM run')
    expect(await tickAt(hour(2), site)).toMatchObject({ job: null, result: null })
    expect(await value('SELECT count(*) FROM run')).toBe(runs)
  })

  test('leaves the same rows over hours, whichever ticks are repeated', async () => {
    const once = await live((at) => tickAt(at, site))
    const twice = await live(async (at) => {
      await tickAt(at, site)
      await tickAt(at, site)
      if (at > hour(2)) await tickAt(at - 5 * MINUTE, site)
    })
    expect(twice).toEqual(once)
  })
})

test('a fresh database is worked off until nothing is left', async () => {
  const reports = await tickUntilIdle(hour(2), site, 200)
  expect(reports.some(({ result }) => result === 'busy')).toBe(false)
  expect(await tickAt(hour(2) + reports.length * 5 * MINUTE, site)).toMatchObject({ job: null, left: 0 })
  expect(
    await value(`SELECT count(*) FROM listing WHERE source = '${PAPERS}' AND looked_at IS NOT NULL`),
  ).toBe(22)
})

test('what is left counts the jobs that can be done now', async () => {
  await settlePast(DAY_ONE, hour(2))
  expect(await tickAt(hour(2), site)).toMatchObject({ job: { source: REPOSITORIES }, left: 1 })
  // The page that waits, and the topics of the repositories.
  expect(await tickAt(hour(2) + 5 * MINUTE, site)).toMatchObject({ result: { nextPage: 1 }, left: 2 })
  expect(await tickAt(hour(2) + 10 * MINUTE, site)).toMatchObject({ result: { nextPage: 0 }, left: 1 })
  expect(await tickAt(hour(2) + 15 * MINUTE, site)).toMatchObject({ result: { counted: 2 }, left: 0 })
  expect(await tickAt(hour(2) + 20 * MINUTE, site)).toMatchObject({ job: null, left: 0 })
})
