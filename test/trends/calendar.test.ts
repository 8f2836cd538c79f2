import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayName,
  dayNumber,
  daysBetween,
  endsPeriod,
  periodOf,
  periodsBetween,
} from '../../workers/trends/calendar.ts'

const number = fc.integer({ min: -10_000, max: 40_000 })

describe('days', () => {
  test('are numbered from 1970-01-01 and come back as they were', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('2025-12-31')).toBe(20_453)
    fc.assert(fc.property(number, (n) => dayNumber(dayName(n)) === n))
  })

  test.each(['2025-02-30', '2025-13-01', '2025-1-1', '', 'today', '2025-01-01T00:00:00Z'])(
    'refuse "%s"',
    (text) => {
      expect(() => dayNumber(text)).toThrow(RangeError)
    },
  )

  test('between two days are all of them, over leap days and year ends', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    expect(daysBetween('2024-03-01', '2024-02-28')).toEqual([])
    fc.assert(
      fc.property(number, fc.nat(800), (from, length) => {
        const days = daysBetween(dayName(from), dayName(from + length))
        expect(days).toEqual(Array.from({ length: length + 1 }, (_, i) => dayName(from + i)))
      }),
    )
  })
})

describe('weeks', () => {
  // Examples of ISO 8601: the week belongs to the year of its Thursday.
  test.each([
    ['2026-03-16', '2026-W12'],
    ['2005-01-01', '2004-W53'],
    ['2007-12-31', '2008-W01'],
    ['2008-12-28', '2008-W52'],
    ['2010-01-03', '2009-W53'],
    // The calendar repeats itself every 400 years.
    ['0050-03-01', '0050-W09'],
    ['2050-03-01', '2050-W09'],
    ['0005-01-01', '0004-W53'],
  ])('%s is in %s', (day, week) => {
    expect(periodOf(day, 'week')).toBe(week)
  })

  test('end on Sunday, and only then', () => {
    fc.assert(
      fc.property(number, (n) => {
        const sunday = new Date(n * 86_400_000).getUTCDay() === 0
        expect(endsPeriod(dayName(n), 'week')).toBe(sunday)
        expect(periodOf(dayName(n), 'week') === periodOf(dayName(n + 1), 'week')).toBe(!sunday)
      }),
    )
  })
})

describe('periods', () => {
  test('are whole, however few of their days are asked for', () => {
    expect(periodsBetween('2026-02-27', '2026-03-02', 'month')).toEqual([
      { name: '2026-02', from: '2026-02-01', to: '2026-02-28', days: 28 },
      { name: '2026-03', from: '2026-03-01', to: '2026-03-31', days: 31 },
    ])
    expect(periodsBetween('2026-03-18', '2026-03-18', 'week')).toEqual([
      { name: '2026-W12', from: '2026-03-16', to: '2026-03-22', days: 7 },
    ])
  })

  test.each(['day', 'week', 'month'] as const)('of a %s follow each other without a gap', (interval) => {
    fc.assert(
      fc.property(number, fc.nat(900), (from, length) => {
        const periods = periodsBetween(dayName(from), dayName(from + length), interval)
        let next = periods[0] ? dayNumber(periods[0].from) : Number.NaN
        expect(next).toBeLessThanOrEqual(from)
        for (const period of periods) {
          expect(dayNumber(period.from)).toBe(next)
          expect(dayNumber(period.to)).toBe(next + period.days - 1)
          expect(periodOf(period.to, interval)).toBe(period.name)
          expect(endsPeriod(period.to, interval)).toBe(true)
          next += period.days
        }
        expect(next).toBeGreaterThan(from + length)
      }),
    )
  })

  test('there are none when the range is the wrong way round', () => {
    expect(periodsBetween('2026-03-02', '2026-03-01', 'month')).toEqual([])
  })
})
