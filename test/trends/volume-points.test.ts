import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayName, dayNumber } from '../../workers/trends/calendar.ts'
import { type VolumeDay, volumePoints } from '../../workers/trends/volume-points.ts'

const day = (name: string, items: number, facts: Partial<VolumeDay> = {}): VolumeDay => ({
  day: name,
  items,
  upvotes: 10 * items,
  complete: true,
  open: false,
  ages: [],
  ...facts,
})
const RANGE = { from: '2025-06-09', to: '2025-06-16' }
const DAYS = [
  day('2025-06-09', 4, {
    ages: [
      [8, 3, 12],
      [24, 4, 30],
    ],
  }),
  day('2025-06-10', 6, { complete: false, ages: [[8, 6, 20]] }),
  day('2025-06-16', 2),
]

test('weeks are sums of their days, with the share of them that was seen to the end', () => {
  expect(volumePoints(DAYS, 'week', RANGE, '2025-06-15')).toEqual([
    {
      period: '2025-W24',
      from: '2025-06-09',
      to: '2025-06-15',
      items: 10,
      upvotes: 100,
      coverage: 0.142857,
      provisional: false,
      ages: [
        { upvotes: 32, known: 9 },
        { upvotes: 30, known: 4 },
        { upvotes: null, known: 0 },
      ],
    },
    {
      period: '2025-W25',
      from: '2025-06-16',
      to: '2025-06-22',
      items: 2,
      upvotes: 20,
      coverage: 0.142857,
      provisional: true,
      ages: [1, 2, 3].map(() => ({ upvotes: null, known: 0 })),
    },
  ])
})

test('a day nobody looked at is a gap, one on which nothing was listed is none', () => {
  const points = volumePoints(
    [day('2025-06-09', 0)],
    'day',
    { from: '2025-06-09', to: '2025-06-10' },
    '2025-06-10',
  )
  expect(points).toMatchObject([
    { items: 0, upvotes: 0, coverage: 1 },
    { items: null, upvotes: null, coverage: 0 },
  ])
})

test('is provisional as long as one of its days is open', () => {
  const points = volumePoints([day('2025-06-09', 1, { open: true })], 'day', RANGE, '2025-06-14')
  expect(points.map(({ provisional }) => provisional)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    true,
    true,
  ])
})

test('of no days are gaps', () => {
  expect(volumePoints([], 'month', RANGE, '')).toMatchObject([
    { period: '2025-06', items: null, provisional: true },
  ])
})

test('days, weeks and months add up to the same', () => {
  const some = fc.uniqueArray(fc.tuple(fc.nat(120), fc.nat(50)), { selector: ([age]) => age, maxLength: 60 })
  const first = dayNumber('2024-12-01')
  fc.assert(
    fc.property(some, (listed) => {
      const days = listed.map(([age, items]) => day(dayName(first + age), items))
      const range = { from: '2024-12-01', to: dayName(first + 120) }
      const total = (interval: 'day' | 'week' | 'month') =>
        volumePoints(days, interval, range, '2025-12-31').reduce((sum, { items }) => sum + (items ?? 0), 0)
      // The week of the first day begins before it; no day lies there.
      expect(total('week')).toBe(total('day'))
      expect(total('month')).toBe(total('day'))
    }),
  )
})
