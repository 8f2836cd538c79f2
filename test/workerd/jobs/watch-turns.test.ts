import { beforeEach, expect, test } from 'vitest'
import { MINUTE } from '../../../workers/days.ts'
import { settlePast } from '../helpers/collecting.ts'
import { value } from '../helpers/database.ts'
import { countedInvocation } from '../helpers/ticking.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'
import { papers, type Upstream, upstream } from '../helpers/upstream.ts'

let site: Upstream
beforeEach(async () => {
  site = upstream()
  site.papers.set(DAY_ONE, papers(120, 1, 500))
  await settlePast(DAY_ONE, hour(48))
  // The other source's listing counts as seen, in the future.
  await value(`INSERT INTO listing (source, day, stage, looked_at, attempted_at)
    VALUES ('${REPOSITORIES}', '${DAY_ONE}', 'open', ${hour(30)}, ${hour(2)})`)
})

test('a heavy tick leaves the watch to the next quarter of an hour', async () => {
  const at = async (minutes: number) => await countedInvocation(hour(2) + minutes * MINUTE, site)
  const heavy = await at(0)
  expect(heavy.statements).toBeGreaterThan(12)
  expect([heavy.watch, (await at(5)).watch, (await at(10)).watch]).toEqual([undefined, undefined, undefined])
  const light = await at(15)
  expect(light.statements).toBeLessThanOrEqual(12)
  expect(light.watch).toMatchObject({ begun: 0 })
})

test('but not to the next hour, however heavy the ticks are', async () => {
  const heavy = await countedInvocation(hour(2.75), site)
  expect(heavy.statements).toBeGreaterThan(12)
  expect(heavy.watch).toMatchObject({ begun: 0, ended: 0 })
  expect(heavy.usage.statements).toBeLessThanOrEqual(20)
})
