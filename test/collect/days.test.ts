import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, DAY, dayOf, daysBetween, endOf, HOUR, isDay, startOf } from '../../workers/days.ts'

const moments = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2199, 0) })

describe('days', () => {
  test('are UTC days, whatever the time zone', () => {
    expect(dayOf(Date.UTC(2026, 2, 11, 23, 59, 59, 999))).toBe('2026-03-11')
    expect(dayOf(Date.UTC(2026, 2, 12))).toBe('2026-03-12')
    expect(startOf('2026-03-29')).toBe(Date.UTC(2026, 2, 29))
    expect(endOf('2026-03-29') - startOf('2026-03-29')).toBe(24 * HOUR)
  })

  test('are counted across months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addDays('2026-03-11', 0)).toBe('2026-03-11')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1)
  })

  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '1969-12-31',
    '0000-01-01',
    '2026-03-11T00:00',
    ' 2026-03-11',
    '',
  ])('%j is no day', (text) => expect(isDay(text)).toBe(false))

  test('hold the moments from their start until before their end', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const day = dayOf(moment)
        expect(isDay(day)).toBe(true)
        expect(startOf(day)).toBeLessThanOrEqual(moment)
        expect(endOf(day)).toBeGreaterThan(moment)
        expect(endOf(day) - startOf(day)).toBe(DAY)
      }),
    )
  })

  test('added and counted again give the same number', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -5000, max: 5000 }), (moment, days) => {
        expect(daysBetween(dayOf(moment), addDays(dayOf(moment), days))).toBe(days)
      }),
    )
  })
})
