import { expect, test } from 'vitest'
import type { Score } from '../../workers/trends/score.ts'
import { recentChange, sentence } from '../../workers/trends/sentence.ts'

const papers = { one: 'paper', many: 'papers' }
const all = { recent: 410, baseline: 2600, meanShare: 0.015 }
const base: Score = {
  expected: 5.12,
  lift: 2.11,
  lo: 1.52,
  hi: 2.93,
  z: 2.4,
  pRise: 0.9918,
  rankUp: 0.4,
  rankDown: -1.1,
  flag: 'rising',
}
const counts = { recent: 12, baseline: 30 }

test('a rise is told with its counts, what was expected, the lift and how sure it is', () => {
  expect(sentence(base, counts, all, papers)).toBe(
    'Rising: 12 of 410 papers in 28 days; 5.1 expected; x2.1 (80%: 1.5-2.9); P(rise) 99%',
  )
})

test('a new topic, a fall and no clear change have their own words', () => {
  const one = (change: Partial<Score>) => sentence({ ...base, ...change }, counts, all, papers)
  expect(one({ flag: 'new', expected: 0.04 })).toMatch(
    /^New: 12 of 410 papers in 28 days; under 0.1 expected/,
  )
  expect(one({ flag: 'falling', lift: 0.31, lo: 0.2, hi: 0.49, pRise: 0.0004 })).toBe(
    'Falling: 12 of 410 papers in 28 days; 5.1 expected; x0.31 (80%: 0.20-0.49); P(rise) under 1%',
  )
  expect(one({ flag: 'steady', lift: 1.04, lo: 0.71, hi: 1.52, pRise: 0.55 })).toBe(
    'No clear change: 12 of 410 papers in 28 days; 5.1 expected; x1.0 (80%: 0.71-1.5); P(rise) 55%',
  )
})

test('it never claims to be certain', () => {
  for (const pRise of [1, 0.9951, 0.995])
    expect(sentence({ ...base, pRise }, counts, all, papers)).toMatch(/P\(rise\) over 99%$/)
  expect(sentence({ ...base, pRise: 0.9949999999999999 }, counts, all, papers)).toMatch(/P\(rise\) 99%$/)
  expect(sentence({ ...base, pRise: 0.005 }, counts, all, papers)).toMatch(/P\(rise\) 1%$/)
})

test('a handful of items is not called steady', () => {
  expect(sentence({ ...base, flag: 'steady' }, { recent: 1, baseline: 3 }, all, papers)).toBe(
    'Too few to compare: 1 of 410 papers in 28 days, 3 in the 182 days before',
  )
})

test('a rare topic with enough items before is compared', () => {
  expect(sentence({ ...base, flag: 'steady' }, { recent: 0, baseline: 5 }, all, papers)).toMatch(
    /^No clear change/,
  )
})

test('without a score it says what is missing', () => {
  expect(sentence(null, counts, { ...all, baseline: 0 }, papers)).toBe(
    'Too little data: nothing was listed in the 182 days before the last 28',
  )
  expect(sentence(null, counts, all, papers)).toBe('Too little data: not scored yet')
})

test('it takes the words of the source, also for a single entry', () => {
  const repositories = { one: 'repository', many: 'repositories' }
  expect(sentence(base, { recent: 1, baseline: 9 }, { ...all, recent: 1 }, repositories)).toContain(
    '1 of 1 repository in',
  )
  expect(sentence(base, counts, all, repositories)).toContain('12 of 410 repositories in')
})

test('large lifts lose their decimals, tiny ones are not shown as zero', () => {
  expect(recentChange({ value: 12.4, lo: 0.001, hi: 9.97 })).toBe(
    'x12 against 28 days ago (80%: under 0.01-10)',
  )
})
