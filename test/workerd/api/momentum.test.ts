import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { DAY } from '../../../workers/days.ts'
import { api, type Json } from '../helpers/app.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

const ONE = '/items/huggingface-papers:2506.00001'
const of = async (path: string, now = hour(12)): Promise<Json> => (await api(path, { now })).body.data

/** Items of the last 28 days had 5 or 20 votes at 4 h and twice that at 8 h; a typical one gets 2 an hour. */
const learnCohorts = () =>
  env.DB.prepare('INSERT INTO vote_model (source, cohorts) VALUES (?1, ?2)')
    .bind(PAPERS, '[[4,2,[[5,2],[20,2]]],[8,8,[[10,2],[40,2]]]]')
    .run()

/** Fits at every ladder age that make any votes double, and one more. */
const learnFits = () => {
  const fit = (age: number) => ({
    age,
    a: Math.log(2),
    b: 1,
    c: 0,
    bins: [{ upTo: null, lo: -0.1, hi: 0.1 }],
    items: 400,
  })
  return env.DB.prepare('INSERT INTO vote_model (source, fits) VALUES (?1, ?2)')
    .bind(PAPERS, JSON.stringify([4, 8, 48].map(fit)))
    .run()
}

describe('an item tells how it is doing', () => {
  test('from its last looks', async () => {
    for (const [h, votes] of [10, 12, 20].entries()) await see(hour(2 + h), [paper(1, votes)])
    await learnCohorts()
    const item = await of(ONE)
    expect(item).toMatchObject({
      age_hours: 4,
      velocity: (8 + 3 * 2) / (1 + 3),
      acceleration: (8 + 6) / 4 - (2 + 6) / 4,
      heat: 0.75,
      missing: {},
    })
    expect(item.forecast).toMatchObject({ basis: 'recorded', age_hours: 4, horizon_hours: 26, reason: null })
    expect(item.forecast.lo).toBeGreaterThanOrEqual(20)
    expect(item.forecast.final).toBeGreaterThan(item.forecast.lo)
    expect(item.forecast.hi).toBeGreaterThan(item.forecast.final)
    expect((await api(`${ONE}/upvotes`)).body.meta.forecast).toEqual(item.forecast)
    expect((await of('/items'))[0]).toMatchObject({ velocity: item.velocity, forecast: item.forecast })
  })

  test('slows down while it is seen unchanged, and lost votes count as none', async () => {
    await see(hour(2), [paper(1, 10)])
    await see(hour(3), [paper(1, 14)])
    expect((await of(ONE)).velocity).toBe(1)
    await see(hour(4), [paper(1, 14)])
    expect(await of(ONE)).toMatchObject({ velocity: 0, acceleration: -1 })
    await see(hour(5), [paper(1, 8)])
    expect(await of(ONE)).toMatchObject({ velocity: 0, acceleration: 0, upvotes: 8 })
  })

  test('by elapsed time across looks that were missed', async () => {
    await see(hour(2), [paper(1, 10)])
    await see(hour(8), [paper(1, 28)], { missed: { from: hour(2), reason: 'the site answered 503' } })
    expect((await of(ONE)).velocity).toBe(18 / 9)
  })

  test('with a reason for all that is not known', async () => {
    await see(hour(1), [paper(1, 10)])
    expect(await of(ONE)).toMatchObject({
      age_hours: 1,
      velocity: null,
      acceleration: null,
      heat: null,
      forecast: {
        final: null,
        lo: null,
        hi: null,
        basis: null,
        reason: expect.stringContaining('too early'),
      },
      missing: {
        velocity: 'it was seen only once',
        acceleration: 'it was seen only once',
        heat: 'there are no earlier items to compare it with yet',
      },
    })
  })

  test('by its own fits once there are any, up to when collecting ends', async () => {
    await see(hour(8), [paper(1, 9)])
    await learnFits()
    expect((await of(ONE)).forecast).toMatchObject({
      final: 19,
      basis: 'settled',
      horizon_hours: 504,
      items: 400,
    })
  })

  test.each([
    ['not seen for two days', hour(2) + 2 * DAY + 1, 'nobody has looked at it for two days'],
    ['of a listing that is not watched any more', hour(2) + 40 * DAY, 'its votes have settled'],
  ])('%s has nothing to tell', async (_, now, why) => {
    for (const h of [1, 2]) await see(hour(h), [paper(1, h)])
    const { velocity, heat, forecast, missing } = await of(ONE, now)
    expect([velocity, heat, forecast.final, forecast.reason]).toEqual([null, null, null, why])
    expect(new Set(Object.values(missing))).toEqual(new Set([why]))
  })

  test('that has left its listing has nothing to tell', async () => {
    await see(hour(2), [paper(1, 1), paper(2, 1)], { whole: true })
    await see(hour(3), [paper(2, 4)], { whole: true })
    expect((await of(ONE)).missing.velocity).toBe('it is no longer on the listing')
  })

  test('a repository has a velocity, across days, and stars that nothing can be compared with', async () => {
    const look = (h: number, stars: number, day = DAY_ONE) =>
      see(hour(h), [repository('a/b', stars, 1)], { source: REPOSITORIES, whole: true, day })
    await look(22, 5000)
    await look(23, 5010)
    await look(24, 5040, '2025-06-11')
    const item = await of(`/items/${REPOSITORIES}:a/b`, hour(25))
    expect(item).toMatchObject({ age_hours: 24, velocity: 30 / 4, acceleration: 5, heat: null })
    expect(item.missing).toEqual({
      heat: 'its stars began long before it was listed',
      forecast: 'its stars began long before it was listed',
    })
  })
})
