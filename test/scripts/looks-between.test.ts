import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksBetween, SAMPLE_DAYS } from '../../scripts/local/sample.ts'
import { DAY, dayOf, HOUR, startOf } from '../../workers/days.ts'

const to = startOf('2026-03-11') + 15.5 * HOUR
const hoursOn = (looks: number[], day: string) =>
  looks.filter((at) => dayOf(at) === day).map((at) => (at - startOf(day)) / HOUR)

describe('the past is looked at', () => {
  const looks = looksBetween(to - SAMPLE_DAYS * DAY, to)

  test('every hour of the newest week, up to the last full one', () => {
    const every = Array.from({ length: 24 }, (_, hour) => hour)
    expect(hoursOn(looks, '2026-03-11')).toEqual(every.slice(0, 16))
    expect(hoursOn(looks, '2026-03-10')).toEqual(every)
    expect(hoursOn(looks, '2026-03-05')).toEqual(every)
  })

  test('at the ages that the forecast learns from, in the weeks before', () => {
    for (const day of ['2026-03-04', '2026-02-20', '2026-02-16'])
      expect(hoursOn(looks, day)).toEqual([1, 2, 3, 4, 6, 8, 12, 16, 22])
  })

  test('twice a day before that', () => {
    for (const day of ['2026-02-14', '2025-12-25', '2025-06-01']) expect(hoursOn(looks, day)).toEqual([9, 22])
  })

  test('on each of its 400 days, so that every one can be closed', () => {
    const days = new Set(looks.map(dayOf))
    expect(days.size).toBeGreaterThanOrEqual(SAMPLE_DAYS)
    expect(looks.length).toBeLessThan(SAMPLE_DAYS * 4)
  })

  test('forwards, only between its ends, and never with a break of more than a day', () => {
    const moment = fc.integer({ min: to - 60 * DAY, max: to })
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const found = looksBetween(a, b)
        if (a > b) expect(found).toEqual([])
        found.forEach((at, i) => {
          expect(at).toBeGreaterThanOrEqual(a)
          expect(at).toBeLessThanOrEqual(b)
          const before = found[i - 1] ?? at - 1
          expect(at).toBeGreaterThan(before)
          expect(at - before).toBeLessThanOrEqual(DAY)
        })
        if (b - a >= HOUR) expect(b - (found.at(-1) ?? 0)).toBeLessThan(HOUR)
      }),
    )
  })
})
