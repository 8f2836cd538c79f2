import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween } from '../../workers/days.ts'
import {
  type DigestInterval,
  isFinal,
  newestClosed,
  periodAfter,
  periodBefore,
  periodCalled,
  periodClosesAt,
  periodWith,
} from '../../workers/digest/period.ts'

const at = (time: string) => Date.parse(time)
const day = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('2000-01-10', days))
const interval = fc.constantFrom<DigestInterval>('day', 'week')

describe('a name', () => {
  test.each([
    ['2025-06-10', '2025-06-10', '2025-06-10'],
    ['2025-W24', '2025-06-09', '2025-06-15'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
  ])('%s is from %s to %s', (name, from, to) => {
    expect(periodCalled(name)).toMatchObject({ name, from, to })
  })

  test.each([
    '',
    'x',
    '2025',
    '2025-06',
    '2025-06-31',
    '2025-W00',
    '2025-W53',
    '2025-W1',
    '2025-w24',
    '1999-01-01',
  ])('"%s" is none', (name) => expect(periodCalled(name)).toBeNull())

  test('leads back to its period, whatever the day', () => {
    fc.assert(
      fc.property(day, interval, (one, of) => {
        const period = periodWith(one, of)
        expect(periodCalled(period.name)).toEqual(period)
        expect(daysBetween(period.from, period.to)).toBe(of === 'day' ? 0 : 6)
      }),
    )
  })

  test('whatever its text, is a period of that name or none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^2?[\dW-]{0,10}$/), (name) => {
        expect([null, name]).toContain(periodCalled(name)?.name ?? null)
      }),
    )
  })
})

test('periods follow each other without a gap', () => {
  fc.assert(
    fc.property(day, interval, (one, of) => {
      const period = periodWith(one, of)
      expect(periodBefore(periodAfter(period))).toEqual(period)
      expect(periodAfter(period).from).toBe(addDays(period.to, 1))
    }),
  )
})

test('the newest closed period is closed, and the one after it is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: at('2000-02-01'), max: at('2100-01-01') }), interval, (now, of) => {
      const period = newestClosed(of, now)
      expect(periodClosesAt(period)).toBeLessThanOrEqual(now)
      expect(periodClosesAt(periodAfter(period))).toBeGreaterThan(now)
      expect(period.to < dayOf(now)).toBe(true)
    }),
  )
})

describe('a digest is final', () => {
  const period = periodWith('2025-06-10', 'day')
  const closed = at('2025-06-12')
  test.each<[string, (string | null)[], number, boolean]>([
    ['not before its day is closed', ['2025-06-10'], closed - 1, false],
    ['once all topics are followed to its end', ['2025-06-10', '2025-06-11'], closed, true],
    ['not while those of a source are not', ['2025-06-10', '2025-06-09'], closed, false],
    ['not before a source has any', ['2025-06-10', null], closed, false],
    ['in any case after six hours', [null, null], closed + 6 * 3_600_000, true],
  ])('%s', (_, published, now, final) => {
    expect(isFinal(period, published, now)).toBe(final)
  })
})
