import { describe, expect, test } from 'vitest'
import { callsThatHeld, rankingOf, scoreAll, statesOf } from '../../workers/trends/calls.ts'
import type { CountedDay } from '../../workers/trends/following.ts'
import { baselineLevel } from '../../workers/trends/score.ts'
import { followed, type History } from './histories.ts'

/** 20 items a day; each topic has its items a week, by the week it is asked for. */
function weekly(weeks: number, topics: Record<string, (week: number) => number>): History {
  const days = Array.from({ length: weeks * 7 }, (_, day): CountedDay => {
    const counts = Object.entries(topics).flatMap(([topic, itemsIn]): [string, number][] => {
      const items = itemsIn(Math.floor(day / 7))
      // Spread over the week as evenly as whole items can be.
      const today = Math.floor(((day % 7) + 1) * (items / 7)) - Math.floor((day % 7) * (items / 7))
      return today > 0 ? [[topic, today]] : []
    })
    return { items: 20, complete: true, counts: new Map(counts) }
  })
  return { first: '2024-01-01', days }
}

const HISTORY = weekly(40, {
  even: () => 7,
  grown: (week) => (week < 36 ? 4 : 16),
  shrunk: (week) => (week < 34 ? 14 : 0),
  fresh: (week) => (week < 37 ? 0 : 6),
  rare: (week) => (week === 39 ? 2 : 0),
})

describe('the calls at the end of a day', () => {
  const state = followed(HISTORY)
  const { all, calls } = rankingOf(state)

  test('name what rises, what is new and what falls, by topic, and nothing that stays', () => {
    expect(calls.map(({ topic, flag }) => [topic, flag])).toEqual([
      ['fresh', 'new'],
      ['grown', 'rising'],
      ['shrunk', 'falling'],
    ])
  })

  test('keep the numbers they were made on', () => {
    expect(all.recent).toBe(28 * 20)
    expect(all.baseline).toBe(182 * 20)
    const grown = calls.find(({ topic }) => topic === 'grown')
    expect(grown).toMatchObject({ recent: 4 * 16, baseline: 26 * 4 })
    expect(grown).toMatchObject({ ...state.topics.find(({ topic }) => topic === 'grown')?.now })
    expect(grown?.earlier?.x).toBeLessThan(grown?.x ?? -14)
  })

  test('are the flags of the scores of all topics', () => {
    const flags = scoreAll(state).scored.map(({ topic, score }) => [topic.topic, score?.flag])
    expect(flags).toEqual([
      ['even', 'steady'],
      ['fresh', 'new'],
      ['grown', 'rising'],
      ['rare', 'steady'],
      ['shrunk', 'falling'],
    ])
  })

  test('every topic that has been seen has a state, called or not', () => {
    expect(Object.keys(statesOf(state))).toEqual(['even', 'fresh', 'grown', 'rare', 'shrunk'])
    expect(statesOf(state).rare).toMatchObject({ recent: 2, baseline: 0 })
  })
})

test('nothing is called as long as there is nothing to compare with', () => {
  const young = followed(weekly(4, { grown: (week) => week * 9 }))
  expect(rankingOf(young).calls).toEqual([])
  expect(scoreAll(young).scored.map(({ score }) => score)).toEqual([null])
  expect(rankingOf(followed(weekly(5, { grown: (week) => week * 9 }))).calls).not.toEqual([])
})

describe('the record of past calls', () => {
  const then = rankingOf(followed(HISTORY))
  const fourWeeksOn = (items: number) =>
    followed({
      ...HISTORY,
      days: [...HISTORY.days, ...weekly(4, { grown: () => items, fresh: () => 6 }).days],
    })

  test('counts every rise that was called, and those that kept 1.25 times the baseline of then', () => {
    expect(callsThatHeld(then, fourWeeksOn(16))).toEqual({ calls: 2, hits: 2 })
    expect(callsThatHeld(then, fourWeeksOn(0))).toEqual({ calls: 2, hits: 1 })
  })

  test('draws the line where 1.25 times the baseline lies', () => {
    const enough = Math.ceil(1.25 * Math.exp(baselineLevel(26 * 4, then.all)) * 560)
    const withRecent = (recent: number) => {
      const later = fourWeeksOn(16)
      return {
        ...later,
        topics: later.topics.map((one) => (one.topic === 'grown' ? { ...one, recent } : one)),
      }
    }
    expect(callsThatHeld(then, withRecent(enough)).hits).toBe(2)
    expect(callsThatHeld(then, withRecent(enough - 1)).hits).toBe(1)
  })

  test('leaves falls out, and a topic that is gone has not held', () => {
    expect(then.calls.some(({ flag }) => flag === 'falling')).toBe(true)
    expect(callsThatHeld(then, { ...fourWeeksOn(16), topics: [] })).toEqual({ calls: 2, hits: 0 })
    expect(callsThatHeld({ ...then, calls: [] }, fourWeeksOn(16))).toEqual({ calls: 0, hits: 0 })
  })

  test('does not count calls that nothing listed since can confirm or refute', () => {
    const unseen: CountedDay = { items: 0, complete: false, counts: new Map() }
    const followedOn = (days: CountedDay[]) => followed({ ...HISTORY, days: [...HISTORY.days, ...days] })
    const outage = Array.from({ length: 28 }, () => unseen)
    expect(callsThatHeld(then, followedOn(outage))).toEqual({ calls: 0, hits: 0 })
    const lastDay = { items: 20, complete: true, counts: new Map([['grown', 2]]) }
    expect(callsThatHeld(then, followedOn([...outage.slice(1), lastDay]))).toEqual({ calls: 2, hits: 1 })
  })
})
