import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { addDays, HOUR, startOf } from '../../../workers/days.ts'
import { organizationsBetween } from '../../../workers/store/load-organizations.ts'
import { all } from '../helpers/database.ts'
import { paper } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'
import { begin, countAll, countEverything, deploy, followTo, list, tagAll } from '../helpers/trends.ts'

const NEXT_DAY = addDays(DAY_ONE, 1)

let generation: number
beforeEach(async () => {
  generation = await begin()
})

const uncounted = () => all('SELECT source, day FROM listing WHERE uncounted = 1')

test('an organisation that is named after its days were counted has them counted anew', async () => {
  await see(hour(2), [paper(1, 10, { organization: null }), paper(2, 10)])
  await see(hour(26), [paper(1, 10, { organization: null })], { day: NEXT_DAY })
  await tagAll(generation)
  await countAll(generation)
  await see(hour(54), [paper(1, 10, { organization: { id: 'acme', name: 'Acme' } }), paper(2, 10)])
  expect(await uncounted()).toHaveLength(2)
  await countAll(generation)
  const counted = await all<{ organizations: string }>('SELECT organizations FROM day_count')
  expect(counted.map(({ organizations }) => organizations.includes('["acme","Acme",1,10]'))).toEqual([
    true,
    true,
  ])
  await see(hour(78), [paper(1, 10, { organization: { id: 'acme', name: 'Acme' } }), paper(2, 10)])
  expect(await uncounted()).toEqual([])
})

test('counted while another version is built up, reaches the weeks that the served one keeps, too', async () => {
  const monday = '2025-01-06'
  for (let n = 0; n < 14; n++) await list(addDays(monday, n), ['A plain title'], 1 + n)
  await countEverything(generation)
  await followTo(generation, addDays(monday, 13))
  const back = deploy('another')
  const second = await begin()
  await tagAll(second)
  const named = paper(2, 10, { title: 'A plain title', organization: { id: 'acme', name: 'Acme' } })
  await bring(startOf(monday) + 38 * HOUR, [named], { day: addDays(monday, 1), now: startOf('2025-02-20') })
  await tagAll(second)
  await countAll(second)
  back()
  await begin()
  await tagAll(generation)
  await countAll(generation)
  await followTo(generation, addDays(monday, 13))
  const week = await organizationsBetween(env.DB, generation, PAPERS, {
    from: monday,
    to: addDays(monday, 6),
  })
  expect(JSON.stringify(week)).toContain('acme')
})
