import { describe, expect, test } from 'vitest'
import type { PendingState } from '../../workers/collect/schedule.ts'
import { backOff, closesAt, DAYS_WATCHED, isRepeated } from '../../workers/collect/schedule.ts'
import { addDays, HOUR, MINUTE, startOf } from '../../workers/days.ts'
import { like, line, listing, papers, pendingJobs, state, trending } from './states.ts'

const today = '2026-03-11'
const ago = (days: number) => addDays(today, -days)
const at = startOf(today) + 10 * HOUR + 30 * MINUTE
const seen = at - 20 * MINUTE
/** All listings that are watched, seen a moment ago. */
const allSeen = Array.from({ length: DAYS_WATCHED + 1 }, (_, age) => listing(ago(age), seen))
const except = (...others: PendingState['listings']) => [
  ...allSeen.filter(({ day }) => !others.some((other) => other.day === day)),
  ...others,
]
const jobs = (given: Partial<PendingState>, sources = [papers], moment = at) =>
  pendingJobs(sources, state(given), moment).map(line)
const ofPapers = (...days: string[]) => days.map((day) => `collect huggingface-papers ${day}`)

describe('what is due', () => {
  test('of an empty database is every listing that is watched, the newest first', () => {
    expect(jobs({})).toEqual(ofPapers(...Array.from({ length: 22 }, (_, age) => ago(age))))
    expect(jobs({}, [trending])).toEqual([`collect github-trending ${today}`])
  })

  test('of an empty database with several sites is the newest day of each before the next one', () => {
    expect(jobs({}, [papers, like(papers, 'a'), trending]).slice(0, 5)).toEqual([
      ...['a', 'github-trending', 'huggingface-papers'].map((id) => `collect ${id} ${today}`),
      ...['a', 'huggingface-papers'].map((id) => `collect ${id} ${ago(1)}`),
    ])
  })

  test('is nothing right after everything was seen', () => {
    expect(jobs({ listings: allSeen })).toEqual([])
  })

  test.each<[string, number, number, number]>([
    ['today', 0, at - 31 * MINUTE, at - 30 * MINUTE],
    ['yesterday', 1, at - 31 * MINUTE, at - 30 * MINUTE],
    ['a listing of the first week', 2, at - 4.5 * HOUR - 1, at - 4.5 * HOUR],
    ['a listing at the end of the first week', 7, at - 4.5 * HOUR - 1, at - 4.5 * HOUR],
    ['a listing of the weeks after it', 8, startOf(today) - 1, startOf(today)],
    ['a listing on its last day', 21, startOf(today) - 1, startOf(today)],
  ])('is %s when a new stretch of the clock has begun since it was seen', (_, age, before, within) => {
    expect(jobs({ listings: except(listing(ago(age), before)) })).toEqual(ofPapers(ago(age)))
    expect(jobs({ listings: except(listing(ago(age), within)) })).toEqual([])
  })

  test('is never a listing that is settled, or of a day to come', () => {
    const listings = [...allSeen, listing(ago(22), null), listing(ago(-1), null, { nextPage: 1 })]
    expect(jobs({ listings })).toEqual([])
  })

  test('is a late look once, not once for every hour that was missed', () => {
    expect(jobs({ listings: except(listing(today, at - 9 * HOUR)) })).toEqual(ofPapers(today))
  })
})

describe('a listing waits', () => {
  const late = (more: Partial<PendingState['listings'][number]>) =>
    jobs({ listings: except(listing(today, at - 2 * HOUR, more)) })

  test('while another tick is at it, for a minute', () => {
    expect(late({ claimedAt: at - 1 })).toEqual([])
    expect(late({ claimedAt: at - MINUTE + 1 })).toEqual([])
    expect(late({ claimedAt: at - MINUTE })).toEqual(ofPapers(today))
  })

  test('not for the same tick, delivered again before it was done', () => {
    expect(late({ claimedAt: at })).toEqual(ofPapers(today))
  })

  test('after a failure, until it is to be tried again', () => {
    expect(late({ failures: 1, retryAt: at + 1 })).toEqual([])
    expect(late({ failures: 1, retryAt: at })).toEqual(ofPapers(today))
    expect(late({ nextPage: 1, failures: 1, retryAt: at + 1 })).toEqual([])
  })

  test('while its site is left alone, and other sites do not', () => {
    const pauses = [{ source: papers.id, retryAt: at + 1 }]
    expect(jobs({ pauses }, [papers, trending])).toEqual([`collect github-trending ${today}`])
    expect(jobs({ pauses: [{ source: papers.id, retryAt: at }] })).toHaveLength(22)
  })
})

describe('the most urgent job', () => {
  test('is a listing in the middle of its pages, whatever its day', () => {
    const listings = [
      listing(today, at - 2 * HOUR),
      listing(ago(12), at - 25 * HOUR, { nextPage: 1 }),
      listing(ago(1), null),
      listing(ago(3), at - 25 * HOUR, { nextPage: 2 }),
    ]
    expect(jobs({ listings }).slice(0, 4)).toEqual(ofPapers(ago(3), ago(12), ago(1), today))
  })

  test('is then today or yesterday, what was not seen for longest first', () => {
    const listings = except(listing(today, at - 2 * HOUR), listing(ago(1), at - 3 * HOUR))
    expect(jobs({ listings })).toEqual(ofPapers(ago(1), today))
  })

  test('is then a day to close, then an older listing, then one to thin out', () => {
    const given = {
      listings: except(listing(ago(5), at - 30 * HOUR), listing(today, null)),
      unclosed: [{ source: papers.id, day: ago(2) }],
      unthinned: [{ source: papers.id, day: ago(22) }],
    }
    expect(jobs(given)).toEqual([
      ...ofPapers(today),
      `close-day huggingface-papers ${ago(2)}`,
      ...ofPapers(ago(5)),
      `thin-out huggingface-papers ${ago(22)}`,
    ])
  })

  test('is, of older listings, the one whose look would be missed first', () => {
    const listings = except(listing(ago(15), at - 40 * HOUR), listing(ago(4), at - 7 * HOUR))
    expect(jobs({ listings })).toEqual(ofPapers(ago(4), ago(15)))
  })

  test('is the same for four sites: what was not seen for longest, then the newest, then by name', () => {
    const hours: [source: typeof papers, ago: number][] = [
      [papers, 2],
      [like(papers, 'b'), 3],
      [like(trending, 'c'), 2],
      [like(papers, 'a'), 3],
    ]
    const listings = hours.map(([source, hour]) => listing(today, at - hour * HOUR, { source: source.id }))
    const four = hours.map(([source]) => source)
    expect(jobs({ listings }, four).slice(0, 7)).toEqual([
      `collect a ${ago(1)}`,
      `collect b ${ago(1)}`,
      `collect huggingface-papers ${ago(1)}`,
      `collect a ${today}`,
      `collect b ${today}`,
      `collect c ${today}`,
      `collect huggingface-papers ${today}`,
    ])
  })
})

describe('a day', () => {
  const unclosed = [{ source: papers.id, day: ago(2) }]

  test('is closed 24 hours after it ends', () => {
    expect(closesAt(ago(2))).toBe(startOf(today))
    const closing = (moment: number) =>
      jobs({ unclosed }, [], moment).filter((job) => job.startsWith('close-day'))
    expect(closing(startOf(today) - 1)).toEqual([])
    expect(closing(startOf(today))).toEqual([`close-day huggingface-papers ${ago(2)}`])
  })

  test('is closed and thinned out although its site is left alone', () => {
    const given = {
      unclosed,
      unthinned: [{ source: papers.id, day: ago(30) }],
      pauses: [{ source: papers.id, retryAt: at + HOUR }],
    }
    expect(jobs(given)).toEqual([
      `close-day huggingface-papers ${ago(2)}`,
      `thin-out huggingface-papers ${ago(30)}`,
    ])
  })

  test('is thinned out when its listing is settled', () => {
    const thinning = (age: number) => jobs({ unthinned: [{ source: papers.id, day: ago(age) }] }, [])
    expect(thinning(DAYS_WATCHED)).toEqual([])
    expect(thinning(DAYS_WATCHED + 1)).toHaveLength(1)
  })
})

test('a tick is a repeated one when it, or a later one, has done something', () => {
  const worked = (...moments: (number | null)[]) =>
    state({ listings: moments.map((workedAt, age) => listing(ago(age), seen, { workedAt })) })
  expect(isRepeated(worked(), at)).toBe(false)
  expect(isRepeated(worked(null, at - 1), at)).toBe(false)
  expect(isRepeated(worked(at - 5 * MINUTE, at), at)).toBe(true)
  expect(isRepeated(worked(at + 5 * MINUTE), at)).toBe(true)
})

test('the back-off doubles from just under a tick to six hours', () => {
  expect([1, 2, 3, 7, 8, 5000].map((failures) => backOff(failures) / MINUTE)).toEqual([
    4.5, 9, 18, 288, 360, 360,
  ])
})
