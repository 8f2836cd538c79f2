import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortsFrom } from '../../../workers/trends/votes/cohort.ts'
import { momentumOf, type SeenItem, type VoteKnowledge } from '../../../workers/trends/votes/momentum.ts'
import { RECORDED_VOTES } from '../../../workers/trends/votes/recorded.ts'

const cohorts = cohortsFrom(
  JSON.stringify([
    [6, 4, [[8, 2]]],
    [
      8,
      2,
      [
        [10, 2],
        [20, 2],
      ],
    ],
  ]),
)
const knowledge: VoteKnowledge = { models: [RECORDED_VOTES], cohorts }
const NOTHING: VoteKnowledge = { models: [], cohorts: [] }

const seen = (facts: Partial<SeenItem> = {}): SeenItem => ({
  looks: [
    { age: 6, votes: 8 },
    { age: 7, votes: 10 },
    { age: 8, votes: 16 },
  ],
  listing: [
    [10, 3],
    [16, 1],
  ],
  lost: null,
  incomparable: null,
  ...facts,
})

describe('how an item is doing', () => {
  test('is told by its last looks, those of its age and the forecast', () => {
    const momentum = momentumOf(seen(), knowledge)
    expect(momentum).toMatchObject({ age: 8, heat: 0.5, missing: {} })
    // Typical at 8 h: 2 votes in the 2 hours since 6 h.
    expect(momentum.velocity).toBeCloseTo((6 + 3 * 1) / (1 + 3), 12)
    expect(momentum.acceleration).toBeCloseTo((6 + 3) / 4 - (2 + 3) / 4, 12)
    expect(momentum.forecast).toMatchObject({ basis: 'recorded', horizon: 26, age: 8 })
    expect(momentum.forecast?.lo).toBeGreaterThanOrEqual(16)
  })

  test.each([
    [1, { velocity: 'it was seen only once', acceleration: 'it was seen only once' }],
    [2, { acceleration: 'it was seen only twice' }],
  ])('after %i looks it is said what is missing, and why', (count, missing) => {
    const momentum = momentumOf(seen({ looks: seen().looks.slice(0, count) }), knowledge)
    expect(momentum.missing).toEqual(missing)
    expect(momentum.acceleration).toBeNull()
    expect(momentum.velocity === null).toBe(count === 1)
  })

  test('without anything to compare with has a velocity, and no heat', () => {
    const momentum = momentumOf(seen(), NOTHING)
    expect(momentum.velocity).toBeCloseTo(6 / 4, 12)
    expect(momentum).toMatchObject({ heat: null, forecast: null })
    expect(momentum.missing).toEqual({
      heat: 'there are no earlier items to compare it with yet',
      forecast: 'too few settled items yet',
    })
  })

  test('too early has neither heat nor forecast', () => {
    const { heat, forecast, missing } = momentumOf(seen({ looks: [{ age: 2, votes: 3 }] }), knowledge)
    expect([heat, forecast]).toEqual([null, null])
    expect(missing.heat).toContain('known from 6 h on')
    expect(missing.forecast).toContain('too early')
  })

  test('is not known of one that is lost, has settled or was never seen', () => {
    const lost = momentumOf(seen({ lost: 'it is gone' }), knowledge)
    expect(lost).toMatchObject({ age: 8, velocity: null, acceleration: null, heat: null, forecast: null })
    expect(new Set(Object.values(lost.missing))).toEqual(new Set(['it is gone']))
    const old = momentumOf(seen({ looks: [{ age: 504, votes: 30 }] }), knowledge)
    expect(old.missing.forecast).toBe('its votes have settled')
    expect(momentumOf(seen({ looks: [] }), knowledge)).toMatchObject({ age: null, forecast: null })
  })

  test('is compared with nobody where votes cannot be', () => {
    const { velocity, heat, forecast, missing } = momentumOf(seen({ incomparable: 'stars' }), knowledge)
    expect(velocity).not.toBeNull()
    expect([heat, forecast]).toEqual([null, null])
    expect(missing).toEqual({ heat: 'stars', forecast: 'stars' })
  })

  test('is a number or has a reason, whatever was seen', () => {
    const steps = fc.array(fc.tuple(fc.double({ min: 0.01, max: 300, noNaN: true }), fc.nat(5000)), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(steps, fc.boolean(), fc.boolean(), (gaps, known, comparable) => {
        const looks = gaps.map(([, votes], i) => ({
          age: gaps.slice(0, i + 1).reduce((sum, [hours]) => sum + hours, 0),
          votes,
        }))
        const item = seen({ looks, incomparable: comparable ? null : 'stars' })
        const { missing, ...momentum } = momentumOf(item, known ? knowledge : NOTHING)
        for (const name of ['velocity', 'acceleration', 'heat'] as const) {
          if (momentum[name] === null) expect(missing[name]).toBeTruthy()
          else expect(Number.isFinite(momentum[name])).toBe(true)
        }
        expect(momentum.forecast === null).toBe(missing.forecast !== undefined)
      }),
    )
  })
})
