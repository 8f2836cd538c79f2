import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAYS_WATCHED } from '../../workers/collect/schedule.ts'
import { type Point, tellingMoments, thinnedOut } from '../../workers/collect/thin.ts'
import { addDays, DAY, endOf, HOUR, startOf } from '../../workers/days.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { LADDER } from '../../workers/trends/votes/ladder.ts'
import { listingAtAges, looksToAsk } from '../../workers/trends/votes/listing-ages.ts'
import { pendingJobs } from './states.ts'

const listed = '2026-03-11'
const first = startOf(listed)
const later = first + 100 * DAY
const pointsAt = (...hours: number[]): Point[] =>
  hours.map((hour, i) => ({ observedAt: first + hour * HOUR, upvotes: i }))
const thinned = (points: readonly Point[], at = later, looks: readonly number[] = []) =>
  thinnedOut(points, tellingMoments({ day: listed, looks }), listed, at)
const gone = (points: Point[], at = later, looks: readonly number[] = []) =>
  thinned(points, at, looks).map((moment) => (moment - first) / HOUR)
const lastUntil = (points: readonly Point[], moment: number) =>
  points.findLast(({ observedAt }) => observedAt <= moment)

/** An item's observations at irregular hours, over weeks. */
const observations = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 120 })
  .map((shares) => shares.map((share) => Math.round(share ** 3 * 30 * 24 * 60)))
  .map((minutes) => [...new Set(minutes)].sort((a, b) => a - b))
  .map((minutes): Point[] =>
    minutes.map((minute, i) => ({ observedAt: first + minute * 60_000, upvotes: i })),
  )

describe('thinning out', () => {
  test('keeps the last observation at or before each ladder age', () => {
    expect(gone(pointsAt(0, 4.2, 5, 6, 6.5, 7.9, 8.1))).toEqual([4.2, 5, 6.5])
    expect(gone(pointsAt(0, 9, 10, 11, 12))).toEqual([9, 10, 11])
  })

  test('keeps one that holds over several ages', () => {
    expect(gone(pointsAt(0, 9, 50, 60, 200))).toEqual([50])
  })

  test('keeps the last one of each day after the ladder', () => {
    const day = (n: number) => n * 24
    expect(gone(pointsAt(0, day(7) + 1, day(7) + 20, day(8), day(8) + 3, day(9) + 3))).toEqual([
      day(7) + 1,
      day(7) + 20,
    ])
  })

  test('keeps the first and the newest, and so all of one or two', () => {
    for (const points of [[], pointsAt(0.5), pointsAt(0.2, 0.3)]) expect(gone(points)).toEqual([])
    expect(gone(pointsAt(0.2, 0.3, 0.4))).toEqual([0.3])
  })

  test('leaves alone what is not 14 days old', () => {
    const points = pointsAt(0, 4.2, 5, 6)
    expect(gone(points, first + 4.2 * HOUR + 14 * DAY - 1)).toEqual([])
    expect(gone(points, first + 4.2 * HOUR + 14 * DAY)).toEqual([4.2])
  })

  test('leaves known at every ladder age, and on every later day, what was known before', () => {
    const ages = [
      ...LADDER.map((hours) => hours * HOUR),
      ...Array.from({ length: 40 }, (_, i) => (i + 7) * DAY),
    ]
    fc.assert(
      fc.property(observations, fc.nat(60), (points, days) => {
        const out = new Set(thinned(points, first + days * DAY))
        const kept = points.filter(({ observedAt }) => !out.has(observedAt))
        for (const age of ages) expect(lastUntil(kept, first + age)).toBe(lastUntil(points, first + age))
        expect(kept.at(-1)).toBe(points.at(-1))
        expect(kept[0]).toBe(points[0])
        for (const moment of out) expect(moment).toBeLessThanOrEqual(first + (days - 14) * DAY)
      }),
      { numRuns: 300 },
    )
  })

  test('keeps what held at the looks around each ladder age', () => {
    const minutes = [0, 7.1, 7.9, 8.1, 8.9, 9.1, 9.9]
    expect(gone(pointsAt(...minutes))).toEqual([7.1, 8.1, 8.9, 9.1])
    const looks = [7.5, 8.5].map((hour) => first + hour * HOUR)
    expect(gone(pointsAt(...minutes), later, looks)).toEqual([8.9, 9.1])
  })

  test('leaves the votes at the ladder ages as they were, whenever the listing was looked at', () => {
    const looks = fc
      .array(fc.nat(10 * 24 * 60), { maxLength: 150 })
      .map((minutes) => [...new Set(minutes)].sort((a, b) => a - b).map((minute) => first + minute * 60_000))
    fc.assert(
      fc.property(observations, looks, fc.nat(60), (points, looks, days) => {
        const out = new Set(thinned(points, first + days * DAY, looks))
        const kept = points.filter(({ observedAt }) => !out.has(observedAt))
        const votesOf = (some: readonly Point[]) => {
          const asked = looksToAsk(listed, looks, LADDER)
          const held = asked.moments.map((moment) => lastUntil(some, moment)?.upvotes ?? null)
          return listingAtAges(asked, [{ id: 1, held, away: [] }], true)
        }
        expect(votesOf(kept)).toEqual(votesOf(points))
      }),
    )
  })

  test('takes nothing more the second time', () => {
    fc.assert(
      fc.property(observations, (points) => {
        const out = new Set(thinned(points))
        const kept = points.filter(({ observedAt }) => !out.has(observedAt))
        expect(thinned(kept)).toEqual([])
      }),
    )
  })

  test('leaves one observation an age and a day, however many there were', () => {
    fc.assert(
      fc.property(observations, (points) => {
        const span = ((points.at(-1)?.observedAt ?? first) - first) / DAY
        const kept = points.length - thinned(points).length
        expect(kept).toBeLessThanOrEqual(LADDER.length + Math.max(0, Math.ceil(span) - 7) + 2)
      }),
    )
  })
})

test('when a listing is thinned out, all looks that were closer than a day are old enough to go', () => {
  const day = '2026-03-11'
  const state = (at: number) =>
    pendingJobs(
      [],
      { listings: [], pauses: [], unclosed: [], unthinned: [{ source: huggingfacePapers.id, day }] },
      at,
    )
  let at = startOf(day)
  while (state(at).length === 0) at += HOUR
  expect(at).toBeGreaterThanOrEqual(endOf(addDays(day, DAYS_WATCHED)))
  let frequentUntil = 0
  while ((huggingfacePapers.hoursBetweenLooks(frequentUntil) ?? 24) < 24) frequentUntil++
  const hourly: Point[] = []
  for (let moment = first; moment < startOf(day) + frequentUntil * DAY; moment += HOUR)
    hourly.push({ observedAt: moment, upvotes: hourly.length })
  expect(hourly.length - thinned(hourly, at).length).toBeLessThanOrEqual(LADDER.length + 3)
})
