import { expect, test } from 'vitest'
import { all, version } from '../helpers/database.ts'
import { repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'

const A = repository('owner/a', 100, 1)
const B = repository('owner/b', 90, 2)
const facts = { source: REPOSITORIES, whole: true }

const places = () =>
  all(
    `SELECT i.external_id AS id, li.rank, li.first_seen_at, li.left_at
     FROM listing_item AS li JOIN item AS i ON i.id = li.item_id ORDER BY i.external_id`,
  )
const gaps = () => all('SELECT * FROM gap ORDER BY item_id, from_at')

test('an item that a whole listing no longer shows has left at that look', async () => {
  await see(hour(2), [A, B], facts)
  await see(hour(3), [A], facts)
  expect(await places()).toEqual([
    { id: 'owner/a', rank: 1, first_seen_at: hour(2), left_at: null },
    { id: 'owner/b', rank: 2, first_seen_at: hour(2), left_at: hour(3) },
  ])
})

test('an item that stays away keeps the moment at which it left', async () => {
  await see(hour(2), [A, B], facts)
  await see(hour(3), [A], facts)
  const before = [await places(), await version()]
  await see(hour(4), [A], facts)
  expect([await places(), await version()]).toEqual(before)
})

test('an item that returns leaves a gap behind', async () => {
  await see(hour(2), [A, B], facts)
  await see(hour(3), [A], facts)
  await see(hour(4), [A], facts)
  await see(hour(5), [A, B], facts)
  expect(await places()).toEqual([
    { id: 'owner/a', rank: 1, first_seen_at: hour(2), left_at: null },
    { id: 'owner/b', rank: 2, first_seen_at: hour(2), left_at: null },
  ])
  expect(await gaps()).toEqual([
    {
      source: REPOSITORIES,
      day: DAY_ONE,
      item_id: 2,
      from_at: hour(3),
      to_at: hour(5),
      reason: 'not on the listing',
    },
  ])
})

test('an item can leave and return more than once', async () => {
  for (const [at, items] of [
    [2, [A, B]],
    [3, [A]],
    [4, [A, B]],
    [5, [A]],
    [6, [A]],
    [7, [A, B]],
  ] as const)
    await see(hour(at), [...items], facts)
  expect(await all('SELECT from_at, to_at FROM gap ORDER BY from_at')).toEqual([
    { from_at: hour(3), to_at: hour(4) },
    { from_at: hour(5), to_at: hour(7) },
  ])
})

test('a look at a part of a listing makes nothing leave', async () => {
  await see(hour(2), [A, B], facts)
  await see(hour(3), [A], { ...facts, whole: false })
  expect((await places())[1]).toMatchObject({ left_at: null })
})

test('an item leaves only the listing that no longer shows it', async () => {
  await see(hour(20), [A, B], facts)
  await see(hour(25), [A, B], { ...facts, day: '2025-06-11' })
  await see(hour(26), [A], { ...facts, day: '2025-06-11' })
  expect(await all('SELECT day, left_at FROM listing_item WHERE item_id = 2 ORDER BY day')).toEqual([
    { day: DAY_ONE, left_at: null },
    { day: '2025-06-11', left_at: hour(26) },
  ])
})

test('an older look makes nothing leave and nothing return', async () => {
  await see(hour(2), [A, B], facts)
  await see(hour(6), [A], facts)
  await see(hour(4), [A, B], { ...facts, newest: false })
  await see(hour(5), [B], { ...facts, newest: false })
  expect(await places()).toMatchObject([{ left_at: null }, { left_at: hour(6) }])
  expect(await gaps()).toEqual([])
})

test('a stretch in which nobody looked is kept with its reason, once', async () => {
  await see(hour(2), [A], facts)
  const missed = { from: hour(2), reason: 'the site answered 503' }
  await see(hour(9), [A], { ...facts, missed })
  await see(hour(9), [A], { ...facts, missed })
  expect(await gaps()).toEqual([
    {
      source: REPOSITORIES,
      day: DAY_ONE,
      item_id: 0,
      from_at: hour(2),
      to_at: hour(9),
      reason: 'the site answered 503',
    },
  ])
})
