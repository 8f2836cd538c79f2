import { describe, expect, test } from 'vitest'
import type { Finding } from '../../scripts/lighthouse/measure.ts'
import { faultsOf, middle, missedBy, row } from '../../scripts/lighthouse/table.ts'

const finding = (performance: number, accessibility = 100): Finding => ({
  scores: { performance, accessibility, 'best-practices': 100, seo: 100 },
  metrics: { fcp: 1000 + performance, lcp: 1100, tbt: 50, cls: 0 },
  faults: [
    { category: 'performance', words: 'Total Blocking Time: 400 ms' },
    { category: 'accessibility', words: 'Touch targets' },
  ],
})

test('the middle of some numbers is one of them, the lower of two', () => {
  expect(middle([3, 1, 2])).toBe(2)
  expect(middle([4, 1, 2, 3])).toBe(2)
  expect(middle([])).toBeNaN()
})

describe('a goal is missed', () => {
  test('by the median, not by a single run', () => {
    expect(missedBy([99, 98, 60, 98, 100].map((one) => finding(one)))).toEqual([])
    expect(missedBy([99, 97, 97, 98, 97].map((one) => finding(one)))).toEqual(['performance'])
    expect(missedBy([finding(100, 99)])).toEqual(['accessibility'])
    expect(missedBy([])).toHaveLength(4)
  })

  test('for reasons that are told once, and none of them where it is reached', () => {
    const runs = [finding(90), finding(91)]
    expect(faultsOf(runs)).toEqual(['  performance: Total Blocking Time: 400 ms'])
    expect(faultsOf([finding(99)])).toEqual([])
  })
})

test('a page is a line: medians, and how far the performance ranged', () => {
  expect(row('topic', [finding(99), finding(97), finding(100)]).replace(/ +/g, ' ')).toBe(
    'topic 99 (97 to 100) 100 100 100 1099 ms 1100 ms 50 ms 0.000',
  )
})
