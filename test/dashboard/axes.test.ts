import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAlone } from '../../dashboard/client/alone.ts'
import { axisTitles } from '../../dashboard/client/axis-titles.ts'
import { tickLabel, timeTicks } from '../../dashboard/client/time-axis.ts'
import { DAY, HOUR } from '../../workers/days.ts'

describe('the titles of axes', () => {
  const share = {
    label: 'estimated share of repositories',
    bars: 'repositories a week',
    scale: 'linear',
  } as const

  test('are both there where there is room, broken where there is less, and left out where there is none', () => {
    expect(axisTitles(share, 500)).toEqual({ value: [share.label], counts: true })
    expect(axisTitles(share, 300)).toEqual({ value: ['estimated share', 'of repositories'], counts: true })
    expect(axisTitles(share, 180)).toEqual({ value: ['estimated share', 'of repositories'], counts: false })
    expect(axisTitles(share, 90)).toEqual({ value: [], counts: false })
  })

  test('say which axis is logarithmic', () => {
    const { value } = axisTitles({ label: 'papers a week', bars: null, scale: 'log' }, 336)
    expect(value).toEqual(['papers a week (logarithmic axis)'])
  })
})

test('a point is alone where its neighbours can not be drawn: gaps, and on a logarithmic axis zeros', () => {
  const points = [3, 0, 2, null, 1, 4].map((value): [number | null, null, null, null] => [
    value,
    null,
    null,
    null,
  ])
  const alone = (scale: 'linear' | 'log') => points.flatMap((_, i) => (isAlone(points, i, scale) ? [i] : []))
  expect(alone('log')).toEqual([0, 2])
  expect(alone('linear')).toEqual([])
  expect(isAlone([[0, null, null, null]], 0, 'linear')).toBe(true)
})

describe('dates on an axis', () => {
  test('are at least two, in order, and not many more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 * 24 }),
        fc.integer({ min: 2, max: 400 * 24 }),
        fc.integer({ min: 2, max: 12 }),
        (from, hours, most) => {
          const [start, end] = [from * HOUR, (from + hours) * HOUR]
          const ticks = timeTicks(start, end, most)
          expect(ticks.length).toBeGreaterThanOrEqual(2)
          expect(ticks.length).toBeLessThanOrEqual(Math.max(most + 1, 4))
          expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b))
          for (const tick of ticks) expect(tick >= start && tick <= end).toBe(true)
        },
      ),
    )
  })

  test('are of a year where they could be of two', () => {
    const day = Date.parse('2025-06-10')
    expect([tickLabel(day, 40), tickLabel(day, 500)]).toEqual(['10 Jun', '10 Jun 2025'])
  })

  test('of ten days that hold one beginning of a week are finer', () => {
    const start = Date.parse('2026-11-13')
    expect(timeTicks(start, start + 10 * DAY, 2).length).toBeGreaterThan(1)
  })
})
