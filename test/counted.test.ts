import { expect, test } from 'vitest'
import { count, counted } from '../workers/counted.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
  [6.5, '6.5'],
  [1234.5, '1,234.5'],
])('%d is written %s', (value, written) => {
  expect(count(value)).toBe(written)
})

test('only one is one', () => {
  const unit = { one: 'star', many: 'stars' }
  expect([0, 1, 2, 1000].map((value) => counted(value, unit))).toEqual([
    '0 stars',
    '1 star',
    '2 stars',
    '1,000 stars',
  ])
})
