import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Emerging,
  emergingScore,
  listedPhrases,
  phraseScore,
  phrasesThatHeld,
} from '../../workers/trends/emerging.ts'
import { presentPhrase } from '../../workers/trends/present-phrase.ts'

const all = listedPhrases(840, 5460)
const papers = { one: 'paper', many: 'papers' }

describe('the score of a phrase', () => {
  it('compares two windows, each pulled towards the mean share by the weight of one average item', () => {
    const g = 12 / 6300
    const d = Math.log(9 / (840 + 1 / g)) - Math.log(2 / (5460 + 1 / g))
    const s = Math.sqrt(1 / 9 + 1 / 2)
    const { lift, lo, hi, z } = phraseScore({ recent: 8, baseline: 1 }, all)
    expect(lift).toBeCloseTo(Math.exp(d), 5)
    expect(z).toBeCloseTo(d / s, 5)
    expect(lo).toBeCloseTo(Math.exp(d - 1.2816 * s), 2)
    expect(hi).toBeCloseTo(Math.exp(d + 1.2816 * s), 1)
  })

  it('calls a phrase with four recent items and none before, and none with three', () => {
    expect(emergingScore({ recent: 4, baseline: 0 }, all)?.flag).toBe('new')
    expect(emergingScore({ recent: 3, baseline: 0 }, all)).toBeNull()
  })

  it('calls none that is about as frequent as before', () => {
    expect(emergingScore({ recent: 4, baseline: 26 }, all)).toBeNull()
    expect(emergingScore({ recent: 100, baseline: 650 }, all)).toBeNull()
  })

  it('says nothing where one of the windows is empty', () => {
    for (const listed of [listedPhrases(0, 5000), listedPhrases(500, 0), listedPhrases(0, 0)]) {
      expect(emergingScore({ recent: 9, baseline: 0 }, listed)).toBeNull()
    }
  })

  it('grows with recent items, falls with those before, and is finite', () => {
    const count = fc.integer({ min: 0, max: 500 })
    const check = fc.property(count, count, count, count, (recent, baseline, restRecent, restBefore) => {
      const listed = listedPhrases(recent + restRecent + 1, baseline + restBefore + 1)
      const { z, lift, lo, hi } = phraseScore({ recent, baseline }, listed)
      for (const one of [z, lift, lo, hi]) expect(Number.isFinite(one)).toBe(true)
      expect(lo).toBeLessThanOrEqual(lift)
      expect(hi).toBeGreaterThanOrEqual(lift)
      expect(phraseScore({ recent: recent + 1, baseline }, listed).lift).toBeGreaterThan(lift)
      expect(phraseScore({ recent, baseline: baseline + 1 }, listed).lift).toBeLessThan(lift)
    })
    fc.assert(check, { numRuns: 500 })
  })

  it('refuses counts that cannot be', () => {
    expect(() => phraseScore({ recent: -1, baseline: 0 }, all)).toThrow(RangeError)
    expect(() => phraseScore({ recent: 1, baseline: Number.NaN }, all)).toThrow(RangeError)
  })
})

const called = { phrase: 'glacier token', text: 'Glacier Tokens', inTitle: 3, nested: ['glacier'] }
const emerging = (...baselines: number[]): Emerging => ({
  all,
  phrases: baselines.map((baseline, i) => ({ ...called, phrase: `phrase ${i}`, recent: 5, baseline })),
  record: { calls: 0, hits: 0 },
})

describe('calls that held', () => {
  it('still have 1.25 times what their baseline lets expect', () => {
    // 840 (5 + 1) / (5460 + 525) = 0.84 items are expected: two are enough, one is not.
    const recentOf = (items: number) => () => items
    expect(phrasesThatHeld(emerging(5), recentOf(2), 840)).toEqual({ calls: 1, hits: 1 })
    expect(phrasesThatHeld(emerging(5), recentOf(1), 840)).toEqual({ calls: 1, hits: 0 })
    expect(phrasesThatHeld(emerging(0, 5), recentOf(1), 840)).toEqual({ calls: 2, hits: 1 })
  })

  it('are none where nothing was called', () => {
    expect(phrasesThatHeld(emerging(), () => 9, 840)).toEqual({ calls: 0, hits: 0 })
  })

  it('are not counted, nor are those that did not hold, where nothing was listed since', () => {
    expect(phrasesThatHeld(emerging(0, 5), () => 0, 0)).toEqual({ calls: 0, hits: 0 })
    expect(phrasesThatHeld(emerging(0, 5), () => 0, 1)).toEqual({ calls: 2, hits: 0 })
  })
})

it('a phrase is presented with its evidence in words', () => {
  const presented = presentPhrase({ ...called, recent: 7, baseline: 1 }, all, papers)
  expect(presented).toMatchObject({
    name: 'Glacier Tokens',
    flag: 'new',
    k28: 7,
    n28: 840,
    k182: 1,
    n182: 5460,
  })
  expect(presented.share).toBeCloseTo(7 / 840, 6)
  expect(presented.sentence).toMatch(/^New: 7 of 840 papers in 28 days; 0\.3 expected; x18 \(80%: /)
})
