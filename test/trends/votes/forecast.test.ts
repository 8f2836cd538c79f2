import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AgeFit,
  ENOUGH_SETTLED,
  fitAge,
  learn,
  nothingLearned,
} from '../../../workers/trends/votes/fit.ts'
import { forecastVotes, SETTLED_AGE, settledModel } from '../../../workers/trends/votes/forecast.ts'
import { RECORDED_VOTES } from '../../../workers/trends/votes/recorded.ts'

const doubling: AgeFit = {
  age: 8,
  a: Math.LN2,
  b: 1,
  c: 0,
  bins: [{ upTo: null, lo: -0.3, hi: 0.3 }],
  items: 400,
}

/** `count` items of a day, whose votes double by the end, give or take a fifth. */
function settledDay(count: number, seed: number) {
  return Array.from({ length: count }, (_, i) => {
    const votes = (i * 7 + seed) % 40
    return {
      votes,
      midRank: ((i * 11) % 20) / 20,
      finalVotes: Math.round(2 * votes * (0.8 + ((i + seed) % 5) / 10)),
    }
  })
}

describe('learn and fitAge', () => {
  test('give no fit of their own until 300 items have settled', () => {
    let learned = nothingLearned()
    for (let day = 0; day < 29; day++) learned = learn(learned, settledDay(10, day))
    expect(fitAge(8, learned)).toBeNull()
    learned = learn(learned, settledDay(10, 29))
    expect(fitAge(8, learned)).toMatchObject({ age: 8, items: ENOUGH_SETTLED })
  })

  test('give intervals from errors made before the answer was known', () => {
    let learned = nothingLearned()
    for (let day = 0; day < 60; day++) learned = learn(learned, settledDay(10, day))
    const bins = fitAge(8, learned)?.bins ?? []
    expect(bins.length).toBeGreaterThan(1)
    for (const { lo, hi } of bins) {
      expect(lo).toBeLessThan(0)
      expect(hi).toBeGreaterThan(0)
    }
  })

  test('a row that was stored as text is carried on as if it had not been', () => {
    const first = learn(nothingLearned(), settledDay(80, 1))
    const stored = JSON.parse(JSON.stringify(first))
    expect(JSON.stringify(learn(stored, settledDay(80, 2)))).toBe(
      JSON.stringify(learn(first, settledDay(80, 2))),
    )
  })

  test('a day without settled items changes nothing', () => {
    const learned = learn(nothingLearned(), settledDay(80, 1))
    expect(learn(learned, [])).toEqual(learned)
  })
})

describe('forecastVotes', () => {
  const model = settledModel([doubling, { ...doubling, age: 24, a: 0.1 }])

  test('is what the line says at a fitted age, with the interval of its bin', () => {
    expect(forecastVotes({ age: 8, votes: 9, midRank: 0.5 }, [model])).toEqual({
      final: 19,
      lo: Math.round(20 * Math.exp(-0.3) - 1),
      hi: Math.round(20 * Math.exp(0.3) - 1),
      age: 8,
      basis: 'settled',
      horizon: SETTLED_AGE,
      items: 400,
    })
  })

  test('lies between the forecasts of the two fitted ages around it', () => {
    const at = (age: number) => forecastVotes({ age, votes: 100, midRank: 0.5 }, [model]).final ?? Number.NaN
    expect(at(8)).toBe(201)
    expect(at(12)).toBeLessThan(at(8))
    expect(at(12)).toBeGreaterThan(at(24))
    expect(at(24)).toBe(Math.round(101 * Math.exp(0.1) - 1))
  })

  test('runs into the votes as they are when they have settled', () => {
    const settled = forecastVotes({ age: SETTLED_AGE, votes: 7, midRank: 0.5 }, [model])
    expect(settled).toMatchObject({ final: 7, lo: 7, hi: 7 })
    expect(forecastVotes({ age: 9999, votes: 7, midRank: 0.5 }, [model])).toMatchObject({
      final: 7,
      lo: 7,
      hi: 7,
    })
  })

  test('prefers own fits, and says which it used', () => {
    const at = (age: number) => forecastVotes({ age, votes: 9, midRank: 0.5 }, [model, RECORDED_VOTES])
    expect(at(8)).toMatchObject({ basis: 'settled', horizon: SETTLED_AGE })
    expect(at(5)).toMatchObject({ basis: 'recorded', horizon: 26 })
  })

  test('without a fit for the age there is a reason instead of a number', () => {
    const at = (age: number) =>
      forecastVotes({ age, votes: 9, midRank: 0.5 }, [settledModel([]), RECORDED_VOTES])
    expect(at(1)).toEqual({ final: null, reason: expect.stringContaining('too early') })
    expect(at(40)).toEqual({ final: null, reason: expect.stringContaining('too few items settled') })
    expect(forecastVotes({ age: 9, votes: 9, midRank: 0.5 }, [])).toMatchObject({ final: null })
  })

  test('is whole, ordered and never below the votes now, for any item and wherever the residuals lie', () => {
    const end = fc.double({ min: -2, max: 2, noNaN: true })
    const bin = fc.tuple(end, end).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) }))
    const drifted = fc.tuple(bin, bin, bin).map(([first, second, late]) =>
      settledModel([
        {
          ...doubling,
          bins: [
            { upTo: 4, ...first },
            { upTo: null, ...second },
          ],
        },
        { ...doubling, age: 24, a: 0.1, bins: [{ upTo: null, ...late }] },
      ]),
    )
    const item = fc.record({
      age: fc.double({ min: 3, max: 1000, noNaN: true }),
      votes: fc.nat(100_000),
      midRank: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(item, fc.oneof(fc.constant(model), drifted), (one, own) => {
        const forecast = forecastVotes(one, [own, RECORDED_VOTES])
        if (forecast.final === null) throw new Error('every age from 3 h on is covered')
        expect([forecast.lo, forecast.final, forecast.hi].every(Number.isInteger)).toBe(true)
        expect(forecast.lo).toBeGreaterThanOrEqual(one.votes)
        expect(forecast.final).toBeGreaterThanOrEqual(forecast.lo)
        expect(forecast.hi).toBeGreaterThanOrEqual(forecast.final)
      }),
    )
  })

  test('keeps up with votes that drift: it lies within the interval of what came last', () => {
    let learned = nothingLearned()
    for (let day = 0; day < 300; day++) {
      const growth = 1.5 + (1.5 * day) / 300
      learned = learn(
        learned,
        settledDay(10, day).map((one) => ({ ...one, finalVotes: Math.round(growth * one.votes) })),
      )
    }
    const fit = fitAge(8, learned)
    for (const votes of [3, 8, 15, 25, 40]) {
      const forecast = forecastVotes({ age: 8, votes, midRank: 0.5 }, [settledModel(fit ? [fit] : [])])
      expect(forecast.final).toBeGreaterThanOrEqual('lo' in forecast ? forecast.lo : Infinity)
    }
  })

  test('stays a number when a fit on odd items is absurdly steep', () => {
    const steep = settledModel([{ ...doubling, b: 500 }])
    expect(forecastVotes({ age: 8, votes: 1000, midRank: 0.5 }, [steep])).toMatchObject({
      final: 1e9,
      hi: 1e9,
    })
  })

  test('more votes never forecast fewer', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.double({ min: 3, max: 25, noNaN: true }), (votes, age) => {
        const final = (count: number) =>
          forecastVotes({ age, votes: count, midRank: 0.5 }, [RECORDED_VOTES]).final ?? 0
        expect(final(votes + 1)).toBeGreaterThanOrEqual(final(votes))
      }),
    )
  })

  test('refuses a negative age and negative votes', () => {
    expect(() => forecastVotes({ age: -1, votes: 1, midRank: 0.5 }, [model])).toThrow(RangeError)
    expect(() => forecastVotes({ age: 9, votes: -1, midRank: 0.5 }, [model])).toThrow(RangeError)
  })
})
