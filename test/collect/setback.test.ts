import { describe, expect, test } from 'vitest'
import { retryAfter, wayAfter } from '../../workers/collect/setback.ts'
import { Trouble } from '../../workers/collect/trouble.ts'
import { DAY, HOUR, MINUTE } from '../../workers/days.ts'

const site = new Trouble('site', 'the site answered 503', { httpStatus: 503 })
const page = new Trouble('page', 'the answer is not JSON')
const asking = (retryAfter: number) =>
  new Trouble('site', 'the site answered 429', { httpStatus: 429, retryAfter })

describe('after a failure, the way to try next', () => {
  test('is another one when the page is not what it should be, and the first again after the last', () => {
    expect([0, 1, 2].map((way) => wayAfter(way, 3, 1, page))).toEqual([1, 2, 0])
  })

  test('is another one after an answer that was not trusted', () => {
    expect(wayAfter(0, 3, 1, null)).toBe(1)
  })

  test('is the same while the site is in trouble, but not for ever', () => {
    expect([1, 2, 3, 4, 5, 6].map((failures) => wayAfter(0, 3, failures, site))).toEqual([0, 0, 1, 0, 0, 1])
  })

  test('is the only one where there is only one', () => {
    for (const trouble of [site, page, null])
      for (let failures = 1; failures < 8; failures++) expect(wayAfter(0, 1, failures, trouble)).toBe(0)
  })
})

describe('after a failure, the next attempt comes', () => {
  const minutes = (failures: number, trouble: Trouble | null) => retryAfter(0, failures, trouble) / MINUTE

  test('with the next tick, then ever later, and at least every 6 hours', () => {
    expect([1, 2, 3, 4].map((failures) => minutes(failures, page))).toEqual([4.5, 9, 18, 36])
    for (let failures = 1; failures < 2000; failures++) {
      const wait = retryAfter(0, failures, null)
      expect(wait).toBeLessThanOrEqual(6 * HOUR)
      expect(wait).toBeGreaterThanOrEqual(retryAfter(0, Math.max(1, failures - 1), null))
    }
    expect(retryAfter(0, 2000, null)).toBe(6 * HOUR)
  })

  test('after the pause that the site asked for, when that is longer', () => {
    expect(minutes(1, asking(2 * MINUTE))).toBe(4.5)
    expect(minutes(1, asking(20 * MINUTE))).toBe(20)
    expect(minutes(4, asking(20 * MINUTE))).toBe(36)
    expect(retryAfter(7, 1, asking(DAY))).toBe(7 + DAY)
  })
})
