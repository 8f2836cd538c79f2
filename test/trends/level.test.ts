import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DAILY_VARIANCE,
  type Level,
  LOWEST,
  startLevel,
  startLevels,
  step,
  stepDay,
} from '../../workers/trends/level.ts'

const level: fc.Arbitrary<Level> = fc.record({
  x: fc.double({ min: LOWEST, max: 0, noNaN: true }),
  p: fc.double({ min: 1e-6, max: 5, noNaN: true }),
})

/** Items of a day and how many of them are about the topic. */
const day = fc.nat(500).chain((items) => fc.tuple(fc.nat(items), fc.constant(items)))

describe('step', () => {
  test('is one Newton step of the Poisson likelihood on the widened level', () => {
    const { x, p } = step({ x: Math.log(0.1), p: 0.2 }, 5, 20)
    const widened = 0.2 + DAILY_VARIANCE
    const variance = 1 / (1 / widened + 2)
    expect(p).toBeCloseTo(variance, 6)
    expect(x).toBeCloseTo(Math.log(0.1) + variance * 3, 6)
  })

  test('a day without a listing widens and changes nothing else', () => {
    fc.assert(
      fc.property(level, (before) => {
        const rounded = step(before, 0, 0)
        const after = step(rounded, 0, 0)
        expect(after.x).toBe(rounded.x)
        expect(after.p - rounded.p).toBeCloseTo(DAILY_VARIANCE, 5)
      }),
    )
  })

  test('more items of the topic never lower the level, and never change the variance', () => {
    fc.assert(
      fc.property(level, day, ({ x, p }, [count, items]) => {
        const after = step({ x, p }, count, items)
        const more = step({ x, p }, Math.min(items, count + 1), items)
        expect(more.x).toBeGreaterThanOrEqual(after.x)
        expect(more.p).toBe(after.p)
      }),
    )
  })

  test('any run of days keeps the level in [-14, 0], its variance positive, all of it finite', () => {
    fc.assert(
      fc.property(level, fc.array(day, { maxLength: 100 }), (start, days) => {
        const { x, p } = days.reduce((now, [count, items]) => step(now, count, items), start)
        expect(x).toBeGreaterThanOrEqual(LOWEST)
        expect(x).toBeLessThanOrEqual(0)
        expect(p).toBeGreaterThan(0)
        expect(Number.isFinite(p)).toBe(true)
      }),
    )
  })

  test('a topic that is never seen sinks, one that is everything comes to share 1', () => {
    let never = startLevel(1, 30)
    let always = startLevel(1, 30)
    for (let i = 0; i < 400; i++) {
      never = step(never, 0, 30)
      always = step(always, 30, 30)
    }
    expect(never.x).toBeLessThan(-6.5)
    expect(always.x).toBeGreaterThan(-0.02)
  })

  test('what is stored has eight decimals and no negative zero', () => {
    const { x, p } = step({ x: 0, p: 0.1 }, 30, 30)
    expect(Object.is(x, 0)).toBe(true)
    expect(p).toBe(Number(p.toFixed(8)))
  })

  test.each([
    [-1, 10],
    [11, 10],
    [1, Infinity],
    [Number.NaN, 10],
    [0, Number.NaN],
  ])('refuses %d of %d', (count, items) => {
    expect(() => step({ x: -3, p: 0.1 }, count, items)).toThrow(RangeError)
  })
})

describe('stepDay', () => {
  test('does to every topic what step does to one, and leaves the given levels alone', () => {
    fc.assert(
      fc.property(fc.array(level, { maxLength: 30 }), fc.nat(50), fc.nat(), (all, items, seed) => {
        const levels = { x: Float64Array.from(all, ({ x }) => x), p: Float64Array.from(all, ({ p }) => p) }
        const counts = all.map((_, i) => (seed + i * 7) % (items + 1))
        const next = stepDay(levels, counts, items)
        for (const [i, one] of all.entries()) {
          expect({ x: next.x[i], p: next.p[i] }).toEqual(step(one, counts[i] ?? 0, items))
          expect(levels.x[i]).toBe(one.x)
        }
      }),
    )
  })

  test('no topics are no work', () => {
    expect(stepDay(startLevels(0, 1, 10), [], 10).x).toHaveLength(0)
  })

  test('refuses counts of another length', () => {
    expect(() => stepDay(startLevels(3, 1, 10), [1, 2], 10)).toThrow(RangeError)
  })
})

describe('startLevel', () => {
  test('is the mean share of the first day, and at least one in twenty items a topic', () => {
    expect(startLevel(2, 40)).toEqual({ x: Number(Math.log(0.05).toFixed(8)), p: 1 })
    expect(startLevel(0, 10)).toEqual(startLevel(0.05, 10))
  })

  test('needs a listing', () => {
    expect(() => startLevel(1, 0)).toThrow(RangeError)
  })
})
