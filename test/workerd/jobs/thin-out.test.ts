import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../workers/days.ts'
import { thinOut } from '../../../workers/jobs/thin-out.ts'
import { sourceById } from '../../../workers/sources/index.ts'
import { LADDER } from '../../../workers/trends/votes/ladder.ts'
import { age, close, votesAtAges } from '../helpers/aging.ts'
import { all, curve, value, version } from '../helpers/database.ts'
import { arxivId, paper } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { tickAt, tickUntilIdle } from '../helpers/ticking.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'
import { upstream } from '../helpers/upstream.ts'

/** A paper seen every hour for ten days, with a vote more each time; its listing is closed. */
beforeEach(async () => {
  await see(hour(0), [paper(1, 0)])
  await env.DB.prepare(
    `WITH RECURSIVE hours(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM hours WHERE n < 240)
     INSERT INTO observation SELECT 1, ?1 + n * ?2, n, 1 FROM hours`,
  )
    .bind(hour(0), HOUR)
    .run()
  await value(`UPDATE listing SET stage = 'closed'`)
})

async function thin(at: number): Promise<number> {
  const source = sourceById(PAPERS)
  if (source === undefined) throw new RangeError(PAPERS)
  return await thinOut(source, DAY_ONE, at, { env, fetch, clock: () => 0 })
}
const ages = async () => (await curve(arxivId(1))).map(([at]) => (at - hour(0)) / HOUR)

test('leaves the ladder ages, one a day after them, the first and the last', async () => {
  const gone = await thin(hour(0) + 30 * DAY)
  expect(await ages()).toEqual([0, ...LADDER, 192, 216, 240])
  expect(gone).toBe(241 - 1 - LADDER.length - 3)
})

test('a day that an import opens again comes to the votes at the ladder ages that it had', async () => {
  await value('DELETE FROM observation')
  await value(`UPDATE listing SET stage = 'open'`)
  for (let h = 5.2; h <= 50; h++) await see(hour(h), [paper(1, Math.round(3 * h))], { inFull: h < 6 })
  const aged = async () => {
    await close()
    await age()
    return (await votesAtAges()).map(([age, votes]) => [age, votes.find(([id]) => id === 1)])
  }
  const before = await aged()
  expect(before.map(([age]) => age)).toEqual(LADDER.filter((age) => age >= 6 && age <= 48))
  await thin(hour(0) + 40 * DAY)
  await bring(hour(30), [paper(3, 7)], { now: hour(0) + 41 * DAY })
  expect(await value('SELECT stage FROM listing')).toBe('open')
  expect(await aged()).toEqual(before)
})

test('leaves what is younger than 14 days whole', async () => {
  await thin(hour(0) + 14 * DAY + 100 * HOUR)
  const left = await ages()
  expect(left.filter((age) => age > 100)).toEqual(Array.from({ length: 140 }, (_, i) => 101 + i))
  expect(left.filter((age) => age <= 100)).toEqual(
    [0, ...LADDER.filter((age) => age < 100), 100].slice(0, -1),
  )
})

test('changes the data version once, and the second time nothing', async () => {
  const before = await version()
  await thin(hour(0) + 30 * DAY)
  expect(await version()).toBe(before + 1)
  const rows = await all('SELECT * FROM observation')
  expect(await thin(hour(0) + 31 * DAY)).toBe(0)
  expect(await all('SELECT * FROM observation')).toEqual(rows)
  expect(await version()).toBe(before + 1)
})

test('marks the listing, so that no tick does it again', async () => {
  await thin(hour(0) + 30 * DAY)
  expect(await value('SELECT stage FROM listing')).toBe('thinned')
})

test('leaves the items of other listings alone', async () => {
  await see(hour(30), [paper(2, 5)], { day: '2025-06-11' })
  await see(hour(31), [paper(2, 6)], { day: '2025-06-11' })
  await thin(hour(0) + 30 * DAY)
  expect(await curve(arxivId(2))).toHaveLength(2)
})

test('drops runs older than 90 days, and no others', async () => {
  const at = hour(0) + 120 * DAY
  await value('DELETE FROM run')
  for (const age of [100, 91, 90, 89, 1])
    await value(
      `INSERT INTO run (source, day, scheduled_at, took_ms, status, way) VALUES ('${PAPERS}', '${DAY_ONE}', ${at - age * DAY}, 0, 'ok', 'api')`,
    )
  await thin(at)
  expect(
    (await all<{ scheduled_at: number }>('SELECT scheduled_at FROM run')).map(
      (run) => (at - run.scheduled_at) / DAY,
    ),
  ).toEqual([90, 89, 1])
})

test.each([
  ['not while its listing is still looked at', 21, 0],
  ['once its listing is settled', 22, 1],
])('happens in a tick, %s', async (_, days, times) => {
  const reports = await tickUntilIdle(hour(days * 24 + 12), upstream(), 200)
  expect(reports.filter(({ job }) => job?.kind === 'thin-out' && job.day === DAY_ONE)).toHaveLength(times)
})

test('a tick that comes twice thins out once', async () => {
  await see(hour(-20), [paper(9, 0)], { day: '2025-06-09' })
  await value(`UPDATE listing SET stage = 'closed'`)
  for (let at = hour(22 * 24 + 12); ; at += 5 * MINUTE) {
    const { job, left } = await tickAt(at, upstream())
    if (job?.kind !== 'thin-out') continue
    expect(left).toBeGreaterThan(0)
    expect((await tickAt(at, upstream())).job).toBeNull()
    return
  }
})
