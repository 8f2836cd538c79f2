import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Appearance, gapsBetween, type Missed } from '../../workers/collect/gaps.ts'
import { HOUR } from '../../workers/days.ts'

const DAY = '2026-03-11'
const seen = (
  first: number,
  left: number | null,
  looked: number | null = null,
  day: string = DAY,
): Appearance => ({
  day,
  first_seen_at: first * HOUR,
  left_at: left === null ? null : left * HOUR,
  looked_at: looked === null ? null : looked * HOUR,
})
const missed = (from: number, to: number, reason = 'nobody looked', day: string = DAY): Missed => ({
  day,
  from_at: from * HOUR,
  to_at: to * HOUR,
  reason,
})
const gap = (from: number, to: number, reason: string) => ({ from: from * HOUR, to: to * HOUR, reason })

describe('the gaps of an item', () => {
  test('are none while it stands on a listing that is looked at', () => {
    expect(gapsBetween([seen(1, null, 30)], [])).toEqual({ gaps: [], lookedAt: 30 * HOUR })
  })

  test('are those that its listings recorded, in order', () => {
    const recorded = [missed(9, 11, 'the site answered 503'), missed(2, 5)]
    expect(gapsBetween([seen(1, null, 30)], recorded).gaps).toEqual([
      gap(2, 5, 'nobody looked'),
      gap(9, 11, 'the site answered 503'),
    ])
  })

  test('are the times between two listings on which it stood', () => {
    expect(gapsBetween([seen(1, 10, 40), seen(30, null, 50)], [])).toEqual({
      gaps: [gap(10, 30, 'not on the listing')],
      lookedAt: 50 * HOUR,
    })
  })

  test('are not the hour between the last look at one listing and the first at the next', () => {
    expect(gapsBetween([seen(1, null, 23), seen(24.4, null, 30)], []).gaps).toEqual([])
    expect(gapsBetween([seen(1, null, 23), seen(24.6, null, 30)], []).gaps).toHaveLength(1)
  })

  test('are none while one listing still shows it that another has lost', () => {
    expect(gapsBetween([seen(1, null, 60), seen(20, 25, 60), seen(50, null, 55)], [])).toEqual({
      gaps: [],
      lookedAt: 60 * HOUR,
    })
  })

  test('are none where another listing showed it that one has missed', () => {
    const both = [seen(1, null, 30), seen(2, null, 40, '2026-03-12')]
    const other = (from: number, to: number) => missed(from, to, 'the site answered 503', '2026-03-12')
    expect(gapsBetween(both, [missed(5, 9)]).gaps).toEqual([])
    expect(gapsBetween(both, [missed(5, 9), other(7, 12)]).gaps).toEqual([gap(7, 9, 'nobody looked')])
    expect(gapsBetween(both, [missed(5, 9), other(8, 12)]).gaps).toEqual([])
    expect(gapsBetween(both, [other(28, 36)]).gaps).toEqual([gap(30, 36, 'the site answered 503')])
  })

  test('are only those of the time in which it stood there', () => {
    expect(gapsBetween([seen(4, 10, 30)], [missed(2, 6), missed(8, 13), missed(20, 25)]).gaps).toEqual([
      gap(4, 6, 'nobody looked'),
      gap(8, 10, 'nobody looked'),
    ])
  })

  test('end where it was observed after all', () => {
    const points = [3, 5, 8.5, 9, 20].map((hour) => ({ observed_at: hour * HOUR }))
    expect(gapsBetween([seen(1, null, 30)], [missed(3, 9)], points).gaps).toEqual([
      gap(3, 5, 'nobody looked'),
      gap(5, 8.5, 'nobody looked'),
    ])
  })

  test('are none of an item that was never listed', () => {
    expect(gapsBetween([], [])).toEqual({ gaps: [], lookedAt: null })
    expect(gapsBetween([seen(3, null)], [])).toEqual({ gaps: [], lookedAt: 3 * HOUR })
  })

  test('are found of an item that stood there on two thousand days, seen hourly but for six gaps a day', () => {
    const days = Array.from({ length: 2000 }, (_, day) => day)
    const appearances = days.map((day) => seen(day * 24, null, day * 24 + 23, `day ${day}`))
    const starts = days.flatMap((day) => [2, 5, 8, 11, 14, 17].map((hour) => day * 24 + hour))
    const recorded = starts.map((from) =>
      missed(from, from + 2, 'nobody looked', `day ${Math.floor(from / 24)}`),
    )
    const unseen = new Set(starts.map((from) => from + 1))
    const hours = Array.from({ length: 2000 * 24 }, (_, hour) => hour).filter((hour) => !unseen.has(hour))
    const points = hours.map((hour) => ({ observed_at: hour * HOUR }))
    expect(gapsBetween(appearances, recorded.toReversed(), points)).toEqual({
      gaps: starts.map((from) => gap(from, from + 2, 'nobody looked')),
      lookedAt: (1999 * 24 + 23) * HOUR,
    })
  })

  const days = ['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15']
  const life = fc.record({
    appearances: fc
      .array(fc.tuple(fc.nat(3000), fc.nat(600), fc.boolean()), { maxLength: days.length })
      .map((rows) =>
        rows
          .sort(([a], [b]) => a - b)
          .map(([first, length, left], i) =>
            seen(first / 10, left ? (first + length) / 10 : null, (first + length) / 10, days[i]),
          ),
      ),
    recorded: fc.array(
      fc
        .tuple(fc.nat(3600), fc.integer({ min: 10, max: 400 }), fc.constantFrom(...days))
        .map(([from, length, day]) => missed(from / 10, (from + length) / 10, `of ${day}`, day)),
      { maxLength: 12 },
    ),
    points: fc.array(
      fc.nat(3600).map((tenth) => ({ observed_at: (tenth / 10) * HOUR })),
      { maxLength: 30 },
    ),
  })

  test('are in order, apart, never empty, hold no observation, and end before the item was last seen', () => {
    fc.assert(
      fc.property(life, ({ appearances, recorded, points }) => {
        const { gaps, lookedAt } = gapsBetween(appearances, recorded, points)
        let before = appearances[0]?.first_seen_at ?? 0
        for (const { from, to } of gaps) {
          expect(from).toBeGreaterThanOrEqual(before)
          expect(to).toBeGreaterThan(from)
          for (const { observed_at } of points) expect(observed_at <= from || observed_at >= to).toBe(true)
          before = to
        }
        expect(before).toBeLessThanOrEqual(lookedAt ?? 0)
      }),
      { numRuns: 500 },
    )
  })

  test('hold no moment at which a listing that was looked at showed the item', () => {
    fc.assert(
      fc.property(life, fc.nat(3600), ({ appearances, recorded }, tenth) => {
        const moment = ((tenth + 0.5) / 10) * HOUR
        const shown = appearances.some(
          ({ day, first_seen_at, left_at, looked_at }) =>
            first_seen_at <= moment &&
            moment <= (left_at ?? looked_at ?? first_seen_at) &&
            !recorded.some((gap) => gap.day === day && gap.from_at <= moment && moment <= gap.to_at),
        )
        const { gaps } = gapsBetween(appearances, recorded)
        if (shown) expect(gaps.filter(({ from, to }) => from < moment && moment < to)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
