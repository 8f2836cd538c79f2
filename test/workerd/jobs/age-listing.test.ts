import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../../workers/days.ts'
import { ageListing } from '../../../workers/jobs/age-listing.ts'
import { age, agesOf, close, cohortsStored, effects, sourceOf, votesAtAges } from '../helpers/aging.ts'
import { counting } from '../helpers/counting.ts'
import { all, value, version } from '../helpers/database.ts'
import { paper } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'

const everything = async () => ({
  ages: await all('SELECT * FROM listing_age ORDER BY source, day'),
  model: await all('SELECT * FROM vote_model ORDER BY source'),
  volume: await all('SELECT * FROM volume ORDER BY source, month'),
  state: await all('SELECT source, aged_through FROM source_state ORDER BY source'),
})

describe('a day seen every hour', () => {
  beforeEach(async () => {
    // One paper with a vote an hour, one whose votes stay, one that comes later.
    for (let h = 0; h <= 50; h++) {
      const later = h >= 20 ? [paper(3, 5 * h)] : []
      await see(hour(h), [paper(1, h), paper(2, 7), ...later], { inFull: h === 0 })
    }
    await close()
  })

  test('is known at the ages of its first two days', async () => {
    expect(await age()).toBe(DAY_ONE)
    expect(await agesOf()).toEqual([
      [1, 2, 8],
      [2, 2, 9],
      [3, 2, 10],
      [4, 2, 11],
      [6, 2, 13],
      [8, 2, 15],
      [12, 2, 19],
      [16, 2, 23],
      [24, 3, 24 + 7 + 120],
      [36, 3, 36 + 7 + 180],
      [48, 3, 48 + 7 + 240],
    ])
    const votes = await votesAtAges()
    expect(votes[0]).toEqual([
      1,
      [
        [1, 1, 1],
        [2, 7, 7],
      ],
    ])
    expect(votes.at(-1)).toEqual([
      48,
      [
        [1, 48, 12],
        [2, 7, 0],
        [3, 240, 60],
      ],
    ])
  })

  test('is known at the later ages once six more days are closed', async () => {
    await age()
    for (const h of [71, 77, 119, 125, 167, 173])
      await see(hour(h), [paper(1, h), paper(2, 7), paper(3, 300)])
    const sixLater = addDays(DAY_ONE, 6)
    await see(hour(150), [paper(9, 1)], { day: sixLater })
    await value(`UPDATE listing SET stage = 'closed' WHERE day = ?`, sixLater)
    expect(await age()).toBe(sixLater)
    expect((await agesOf()).slice(-4)).toEqual([
      [48, 3, 295],
      [72, 3, 72 + 7 + 300],
      [120, 3, 120 + 7 + 300],
      [168, 3, 168 + 7 + 300],
    ])
    expect((await agesOf())[0]).toEqual([1, 2, 8])
  })

  test('gives the same bytes when it is done twice, and no second version', async () => {
    await age()
    const [rows, before] = [await everything(), await version()]
    expect(await age()).toBeNull()
    expect(await ageListing(sourceOf(PAPERS), null, hour(51), effects())).toBe(DAY_ONE)
    expect([await everything(), await version()]).toEqual([rows, before])
  })

  test('needs few statements, and rows in the measure of its items', async () => {
    const { db, usage } = counting(env.DB)
    await age(PAPERS, db)
    expect(usage.statements).toBeLessThanOrEqual(10)
    expect(usage.rowsWritten).toBeLessThanOrEqual(6)
  })

  test('is told to the cohorts and to the month', async () => {
    await age()
    const cohorts = await cohortsStored()
    expect(cohorts[0]).toEqual([
      1,
      4,
      [
        [1, 1],
        [7, 1],
      ],
    ])
    expect(cohorts.at(-1)).toEqual([
      48,
      12,
      [
        [7, 1],
        [48, 1],
        [240, 1],
      ],
    ])
    const days = JSON.parse((await value<string>('SELECT days FROM volume')) ?? '')
    expect(days).toEqual({ [DAY_ONE]: [3, 50 + 7 + 250, 1, await agesOf()] })
    expect(await value('SELECT month FROM volume')).toBe('2025-06')
  })
})
