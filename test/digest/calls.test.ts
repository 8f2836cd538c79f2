import { describe, expect, test } from 'vitest'
import { calledAt, firstCalls } from '../../workers/digest/calls.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Ranking } from '../../workers/trends/calls.ts'
import { callOf, LISTED } from './made-up.ts'

const [source] = sources
if (source === undefined) throw new RangeError('no source')

const RANKING: Ranking = {
  all: LISTED,
  calls: [
    ...Array.from({ length: 11 }, (_, i) => callOf(`up-${i}`, i === 3 ? 'new' : 'rising', 15 + i)),
    ...Array.from({ length: 6 }, (_, i) => callOf(`down-${i}`, 'falling', 3 + i)),
  ],
}
const row = (called: unknown) => ({ day: '2025-06-10', called: JSON.stringify(called), emerging: null })
const shown = (called: unknown) => calledAt(row(called), source, (topic) => topic)

test('of a ranking the first eight that rise and the first four that fall are kept, and how many rose', () => {
  const { calls, rising } = firstCalls(RANKING)
  expect(calls.map(({ topic }) => topic)).toEqual([
    ...[10, 9, 8, 7, 6, 5, 4, 3].map((i) => `up-${i}`),
    ...[0, 1, 2, 3].map((i) => `down-${i}`),
  ])
  expect(rising).toBe(11)
})

test('what was kept says the same as the whole ranking', () => {
  expect(shown(firstCalls(RANKING))).toEqual(shown(RANKING))
  expect(shown(RANKING)).toMatchObject({ more: 3, tooLittle: null })
  expect(shown(RANKING).rising.at(-1)).toMatchObject({ topic: 'up-3', flag: 'new' })
})

describe('where too little was listed to call anything', () => {
  test('nothing is called, and it is said why', () => {
    const all = { recent: 40, baseline: 0, meanShare: 0.01 }
    expect(shown(firstCalls({ all, calls: [] }))).toMatchObject({
      rising: [],
      falling: [],
      more: 0,
      tooLittle: 'nothing was listed in the 182 days before the last 28',
    })
  })
})
