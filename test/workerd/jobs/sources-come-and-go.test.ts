import { env } from 'cloudflare:workers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, dayOf, HOUR } from '../../../workers/days.ts'
import { sources } from '../../../workers/sources/index.ts'
import { upkeepOf } from '../../../workers/store/upkeep.ts'
import type { Source } from '../../../workers/types.ts'
import { settlePast } from '../helpers/collecting.ts'
import { all } from '../helpers/database.ts'
import { tickUntilIdle } from '../helpers/ticking.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { papers, repositories, upstream } from '../helpers/upstream.ts'

const known = sources as Source[]
const [papersAlone, both] = [known.slice(0, 1), [...known]]
const deploy = (those: Source[]) => void known.splice(0, known.length, ...those)
beforeEach(() => settlePast(DAY_ONE, hour(2)))
afterEach(() => deploy(both))

const site = upstream()
/** Every six hours all is done that is to be done by then. */
async function live(from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 6 * HOUR) {
    const day = dayOf(at)
    site.papers.set(day, papers(8, 1 + 10 * Number(day.slice(8))))
    site.repositories = repositories(5)
    await tickUntilIdle(at, site)
  }
}
const openDays = (source: string) =>
  all<{ day: string }>(
    `SELECT day FROM listing WHERE stage = 'open' AND source = ? AND day >= ? ORDER BY day`,
    source,
    DAY_ONE,
  )
const followed = () => all('SELECT source, followed FROM source_trend ORDER BY source')

test('a source that is taken out keeps nothing waiting, and goes on where it was once it is put back', async () => {
  await live(hour(2), hour(26))
  deploy(papersAlone)
  await live(hour(26), hour(98))
  expect((await openDays(PAPERS))[0]?.day).toBe(addDays(DAY_ONE, 2))
  expect((await openDays(REPOSITORIES)).map(({ day }) => day)).toEqual([DAY_ONE])
  expect((await upkeepOf(env.DB, sources, addDays(DAY_ONE, 4))).unclosed).toBe(1)
  deploy(both)
  await live(hour(98), hour(104))
  expect((await openDays(REPOSITORIES))[0]?.day).toBe(addDays(DAY_ONE, 4))
})

test('a source that is added to those there were gets its topics and trends', async () => {
  deploy(papersAlone)
  await live(hour(2), hour(26))
  deploy(both)
  await live(hour(26), hour(122))
  expect(await followed()).toEqual([
    { source: REPOSITORIES, followed: addDays(DAY_ONE, 2) },
    { source: PAPERS, followed: addDays(DAY_ONE, 2) },
  ])
})
