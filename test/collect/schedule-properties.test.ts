import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLAIM, DAYS_WATCHED, type ListingState } from '../../workers/collect/schedule.ts'
import { addDays, DAY, dayOf, daysBetween, HOUR, startOf } from '../../workers/days.ts'
import { like, line, papers, pendingJobs, type state, trending } from './states.ts'

const four = [papers, trending, like(papers, 'b-papers'), like(trending, 'c-trending')]
const noon = startOf('2026-03-11') + 12 * HOUR
const moment = fc.integer({ min: noon - 26 * DAY, max: noon + DAY })
const maybeMoment = fc.option(moment)
const day = fc.integer({ min: -26, max: 2 }).map((days) => addDays('2026-03-11', days))
const id = fc.constantFrom(...four.map((source) => source.id))

const listingState: fc.Arbitrary<ListingState> = fc.record({
  source: id,
  day,
  claimedAt: maybeMoment,
  lookedAt: maybeMoment,
  failures: fc.nat(9),
  retryAt: maybeMoment,
  nextPage: fc.constantFrom(0, 0, 0, 1, 2),
  workedAt: maybeMoment,
})
const key = ({ source, day }: { source: string; day: string }) => `${source} ${day}`
const pair = fc.record({ source: id, day })
const pendingState = fc.record({
  listings: fc.uniqueArray(listingState, { selector: key, maxLength: 60 }),
  pauses: fc.uniqueArray(fc.record({ source: id, retryAt: moment }), { selector: ({ source }) => source }),
  unclosed: fc.uniqueArray(pair, { selector: key, maxLength: 10 }),
  unthinned: fc.uniqueArray(pair, { selector: key, maxLength: 10 }),
})
const check = (property: (given: ReturnType<typeof state>, at: number) => void) =>
  fc.assert(fc.property(pendingState, moment, property), { numRuns: 400 })

describe('whatever the state', () => {
  test('no listing has two jobs of one kind', () => {
    check((given, at) => {
      const lines = pendingJobs(four, given, at).map(line)
      expect(new Set(lines).size).toBe(lines.length)
    })
  })

  test('only listings within their days are looked at, none of them before its time', () => {
    check((given, at) => {
      for (const job of pendingJobs(four, given, at).filter(({ kind }) => kind === 'collect')) {
        const age = daysBetween(job.day, dayOf(at))
        expect(age).toBeGreaterThanOrEqual(0)
        expect(age).toBeLessThanOrEqual(DAYS_WATCHED)
        const every = four.find((source) => source.id === job.source)?.hoursBetweenLooks(age) ?? null
        expect(every).not.toBeNull()
        expect(given.pauses.some(({ source, retryAt }) => source === job.source && at < retryAt)).toBe(false)
        const known = given.listings.find((listing) => key(listing) === key(job))
        if (known === undefined) continue
        expect(at).toBeGreaterThanOrEqual(known.retryAt ?? 0)
        const held = known.claimedAt !== null && at > known.claimedAt && at < known.claimedAt + CLAIM
        expect(held).toBe(false)
        if (known.nextPage === 0 && known.lookedAt !== null) {
          const stretch = (every ?? 0) * HOUR
          expect(Math.floor(at / stretch)).toBeGreaterThan(Math.floor(known.lookedAt / stretch))
        }
      }
    })
  })

  test('the same state gives the same jobs, in whatever order it was read', () => {
    check((given, at) => {
      const jobs = pendingJobs(four, given, at).map(line)
      const turned = { ...given, listings: given.listings.toReversed(), pauses: given.pauses.toReversed() }
      expect(pendingJobs(four, structuredClone(given), at).map(line)).toEqual(jobs)
      expect(pendingJobs(four.toReversed(), turned, at).map(line)).toEqual(jobs)
    })
  })

  test('the state is only read', () => {
    check((given, at) => {
      const before = structuredClone(given)
      pendingJobs(four, given, at)
      expect(given).toEqual(before)
    })
  })

  test('a source has the same looks, whoever else is collected', () => {
    check((given, at) => {
      const looks = (jobs: ReturnType<typeof pendingJobs>) =>
        jobs.filter(({ kind, source }) => kind === 'collect' && source === papers.id).map(line)
      expect(looks(pendingJobs(four, given, at))).toEqual(looks(pendingJobs([papers], given, at)))
    })
  })
})
