import { beforeEach, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../workers/days.ts'
import { settlePast } from '../helpers/collecting.ts'
import { all, value } from '../helpers/database.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { countedTick } from '../helpers/ticking.ts'
import { hour, PAPERS } from '../helpers/times.ts'
import { upstream } from '../helpers/upstream.ts'

const DAY_SEEN = '2025-06-08'
const site = upstream()

/** A day seen for its first three hours, which is to be closed; nothing else is to be done. */
beforeEach(async () => {
  await settlePast('2025-06-11', hour(48))
  await value('DELETE FROM listing WHERE day = ?', DAY_SEEN)
  for (const h of [-47, -46, -45]) await see(hour(h), [paper(1, 60 + h), paper(2, 50 + h)], { day: DAY_SEEN })
  await value(`UPDATE listing SET looked_at = ? WHERE day = ?`, hour(48), DAY_SEEN)
})

/** The kinds of the jobs of the ticks from a moment on, until there is nothing to do. */
async function jobsFrom(at: number): Promise<[kind: string, at: number][]> {
  const jobs: [string, number][] = []
  for (let tick = at; ; tick += 5 * MINUTE) {
    const { job, usage } = await countedTick(tick, site)
    expect(usage.statements).toBeLessThanOrEqual(20)
    if (job === null) return jobs
    jobs.push([job.kind, tick])
  }
}

const rows = async () => ({
  ages: await all('SELECT * FROM listing_age'),
  model: await all('SELECT * FROM vote_model'),
  volume: await all('SELECT * FROM volume'),
})

test('ticks find out the votes of a day once it is closed, and a repeated tick changes nothing', async () => {
  const jobs = await jobsFrom(hour(6) + MINUTE)
  const kinds = jobs.map(([kind]) => kind)
  expect(kinds).toContain('age-listing')
  expect(kinds.indexOf('age-listing')).toBeGreaterThan(kinds.indexOf('close-day'))
  const found = await rows()
  expect(found.ages).toHaveLength(1)
  const aged = jobs.find(([kind]) => kind === 'age-listing')?.[1] ?? 0
  expect((await countedTick(aged, site)).job).toBeNull()
  expect(await rows()).toEqual(found)
})

test('they learn from it once it has settled, before its observations are thinned out', async () => {
  await jobsFrom(hour(6) + MINUTE)
  // The ages of six more days are known.
  await value(`UPDATE source_state SET aged_through = '2025-06-20' WHERE source = ?`, PAPERS)
  const later = hour(6) + 22 * DAY + MINUTE
  await value('DELETE FROM listing WHERE day > ?', DAY_SEEN)
  await settlePast('2025-07-02', later + DAY)
  await value(`UPDATE listing SET stage = 'closed' WHERE day = ?`, DAY_SEEN)
  const kinds: string[] = []
  for (let tick = later; kinds.length < 60 && !kinds.includes('thin-out'); tick += 5 * MINUTE)
    kinds.push((await countedTick(tick, site)).job?.kind ?? 'nothing')
  expect(kinds).toContain('learn-votes')
  expect(kinds.indexOf('learn-votes')).toBeLessThan(kinds.indexOf('thin-out'))
  expect(await value('SELECT learned_through FROM source_state WHERE source = ?', PAPERS)).toBe(DAY_SEEN)
})
