import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Appearance, gapsBetween } from '../../workers/collect/gaps.ts'
import { HOUR, MINUTE } from '../../workers/days.ts'

const seen = (first: number, left: number | null, looked: number | null = null): Appearance => ({
  day: '2026-03-11',
  first_seen_at: first * HOUR,
  left_at: left === null ? null : left * HOUR,
  looked_at: looked === null ? null : looked * HOUR,
})
const gap = (from: number, to: number, reason: string) => ({ from: from * HOUR, to: to * HOUR, reason })

describe('the gaps of an item', () => {
  test('are none while it stands on a listing that is looked at', () => {
    expect(gapsBetween([seen(1, null, 30)], [])).toEqual({ gaps: [], lookedAt: 30 * HOUR })
  })

  test('are those that its listings recorded, in order', () => {
    const missed = [
      { from_at: 9 * HOUR, to_at: 11 * HOUR, reason: 'the site answered 503' },
      { from_at: 2 * HOUR, to_at: 5 * HOUR, reason: 'nobody looked' },
    ]
    expect(gapsBetween([seen(1, null, 30)], missed).gaps).toEqual([
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

  test('are none of an item that was never listed', () => {
    expect(gapsBetween([], [])).toEqual({ gaps: [], lookedAt: null })
    expect(gapsBetween([seen(3, null)], [])).toEqual({ gaps: [], lookedAt: 3 * HOUR })
  })

  test('are in order, never empty, and end before the item was last seen', () => {
    const appearances = fc
      .array(fc.tuple(fc.nat(3000), fc.nat(600), fc.boolean()), { maxLength: 8 })
      .map((rows) =>
        rows
          .map(([first, length, left]) =>
            seen(first / 10, left ? (first + length) / 10 : null, (first + length) / 10),
          )
          .sort((a, b) => a.first_seen_at - b.first_seen_at),
      )
    fc.assert(
      fc.property(appearances, (rows) => {
        const { gaps, lookedAt } = gapsBetween(rows, [])
        let before = 0
        for (const { from, to } of gaps) {
          expect(from).toBeGreaterThanOrEqual(before)
          expect(to - from).toBeGreaterThan(90 * MINUTE)
          before = to
        }
        expect(before).toBeLessThanOrEqual(lookedAt ?? 0)
      }),
    )
  })
})
