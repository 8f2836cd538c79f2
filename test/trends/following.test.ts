import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodOf } from '../../workers/trends/calendar.ts'
import { followDay, startFollowing } from '../../workers/trends/following.ts'
import { followingFrom, textOfFollowing } from '../../workers/trends/following-text.ts'
import { type Level, step } from '../../workers/trends/level.ts'
import { dayAt, followed, type History, histories, lookupAt, MISSED, TOPICS } from './histories.ts'

const RUNS = { numRuns: 60 }

const countOn = ({ days }: History, topic: string, place: number): number =>
  days[place]?.counts.get(topic) ?? 0

/** Sums the counts of the days `from` to `to` before the end of the day at `place`, both included. */
function sum(place: number, from: number, to: number, what: (place: number) => number): number {
  let total = 0
  for (let before = from; before <= to; before++) if (place >= before) total += what(place - before)
  return total
}

/** The level of a topic after `place` days of stepping, from nothing but the start. */
function levelOn(history: History, start: Level, topic: string, place: number): Level {
  let level = start
  for (let at = 0; at <= place; at++)
    level = step(level, countOn(history, topic, at), history.days[at]?.items ?? 0)
  return level
}

describe('following day by day', () => {
  test('gives each topic the level, the one of 28 days ago and the windows that counting from the first day gives', () => {
    fc.assert(
      fc.property(histories(260), (history) => {
        const last = history.days.length - 1
        const state = followed(history)
        const items = (place: number) => history.days[place]?.items ?? 0
        expect(state.items.recent).toBe(sum(last, 0, 27, items))
        expect(state.items.baseline).toBe(sum(last, 28, 209, items))
        const seen = TOPICS.filter((topic) => history.days.some(({ counts }) => counts.has(topic))).sort()
        expect(state.topics.map(({ topic }) => topic)).toEqual(seen)
        for (const { topic, now, earlier, recent, baseline } of state.topics) {
          const count = (place: number) => countOn(history, topic, place)
          expect(now).toEqual(levelOn(history, state.start, topic, last))
          expect(earlier).toEqual(last < 28 ? null : levelOn(history, state.start, topic, last - 28))
          expect(recent).toBe(sum(last, 0, 27, count))
          expect(baseline).toBe(sum(last, 28, 209, count))
        }
        expect(state.unseen).toEqual(levelOn(history, state.start, 'never seen', last))
      }),
      RUNS,
    )
  })

  test('counts what the week and the month have had so far, and begins anew with the next', () => {
    fc.assert(
      fc.property(histories(70), (history) => {
        const last = history.days.length - 1
        const state = followed(history)
        for (const interval of ['week', 'month'] as const) {
          const inPeriod = history.days.flatMap((day, place) =>
            periodOf(dayAt(history, place), interval) === periodOf(dayAt(history, last), interval)
              ? [day]
              : [],
          )
          const total = (what: (day: (typeof inPeriod)[number]) => number) =>
            inPeriod.reduce((all, day) => all + what(day), 0)
          expect(state.items[interval]).toBe(total(({ items }) => items))
          expect(state.complete[interval]).toBe(total(({ complete }) => Number(complete)))
          for (const followedTopic of state.topics)
            expect(followedTopic[interval]).toBe(total(({ counts }) => counts.get(followedTopic.topic) ?? 0))
        }
      }),
      RUNS,
    )
  })

  test('a day that was missed moves no level and makes each less certain, whatever it would have listed', () => {
    const history = {
      first: '2025-03-03',
      days: [{ items: 9, complete: true, counts: new Map([['rag', 3]]) }],
    }
    const before = followed(history)
    const after = followDay(before, '2025-03-04', () => MISSED)
    expect(after.topics[0]?.now.x).toBe(before.topics[0]?.now.x)
    expect(after.topics[0]?.now.p).toBeGreaterThan(before.topics[0]?.now.p ?? 9)
    expect(after.items).toEqual({ recent: 9, baseline: 0, week: 9, month: 9 })
    expect(after.complete).toEqual({ week: 1, month: 1 })
  })

  test('refuses a first day without a listing, and more items of a topic than were listed', () => {
    expect(() => startFollowing('2025-03-03', MISSED, 6)).toThrow(RangeError)
    const tooMany = { items: 2, complete: true, counts: new Map([['rag', 3]]) }
    expect(() => startFollowing('2025-03-03', tooMany, 6)).toThrow(RangeError)
  })
})

describe('the state as text', () => {
  test('comes back as the same state, and as the same bytes', () => {
    fc.assert(
      fc.property(histories(240), (history) => {
        const state = followed(history)
        const text = textOfFollowing(state)
        expect(followingFrom(text)).toEqual(state)
        expect(textOfFollowing(followingFrom(text))).toBe(text)
        expect(text).not.toMatch(/NaN|Infinity|null,null,null/)
      }),
      RUNS,
    )
  })

  test('stored after slices of any sizes ends at the bytes of a single pass', () => {
    fc.assert(
      fc.property(
        histories(240),
        fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 }),
        (history, sizes) => {
          const last = history.days.length - 1
          let text = textOfFollowing(followed(history, 1))
          for (let place = 1, slice = 0; place <= last; slice++) {
            let state = followingFrom(text)
            const end = Math.min(last, place + (sizes[slice % sizes.length] ?? 7) - 1)
            for (; place <= end; place++)
              state = followDay(state, dayAt(history, place), lookupAt(history, place))
            text = textOfFollowing(state)
          }
          expect(text).toBe(textOfFollowing(followed(history)))
        },
      ),
      RUNS,
    )
  })
})
