import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { api, type Json } from '../helpers/app.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

const of = async (path: string, now = hour(12)): Promise<Json> => (await api(path, { now })).body.data

/** Items of the last 28 days had 5 or 20 votes at 4 h and twice that at 8 h; a typical one gets 2 an hour. */
const learnCohorts = () =>
  env.DB.prepare('INSERT INTO vote_model (source, cohorts) VALUES (?1, ?2)')
    .bind(PAPERS, '[[4,2,[[5,2],[20,2]]],[8,8,[[10,2],[40,2]]]]')
    .run()

describe('items sorted by', () => {
  const ids = async (query: string, now = hour(12)): Promise<string[]> =>
    (await of(`/items?${query}`, now)).map(({ id }: Json) => id.split(':')[1])

  async function seeTwoDays(): Promise<void> {
    await learnCohorts()
    const yesterday = '2025-06-09'
    await see(hour(-20), [paper(7, 900)], { day: '2025-06-08' })
    await see(hour(-18), [paper(7, 990)], { day: '2025-06-08' })
    await see(hour(-16), [paper(3, 5), paper(4, 30)], { day: yesterday })
    await see(hour(4), [paper(3, 5), paper(4, 34)], { day: yesterday })
    await see(hour(6), [paper(1, 6, { rank: 2 }), paper(2, 30, { rank: 1 })])
    await see(hour(7), [repository('a/b', 500, 1)], { source: REPOSITORIES, whole: true })
    await see(hour(8), [paper(1, 26, { rank: 2 }), paper(2, 31, { rank: 1 })])
    await see(hour(9), [repository('a/b', 700, 1)], { source: REPOSITORIES, whole: true })
  }

  test('velocity are those on the two newest listings of each source', async () => {
    await seeTwoDays()
    expect(await ids('sort=velocity')).toEqual([
      'a/b',
      '2506.00001',
      '2506.00002',
      '2506.00004',
      '2506.00003',
    ])
    expect(await ids(`sort=velocity&source=${PAPERS}&limit=1`)).toEqual(['2506.00001'])
  })

  test('heat are those that can be compared', async () => {
    await seeTwoDays()
    expect(await ids('sort=heat')).toEqual(['2506.00002', '2506.00001', '2506.00004', '2506.00003'])
    expect(await ids(`sort=heat&source=${REPOSITORIES}`)).toEqual([])
  })

  test.each(['velocity', 'heat'])('%s fall, page by page, and each is shown once', async (sort) => {
    await seeTwoDays()
    const values: number[] = []
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await api(`/items?sort=${sort}&limit=2${cursor}`)
      for (const item of body.data) {
        values.push(item[sort])
        seen.push(item.id)
      }
      if (body.meta.next === null) break
      cursor = `&cursor=${body.meta.next}`
    }
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(sort === 'heat' ? 4 : 5)
  })

  test('go with other conditions', async () => {
    await seeTwoDays()
    expect(await ids('sort=velocity&min_upvotes=31')).toEqual(['a/b', '2506.00002', '2506.00004'])
    expect(await ids('sort=velocity&organization=org-4')).toEqual(['2506.00004'])
    expect(await ids('sort=velocity&day=2025-06-08', hour(-10))).toEqual(['2506.00007'])
    expect(await of(`/items?sort=velocity&day=${DAY_ONE}&source=${PAPERS}`)).toMatchObject([
      { rank: 2 },
      { rank: 1 },
    ])
    expect(await ids('sort=velocity&from=2025-06-08&to=2025-06-09', hour(5))).toEqual([
      '2506.00007',
      '2506.00004',
      '2506.00003',
    ])
  })

  test('are there once when they stand on two listings', async () => {
    for (const [h, stars, day] of [
      [22, 500, DAY_ONE],
      [23, 510, DAY_ONE],
      [25, 550, '2025-06-11'],
    ] as const)
      await see(hour(h), [repository('a/b', stars, 1)], { source: REPOSITORIES, whole: true, day })
    const items = await of('/items?sort=velocity', hour(26))
    expect(items).toMatchObject([{ id: `${REPOSITORIES}:a/b`, upvotes: 550, velocity: 40 / 5 }])
  })

  test('are taken from the listing that saw their votes last', async () => {
    await see(hour(28), [paper(1, 10)])
    await see(hour(29), [paper(1, 15)], { day: '2025-06-11' })
    await see(hour(30), [paper(1, 40)])
    const [item] = await of('/items?sort=velocity', hour(31))
    expect(item).toMatchObject({ upvotes: 40, age_hours: 30, velocity: 30 / 5 })
    expect((await of(`/items/${item.id}`, hour(31))).velocity).toBe(item.velocity)
  })

  test('of nothing is an empty list', async () => {
    expect(await of('/items?sort=velocity')).toEqual([])
    expect(await of('/items?sort=heat&day=2019-01-01')).toEqual([])
  })
})

test('what is listed by velocity is what each item tells by itself', async () => {
  for (const [h, votes] of [10, 12, 20].entries()) await see(hour(2 + h), [paper(1, votes), paper(2, 3 * h)])
  for (const item of await of('/items?sort=velocity')) {
    const { velocity, acceleration, heat, forecast, missing } = await of(`/items/${item.id}`)
    expect(item).toMatchObject({ velocity, acceleration, heat, forecast, missing })
  }
})
