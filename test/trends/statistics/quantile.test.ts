import { expect, test } from 'vitest'
import { median, quantile } from '../../../workers/trends/statistics/quantile.ts'

test('the median of an even number of values lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('numbers are ordered by size, not as text', () => {
  expect(median([10, 9, 100])).toBe(10)
})

test('quantiles interpolate and reach the ends', () => {
  expect(quantile([0, 10, 20, 30], 0.5)).toBe(15)
  expect(quantile([0, 10, 20, 30], 0)).toBe(0)
  expect(quantile([0, 10, 20, 30], 1)).toBe(30)
  expect(quantile([7], 0.9)).toBe(7)
})

test('nothing has no quantile', () => {
  expect(median([])).toBeNull()
})

test('a share outside [0, 1] is refused', () => {
  expect(() => quantile([1], 1.1)).toThrow(RangeError)
})
