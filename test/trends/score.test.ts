import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { levelsByDay } from '../../scripts/backtest/history.ts'
import { listed, tooLittle, windows } from '../../workers/trends/baseline.ts'
import { dayNumber } from '../../workers/trends/calendar.ts'
import { rankTopics } from '../../workers/trends/ranking.ts'
import { score } from '../../workers/trends/score.ts'
import { type ExpectedDate, fixture, wholeHistory } from './expected.ts'

const recorded = wholeHistory()
const levels = levelsByDay(recorded)
const day0 = dayNumber(recorded.dayName(0))

/** Scores every topic at the end of a day, from the recorded counts. */
function scoresOn(asOf: string) {
  const { recent, baseline } = windows(asOf)
  const [start, end, from, until] = [recent.from, recent.to, baseline.from, baseline.to].map(
    (day) => dayNumber(day) - day0,
  ) as [number, number, number, number]
  const counts = recorded.topics.map((_, topic) => ({
    recent: recorded.countIn(topic, start, end + 1),
    baseline: recorded.countIn(topic, from, until + 1),
  }))
  const all = listed(recorded.itemsIn(start, end + 1), recorded.itemsIn(from, until + 1), counts)
  const scored = recorded.topics.map((topic, i) => {
    const level = { x: levels[end]?.x[i] ?? 0, p: levels[end]?.p[i] ?? 0 }
    const own = counts[i] ?? { recent: 0, baseline: 0 }
    return { topic, level, counts: own, score: score(level, own, all) }
  })
  return { all, scored }
}

describe.each(fixture<ExpectedDate[]>('expected-scores.json'))('scores on $last_day', (expected) => {
  const { all, scored } = scoresOn(expected.last_day)
  const order = rankTopics(scored, 'rising')

  test('count the same items in the same windows', () => {
    expect([all.recent, all.baseline]).toEqual([expected.n28, expected.n182])
    expect(Math.abs(all.meanShare - expected.g)).toBeLessThan(1e-7)
  })

  test('put the same topics first and last', () => {
    const names = order.map(({ topic }) => topic)
    expect(names.slice(0, expected.top.length)).toEqual(expected.top.map(({ topic }) => topic))
    expect(names.slice(-expected.bottom.length)).toEqual(expected.bottom.map(({ topic }) => topic))
  })

  test.each([...expected.top, ...expected.bottom])(
    'equal the expected ones within 1e-4: $topic',
    (oracle) => {
      const ours = scored.find(({ topic }) => topic === oracle.topic)
      expect(ours?.counts).toEqual({ recent: oracle.k28, baseline: oracle.k182 })
      const pairs = [
        [ours?.level.x, oracle.x],
        [ours?.level.p, oracle.P],
        [ours?.score.lift, oracle.lift],
        [ours?.score.lo, oracle.lo],
        [ours?.score.hi, oracle.hi],
        [ours?.score.pRise, oracle.pRise],
        [ours?.score.rankUp, oracle.rank],
      ]
      for (const [value, wanted] of pairs)
        expect(Math.abs((value ?? NaN) - (wanted ?? NaN))).toBeLessThan(1e-4)
    },
  )
})

describe('score', () => {
  const all = { recent: 400, baseline: 2600, meanShare: 0.015 }
  const level = fc.record({
    x: fc.double({ min: -14, max: 0, noNaN: true }),
    p: fc.double({ min: 1e-6, max: 5, noNaN: true }),
  })
  const counts = fc.record({ recent: fc.nat(400), baseline: fc.nat(2600) })

  test('is finite for any level and counts, with the lift inside its interval and a chance in [0, 1]', () => {
    fc.assert(
      fc.property(level, counts, (one, own) => {
        const { flag, rankDown, ...numbers } = score(one, own, all)
        expect(Object.values({ ...numbers, rankDown: rankDown ?? 0 }).every(Number.isFinite)).toBe(true)
        expect(numbers.lo).toBeLessThanOrEqual(numbers.lift)
        expect(numbers.hi).toBeGreaterThanOrEqual(numbers.lift)
        expect(numbers.pRise).toBeGreaterThanOrEqual(0)
        expect(numbers.pRise).toBeLessThanOrEqual(1)
        expect(flag === 'falling').toBe(numbers.z < -1.96)
      }),
    )
  })

  test('rises with the level and falls with the baseline', () => {
    fc.assert(
      fc.property(level, counts, fc.double({ min: 0.01, max: 1, noNaN: true }), ({ x, p }, own, up) => {
        const before = score({ x, p }, own, all)
        const higher = score({ x: Math.min(0, x + up), p }, own, all)
        expect(higher.rankUp).toBeGreaterThanOrEqual(before.rankUp)
        expect(higher.pRise).toBeGreaterThanOrEqual(before.pRise - 1e-6)
        const busier = score({ x, p }, { ...own, baseline: own.baseline + 1 }, all)
        expect(busier.lift).toBeLessThanOrEqual(before.lift)
      }),
    )
  })

  test('is less sure of a less certain level', () => {
    const sure = score({ x: -3, p: 0.05 }, { recent: 30, baseline: 30 }, all)
    const unsure = score({ x: -3, p: 0.5 }, { recent: 30, baseline: 30 }, all)
    expect(unsure.lift).toBe(sure.lift)
    expect(unsure.hi - unsure.lo).toBeGreaterThan(sure.hi - sure.lo)
    expect(unsure.pRise).toBeLessThan(sure.pRise)
  })

  test('calls a clear rise rising, and new when there were at most two items before', () => {
    expect(score({ x: -2.5, p: 0.05 }, { recent: 30, baseline: 30 }, all).flag).toBe('rising')
    expect(score({ x: -3, p: 0.05 }, { recent: 20, baseline: 2 }, all).flag).toBe('new')
    expect(score({ x: -3, p: 0.05 }, { recent: 20, baseline: 3 }, all).flag).toBe('rising')
  })

  test('calls no rise on two items, however high the level', () => {
    expect(score({ x: -2.5, p: 0.05 }, { recent: 2, baseline: 30 }, all).flag).toBe('steady')
    expect(score({ x: -2.5, p: 0.05 }, { recent: 3, baseline: 30 }, all).flag).toBe('rising')
  })

  test('calls a clear fall falling, and only ranks falls from five items on', () => {
    expect(score({ x: -6, p: 0.05 }, { recent: 0, baseline: 60 }, all).flag).toBe('falling')
    expect(score({ x: -6, p: 0.05 }, { recent: 0, baseline: 4 }, all).rankDown).toBeNull()
    expect(score({ x: -6, p: 0.05 }, { recent: 0, baseline: 5 }, all).rankDown).not.toBeNull()
  })

  test('expects what the baseline share gives on the items of the last 28 days', () => {
    const { expected } = score({ x: -4, p: 0.1 }, { recent: 8, baseline: 51 }, all)
    expect(expected).toBeCloseTo((400 * 52) / (2600 + 1 / 0.015), 5)
  })

  test('refuses windows in which there is nothing to compare', () => {
    const nothing = { recent: 400, baseline: 0, meanShare: 0.01 }
    expect(() => score({ x: -3, p: 0.1 }, { recent: 3, baseline: 0 }, nothing)).toThrow(RangeError)
    expect(() => score({ x: -3, p: 0.1 }, { recent: -1, baseline: 0 }, all)).toThrow(RangeError)
  })
})

describe('windows and what was listed in them', () => {
  test('are the last 28 days and the 182 before, and do not overlap', () => {
    expect(windows('2025-12-31')).toEqual({
      recent: { from: '2025-12-04', to: '2025-12-31' },
      baseline: { from: '2025-06-05', to: '2025-12-03' },
    })
  })

  test('the mean share is over all topics, also those without items', () => {
    const counts = [
      { recent: 3, baseline: 7 },
      { recent: 0, baseline: 0 },
    ]
    expect(listed(20, 80, counts)).toEqual({ recent: 20, baseline: 80, meanShare: 0.05 })
  })

  test('too little data has a reason in words, enough has none', () => {
    expect(tooLittle({ recent: 0, baseline: 10, meanShare: 0.1 })).toMatch(/last 28 days/)
    expect(tooLittle({ recent: 10, baseline: 0, meanShare: 0.1 })).toMatch(/182 days/)
    expect(tooLittle(listed(10, 10, []))).toMatch(/no topic/)
    expect(tooLittle(listed(0, 0, []))).not.toBeNull()
    expect(tooLittle({ recent: 10, baseline: 10, meanShare: 0.1 })).toBeNull()
    expect(() => listed(-1, 5, [])).toThrow(RangeError)
  })
})
