import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Levels, startLevels } from '../../workers/trends/level.ts'
import { type DayOfTopics, fillDays, replay, replayTopic } from '../../workers/trends/replay.ts'
import { wholeHistory } from './expected.ts'

function bytes({ x, p }: Levels): string {
  return Buffer.concat([Buffer.from(x.buffer), Buffer.from(p.buffer)]).toString('hex')
}

const recorded = wholeHistory()
const days: DayOfTopics[] = recorded.counts.map((counts, i) => ({ counts, items: recorded.items[i] ?? 0 }))
const start = startLevels(recorded.topics.length, 1, 13)

describe('replay', () => {
  test('of the same days gives the same bytes', () => {
    expect(bytes(replay(start, days))).toBe(bytes(replay(start, days)))
  })

  test('split at any checkpoints, stored as text in between, gives the same bytes', () => {
    const whole = bytes(replay(start, days.slice(0, 120)))
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(120), { maxLength: 6 }), (cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), 120]
        let levels = start
        let from = 0
        for (const end of ends) {
          const reached = replay(levels, days.slice(from, end))
          const row = JSON.parse(JSON.stringify({ x: [...reached.x], p: [...reached.p] }))
          levels = { x: Float64Array.from(row.x), p: Float64Array.from(row.p) }
          from = end
        }
        expect(bytes(levels)).toBe(whole)
      }),
      { numRuns: 30 },
    )
  })

  test('treats topics apart: in another order they have the same levels', () => {
    const turned = days
      .slice(0, 60)
      .map(({ items, counts }) => ({ items, counts: [...Array.from(counts)].reverse() }))
    const there = replay(start, days.slice(0, 60))
    const back = replay(start, turned)
    expect([...back.x].reverse()).toEqual([...there.x])
  })

  test('of no days changes nothing', () => {
    expect(replay(start, [])).toBe(start)
  })
})

describe('replayTopic', () => {
  const listings = [
    { day: '2025-03-03', items: 20, complete: true },
    { day: '2025-03-05', items: 10, complete: false },
  ]

  test('goes through every day, with a missed one as a day without items', () => {
    const filled = fillDays(listings, '2025-03-03', '2025-03-06')
    const series = replayTopic({ x: -3, p: 0.1 }, filled, [{ day: '2025-03-05', count: 4 }])
    expect(series.map(({ day, count, items, complete }) => [day, count, items, complete])).toEqual([
      ['2025-03-03', 0, 20, true],
      ['2025-03-04', 0, 0, false],
      ['2025-03-05', 4, 10, false],
      ['2025-03-06', 0, 0, false],
    ])
    expect(series[1]?.x).toBe(series[0]?.x)
    expect(series[1]?.p).toBeGreaterThan(series[0]?.p ?? 1)
    expect(series[2]?.x).toBeGreaterThan(series[1]?.x ?? 0)
  })

  test('starts in the middle of the rows it is given', () => {
    const filled = fillDays(listings, '2025-03-05', '2025-03-05')
    expect(filled).toEqual([listings[1]])
    const counts = [
      { day: '2025-03-03', count: 9 },
      { day: '2025-03-05', count: 1 },
    ]
    expect(replayTopic({ x: -3, p: 0.1 }, filled, counts)).toHaveLength(1)
  })

  test('comes to the same levels as the replay of all topics', () => {
    const topic = recorded.topics.indexOf('llm-agents')
    const range = fillDays(
      days.map(({ items }, i) => ({ day: recorded.dayName(i), items, complete: true })),
      recorded.dayName(0),
      recorded.dayName(days.length - 1),
    )
    const counts = days.flatMap((day, i) => {
      const count = day.counts[topic] ?? 0
      return count > 0 ? [{ day: recorded.dayName(i), count }] : []
    })
    const before = { x: start.x[topic] ?? 0, p: start.p[topic] ?? 0 }
    const last = replayTopic(before, range, counts).at(-1)
    const all = replay(start, days)
    expect([last?.x, last?.p]).toEqual([all.x[topic], all.p[topic]])
  })

  test('refuses rows that are out of order, and more items of a topic than were listed', () => {
    expect(() => fillDays([...listings].reverse(), '2025-03-03', '2025-03-06')).toThrow(RangeError)
    const filled = fillDays(listings, '2025-03-03', '2025-03-06')
    expect(() => replayTopic({ x: -3, p: 0.1 }, filled, [{ day: '2025-03-04', count: 1 }])).toThrow(
      RangeError,
    )
  })
})
