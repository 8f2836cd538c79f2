import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chanceOfLift,
  changeSince,
  countForLift,
  forecastNext,
  nextCount,
} from '../../workers/trends/forecast.ts'

const level = fc.record({
  x: fc.double({ min: -14, max: 0, noNaN: true }),
  p: fc.double({ min: 1e-6, max: 3, noNaN: true }),
})

test('the next count has mean N e^x and r = 1/(exp(P + 0.025) - 1)', () => {
  const { mean, size } = nextCount({ x: -3, p: 0.1 }, 400)
  expect(mean).toBeCloseTo(400 * Math.exp(-3), 9)
  expect(size).toBeCloseTo(1 / (Math.exp(0.125) - 1), 9)
})

test('the 80% interval is ordered, finite and wider for a less certain level', () => {
  fc.assert(
    fc.property(level, fc.nat(2000), (one, items) => {
      const { value, lo, hi } = forecastNext(one, items)
      expect([value, lo, hi].every(Number.isFinite)).toBe(true)
      expect(lo).toBeLessThanOrEqual(hi)
    }),
    { numRuns: 100 },
  )
  const sure = forecastNext({ x: -3, p: 0.02 }, 400)
  const unsure = forecastNext({ x: -3, p: 0.5 }, 400)
  expect(unsure.hi - unsure.lo).toBeGreaterThan(sure.hi - sure.lo)
})

test('when nothing will be listed, nothing is expected', () => {
  expect(forecastNext({ x: -3, p: 0.1 }, 0)).toEqual({ value: 0, lo: 0, hi: 0 })
})

test('a threshold that is whole on paper is not pushed up by the last bit', () => {
  expect(countForLift(Math.log(0.02), 400)).toBe(10)
  expect(countForLift(Math.log(0.021), 400)).toBe(11)
  expect(countForLift(Math.log(0.02), 400, 2)).toBe(16)
})

test('a lift is likelier for a higher level and less likely for a higher baseline', () => {
  const chance = (x: number, base: number) => chanceOfLift({ x, p: 0.1 }, base, 400)
  expect(chance(-3, -4)).toBeGreaterThan(chance(-3.5, -4))
  expect(chance(-3, -4)).toBeGreaterThan(chance(-3, -3.5))
})

test('the change against an earlier level is the ratio of the shares with both uncertainties', () => {
  const { value, lo, hi } = changeSince({ x: -3, p: 0.05 }, { x: -3.5, p: 0.04 })
  expect(value).toBeCloseTo(Math.exp(0.5), 6)
  expect(Math.log(hi / value)).toBeCloseTo(1.2816 * 0.3, 5)
  expect(Math.log(value / lo)).toBeCloseTo(1.2816 * 0.3, 5)
})

test('a negative number of items is refused', () => {
  expect(() => forecastNext({ x: -3, p: 0.1 }, -1)).toThrow(RangeError)
})
