import { describe, expect, test } from 'vitest'
import type { Day } from '../../../workers/types.ts'
import { age, agesOf, close, cohortsStored, votesAtAges } from '../helpers/aging.ts'
import { all, value } from '../helpers/database.ts'
import { paper, repository } from '../helpers/rows.ts'
import { bring, see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'

test('votes that fell are kept as they were seen, and count as none gained', async () => {
  for (const [h, votes] of [10, 20, 15, 15, 18].entries()) await see(hour(h), [paper(1, votes)])
  await close()
  await age()
  expect(await agesOf()).toEqual([
    [1, 1, 20],
    [2, 1, 15],
    [3, 1, 15],
    [4, 1, 18],
  ])
  const votes = await votesAtAges()
  expect(votes.map(([, items]) => items[0]?.[2])).toEqual([20, 0, 0, 3])
})

test('an age near which nobody looked stays unknown', async () => {
  for (const [h, votes] of [
    [1, 4],
    [2, 6],
    [11, 30],
    [13, 34],
  ] as const)
    await see(hour(h), [paper(1, votes)])
  await close()
  await age()
  expect(await agesOf()).toEqual([
    [1, 1, 4],
    [2, 1, 6],
    [12, 1, 32],
  ])
})

test('a paper that has left is not known any more', async () => {
  await see(hour(1), [paper(1, 4), paper(2, 9)], { whole: true })
  await see(hour(2), [paper(1, 5)], { whole: true })
  await close()
  await age()
  expect(await agesOf()).toEqual([
    [1, 2, 13],
    [2, 1, 5],
    // The last look holds for an hour.
    [3, 1, 5],
  ])
})

test('a paper that was away and came back is not known for the time in between', async () => {
  for (let h = 5; h <= 25; h++) {
    const there = h < 10 || h >= 20
    await see(hour(h), [paper(2, h), ...(there ? [paper(1, 3 * h)] : [])], { inFull: h === 5, whole: true })
  }
  await close()
  await age()
  expect(await all('SELECT from_at, to_at FROM gap')).toEqual([{ from_at: hour(10), to_at: hour(20) }])
  expect(await agesOf()).toEqual([
    [6, 2, 6 + 18],
    [8, 2, 8 + 24],
    [12, 1, 12],
    [16, 1, 16],
    [24, 2, 24 + 72],
  ])
})

describe('a day of which nothing is known at any age', () => {
  test.each([
    ['empty', () => see(hour(2), [], { whole: true })],
    ['seen weeks later', () => bring(hour(700), [paper(1, 90)])],
  ])('%s: has no row, but stands in its month', async (_, look) => {
    // A source is known by its items.
    await see(hour(1), [paper(8, 1)], { day: '2025-06-12' })
    await look()
    await close()
    expect(await age()).toBe(DAY_ONE)
    expect(await all('SELECT * FROM listing_age')).toEqual([])
    expect(Object.keys(JSON.parse((await value<string>('SELECT days FROM volume')) ?? ''))).toEqual([DAY_ONE])
  })
})

test('captures of a day that are brought in much later are as good as looks', async () => {
  for (const [h, votes] of [
    [26, 30],
    [3, 4],
    [8, 11],
  ] as const)
    await bring(hour(h), [paper(1, votes)], { now: hour(900) })
  await close()
  await age()
  expect(await agesOf()).toEqual([
    [3, 1, 4],
    [8, 1, 11],
  ])
})

test('a day that is closed again is gone through again, and only from there on', async () => {
  for (let h = 0; h < 5; h++) await see(hour(h), [paper(1, h)])
  await close()
  await age()
  expect(await value('SELECT aged_through FROM source_state')).toBe(DAY_ONE)
  await bring(hour(3), [paper(2, 50)], { now: hour(60) })
  expect(await close()).toBe(true)
  expect(await value('SELECT aged_through FROM source_state')).toBe('2025-06-09')
  expect(await age()).toBe(DAY_ONE)
  expect(await agesOf()).toContainEqual([3, 2, 53])
  expect(await close()).toBe(false)
  expect(await value('SELECT aged_through FROM source_state')).toBe(DAY_ONE)
})

test('a repository counts on the first day on which it was listed', async () => {
  const look = (h: number, day: Day, names: string[]) =>
    see(
      hour(h),
      names.map((name, i) => repository(name, 1000 + h, i + 1)),
      { source: REPOSITORIES, day, whole: true },
    )
  await look(1, DAY_ONE, ['a/one'])
  await look(2, DAY_ONE, ['a/one'])
  await look(25, '2025-06-11', ['a/one', 'b/two'])
  await look(26, '2025-06-11', ['a/one', 'b/two'])
  for (const day of [DAY_ONE, '2025-06-11']) await close(day, REPOSITORIES)
  expect(await age(REPOSITORIES)).toBe('2025-06-11')
  expect(await agesOf()).toEqual([
    [1, 1, 1001],
    [2, 1, 1002],
    [3, 1, 1002],
  ])
  expect(await agesOf('2025-06-11')).toEqual([
    [1, 1, 1025],
    [2, 1, 1026],
    [3, 1, 1026],
  ])
  // Its stars began long before: only what came since is known.
  const cohorts = await cohortsStored()
  expect(cohorts.map(([age, gained]) => [age, gained])).toEqual([
    [1, null],
    [2, 1],
    [3, 0],
  ])
})
