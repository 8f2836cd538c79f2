import { describe, expect, test } from 'vitest'
import { periodsBetween } from '../../workers/trends/calendar.ts'
import { step } from '../../workers/trends/level.ts'
import { fillDays, replayTopic } from '../../workers/trends/replay.ts'
import { byPeriod, sharePoints, toIndex } from '../../workers/trends/series.ts'

/** Five weeks of twenty items on weekdays, nothing on complete weekends; the third week was missed. */
const listings = fillDays([], '2026-03-02', '2026-04-05')
  .map((row, i) => ({ ...row, items: i % 7 < 5 ? 20 : 0, complete: true }))
  .filter((_, i) => i < 14 || i >= 21)
const days = fillDays(listings, '2026-03-02', '2026-04-05')
const counts = days.filter(({ items }) => items > 0).map(({ day }) => ({ day, count: 2 }))
const series = replayTopic({ x: -2.5, p: 0.2 }, days, counts)

describe('byPeriod', () => {
  test('sums counts and keeps the level at the end of each week', () => {
    const weeks = byPeriod(series, 'week')
    expect(
      weeks.map(({ period, count, items, completeDays }) => [period, count, items, completeDays]),
    ).toEqual([
      ['2026-W10', 10, 100, 7],
      ['2026-W11', 10, 100, 7],
      ['2026-W12', 0, 0, 0],
      ['2026-W13', 10, 100, 7],
      ['2026-W14', 10, 100, 7],
    ])
    expect(weeks[1]?.x).toBe(series[13]?.x)
    expect(weeks[1]?.p).toBe(series[13]?.p)
  })

  test('months meet inside a week', () => {
    expect(byPeriod(series, 'month').map(({ period, items }) => [period, items])).toEqual([
      ['2026-03', 340],
      ['2026-04', 60],
    ])
  })

  test('of no days is empty', () => {
    expect(byPeriod([], 'week')).toEqual([])
  })
})

describe('sharePoints', () => {
  const weekly = (closedThrough: string) =>
    sharePoints(byPeriod(series, 'week'), periodsBetween('2026-03-02', '2026-04-12', 'week'), closedThrough)

  test('a week that was missed is a gap of nulls, and so is one without a row', () => {
    const gap = { value: null, lo: null, hi: null, count: null, items: 0, coverage: 0 }
    expect(weekly('2026-04-30')[2]).toEqual({ period: '2026-W12', ...gap, provisional: false })
    expect(weekly('2026-04-30')[5]).toEqual({ period: '2026-W15', ...gap, provisional: false })
  })

  test('a complete day without a listing is not a gap: its level is carried on, wider', () => {
    const points = sharePoints(
      byPeriod(series, 'day'),
      periodsBetween('2026-03-06', '2026-03-07', 'day'),
      '2026-04-30',
    )
    expect(points[1]).toMatchObject({ period: '2026-03-07', count: 0, items: 0, coverage: 1 })
    expect(points[1]?.value).toBe(points[0]?.value)
    expect((points[1]?.hi ?? 0) - (points[1]?.lo ?? 0)).toBeGreaterThan(
      (points[0]?.hi ?? 0) - (points[0]?.lo ?? 0),
    )
  })

  test('the band is e^(x - 1.2816 sqrt P) to e^(x + 1.2816 sqrt P)', () => {
    const row = { period: '2026-W10', count: 1, items: 10, completeDays: 4, x: -2, p: 0.04 }
    const [point] = sharePoints([row], periodsBetween('2026-03-02', '2026-03-02', 'week'), '2026-03-08')
    expect(point?.value).toBeCloseTo(Math.exp(-2), 8)
    expect(point?.lo).toBeCloseTo(Math.exp(-2 - 1.2816 * 0.2), 8)
    expect(point?.hi).toBeCloseTo(Math.exp(-2 + 1.2816 * 0.2), 8)
    expect(point?.coverage).toBeCloseTo(4 / 7, 6)
  })

  test('a period is provisional until its last day is closed', () => {
    expect(weekly('2026-03-28').map(({ provisional }) => provisional)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ])
    expect(weekly('2026-03-29')[3]?.provisional).toBe(false)
  })

  test('rows of other periods are left out', () => {
    const points = sharePoints(
      byPeriod(series, 'week'),
      periodsBetween('2026-03-23', '2026-03-29', 'week'),
      '2026-04-30',
    )
    expect(points.map(({ period, count }) => [period, count])).toEqual([['2026-W13', 10]])
  })

  test('weekly rows stored one by one give the same series as a replay of the days', () => {
    let level = { x: -2.5, p: 0.2 }
    const stored = periodsBetween('2026-03-02', '2026-04-05', 'week').map(({ name, from, to }) => {
      const inside = days.filter(({ day }) => day >= from && day <= to)
      for (const { items } of inside) level = step(level, items > 0 ? 2 : 0, items)
      const sum = (of: (day: (typeof days)[number]) => number) =>
        inside.reduce((all, day) => all + of(day), 0)
      return {
        period: name,
        ...level,
        count: sum(({ items }) => (items > 0 ? 2 : 0)),
        items: sum(({ items }) => items),
        completeDays: sum(({ complete }) => Number(complete)),
      }
    })
    expect(stored).toEqual(byPeriod(series, 'week'))
  })
})

describe('toIndex', () => {
  test('puts the highest value at 100 and leaves gaps and counts alone', () => {
    const points = sharePoints(
      byPeriod(series, 'week'),
      periodsBetween('2026-03-02', '2026-04-05', 'week'),
      '2026-04-30',
    )
    const index = toIndex(points)
    expect(Math.max(...index.map(({ value }) => value ?? 0))).toBe(100)
    expect(index[2]?.value).toBeNull()
    expect(index.map(({ count }) => count)).toEqual(points.map(({ count }) => count))
    const ratio = (index[0]?.hi ?? 0) / (index[0]?.value ?? 1)
    expect(ratio).toBeCloseTo((points[0]?.hi ?? 0) / (points[0]?.value ?? 1), 6)
  })

  test('a series of gaps stays one, and nothing stays nothing', () => {
    const gaps = sharePoints([], periodsBetween('2026-03-02', '2026-03-15', 'week'), '2026-04-30')
    expect(toIndex(gaps)).toEqual(gaps)
    expect(toIndex([])).toEqual([])
  })
})
