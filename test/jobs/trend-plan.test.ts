import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pendingJobs } from '../../workers/jobs/plan.ts'
import { type TrendJob, type TrendState, trendJobs } from '../../workers/jobs/trend-plan.ts'
import { sources } from '../../workers/sources/index.ts'
import type { Day } from '../../workers/types.ts'

const AT = Date.parse('2025-06-20T12:00:00Z')
const VERSION = '7'
const [papers = '', repositories = ''] = sources.map(({ id }) => id)

/** Everything is done up to the last day that can be, two days ago. */
const DONE: TrendState = {
  generation: { id: 3, version: VERSION, state: 'served' },
  untagged: false,
  uncounted: [],
  follows: [papers, repositories].map((source) => ({
    source,
    firstDay: '2025-01-02',
    followed: '2025-06-18',
    rewindTo: null,
  })),
  retired: null,
}

const day = (name: Day, source = papers) => ({ source, day: name })

/** What is to be done, in the order of the steps. */
function jobs(state: Partial<TrendState>, unclosed: { source: string; day: Day }[] = []): TrendJob[] {
  const { begin, tagging, counting, following, finishing } = trendJobs(
    sources,
    { ...DONE, ...state },
    unclosed,
    VERSION,
    AT,
  )
  return [...begin, ...tagging, ...counting, ...following, ...finishing]
}

const follows = (followed: Day | null, rewindTo: Day | null = null, firstDay: Day | null = '2025-01-02') => ({
  follows: [{ source: papers, firstDay, followed, rewindTo }],
})

describe('what there is to do about topics', () => {
  test('is nothing when all is done', () => {
    expect(jobs({})).toEqual([])
  })

  test('all items are tagged before a day is counted', () => {
    const uncounted = [day('2025-06-19')]
    expect(jobs({ untagged: true, uncounted })).toEqual([{ kind: 'tag', generation: 3 }])
    expect(jobs({ uncounted })).toEqual([{ kind: 'count-topics', generation: 3, days: uncounted }])
  })

  test('14 days are counted at once, the oldest first', () => {
    const uncounted = Array.from({ length: 31 }, (_, i) => day(`2025-05-${String(i + 1).padStart(2, '0')}`))
    expect(jobs({ uncounted })).toMatchObject([{ kind: 'count-topics', days: uncounted.slice(0, 14) }])
  })

  test('a source is followed up to the day before yesterday', () => {
    expect(jobs(follows('2025-06-17'))).toEqual([
      { kind: 'follow-topics', generation: 3, source: papers, through: '2025-06-18' },
    ])
    expect(jobs(follows(null))).toMatchObject([{ through: '2025-06-18' }])
  })

  test('and no further than to the day before the first that is not closed or not counted', () => {
    expect(jobs(follows('2025-06-10'), [day('2025-06-15')])).toMatchObject([{ through: '2025-06-14' }])
    const both = { ...follows('2025-06-10'), uncounted: [day('2025-06-13'), day('2025-06-17')] }
    expect(jobs(both, [day('2025-06-15')])).toMatchObject([
      { kind: 'count-topics' },
      { kind: 'follow-topics', through: '2025-06-12' },
    ])
    expect(jobs(follows('2025-06-14'), [day('2025-06-15')])).toEqual([])
  })

  test('whatever is open at another source', () => {
    expect(jobs(follows('2025-06-10'), [day('2025-06-15', repositories)])).toMatchObject([
      { through: '2025-06-18' },
    ])
  })

  test('a day that has changed is followed again once it is closed', () => {
    const changed = follows('2025-06-18', '2025-06-12')
    expect(jobs(changed)).toMatchObject([{ kind: 'follow-topics', through: '2025-06-18' }])
    expect(jobs(changed, [day('2025-06-12')])).toEqual([])
    expect(jobs(changed, [day('2025-06-13')])).toMatchObject([{ through: '2025-06-12' }])
  })

  test('a source without an item is not followed, nor one whose first day is still open', () => {
    expect(jobs(follows(null, null, null))).toEqual([])
    expect(jobs(follows(null, null, '2025-06-19'))).toEqual([])
  })
})

describe('a version of the taxonomy', () => {
  const NEW: TrendJob[] = [{ kind: 'new-generation' }]

  test('is begun when nothing, another one, or one that was given up was counted with last', () => {
    expect(jobs({ generation: null })).toEqual(NEW)
    expect(jobs({ generation: { id: 3, version: '6', state: 'served' }, untagged: true })).toEqual(NEW)
    expect(jobs({ generation: { id: 3, version: '6', state: 'building' } })).toEqual(NEW)
    expect(jobs({ generation: { id: 3, version: VERSION, state: 'retired' } })).toEqual(NEW)
  })

  const building = { generation: { id: 4, version: VERSION, state: 'building' as const } }

  test('is served when everything is tagged, counted and followed with it, and not before', () => {
    expect(jobs(building)).toEqual([{ kind: 'serve-generation', generation: 4 }])
    for (const rest of [{ untagged: true }, { uncounted: [day('2025-06-19')] }, follows('2025-06-17')])
      expect(jobs({ ...building, ...rest }).map(({ kind }) => kind)).not.toContain('serve-generation')
  })

  test('that is retired is forgotten in the end', () => {
    expect(jobs({ retired: 2 })).toEqual([{ kind: 'forget-generation', generation: 2 }])
    expect(jobs({ ...building, retired: 2 }).map(({ kind }) => kind)).toEqual([
      'serve-generation',
      'forget-generation',
    ])
  })
})

describe('beside collecting', () => {
  /** A past that was looked at, today's listings due, a day to close and one to thin out. */
  const LISTINGS = {
    listings: sources.flatMap(({ id: source }) =>
      Array.from({ length: 22 }, (_, age) => ({
        source,
        day: new Date(AT - age * 86_400_000).toISOString().slice(0, 10),
        claimedAt: null,
        lookedAt: age > 1 ? AT - 1000 : AT - 3 * 86_400_000,
        failures: 0,
        retryAt: null,
        nextPage: 0,
        workedAt: null,
      })),
    ),
    pauses: [],
    unclosed: [day('2025-06-18', repositories)],
    unthinned: [day('2025-05-01')],
  }
  const WAITING = { untagged: true, ...follows('2025-06-10'), retired: 1 }
  const order = (state: Partial<TrendState>) => {
    const search = { unnoted: false, unsorted: false }
    const pending = { listings: LISTINGS, trends: { ...DONE, ...state }, votes: [], search, digests: [] }
    return [...new Set(pendingJobs(sources, pending, VERSION, AT).map(({ kind }) => kind))]
  }

  test('what would be missed comes first, then tags, closing, counting and following, then what can wait', () => {
    expect(order(WAITING)).toEqual([
      'collect',
      'tag',
      'close-day',
      'follow-topics',
      'thin-out',
      'forget-generation',
    ])
    expect(order({ ...WAITING, untagged: false, uncounted: [day('2025-06-19')] })).toEqual([
      'collect',
      'close-day',
      'count-topics',
      'follow-topics',
      'thin-out',
      'forget-generation',
    ])
  })

  test('looks at older listings do not keep everything else from being done: a tick in every half hour does that first', () => {
    const due = LISTINGS.listings.map((listing) => ({ ...listing, lookedAt: AT - 3 * 86_400_000 }))
    const firstAt = (minutes: number, state: Partial<TrendState>) => {
      const at = AT + minutes * 60_000
      // Today's and yesterday's listings have just been seen; of the older ones all are due.
      const listings = due.map((listing) => ({
        ...listing,
        lookedAt: listing.day >= '2025-06-19' ? at : listing.lookedAt,
      }))
      const pending = {
        listings: { ...LISTINGS, unclosed: [], listings },
        trends: { ...DONE, ...state },
        votes: [],
        digests: [],
        search: { unnoted: false, unsorted: false },
      }
      return pendingJobs(sources, pending, VERSION, at)[0]?.kind
    }
    const minutes = Array.from({ length: 12 }, (_, i) => i * 5)
    const building = { id: 4, version: VERSION, state: 'building' as const }
    for (const [state, kind] of [
      [{}, 'thin-out'],
      [follows('2025-06-10'), 'follow-topics'],
      [{ ...follows('2025-06-10'), generation: building }, 'thin-out'],
    ] as const) {
      const hour = minutes.map((minute) => firstAt(minute, state))
      expect(minutes.filter((_, i) => hour[i] === kind)).toEqual([25, 55])
      expect(hour.filter((first) => first === 'collect')).toHaveLength(10)
    }
  })

  test('a version that is being built waits for everything else', () => {
    const building = { id: 4, version: VERSION, state: 'building' as const }
    expect(order({ ...WAITING, generation: building })).toEqual([
      'collect',
      'close-day',
      'thin-out',
      'tag',
      'follow-topics',
      'forget-generation',
    ])
  })

  test('a new version is begun before anything is done with the old one', () => {
    expect(order({ ...WAITING, generation: null }).slice(0, 2)).toEqual(['collect', 'new-generation'])
  })
})

test('in any state, nothing is counted while an item waits, and nothing followed beyond what is settled', () => {
  const someDay = fc.integer({ min: 1, max: 30 }).map((date) => `2025-06-${String(date).padStart(2, '0')}`)
  const where = fc.record({ source: fc.constantFrom(papers, repositories), day: someDay })
  const states = fc.record({
    generation: fc.record({
      id: fc.nat(9),
      version: fc.constantFrom('6', VERSION),
      state: fc.constantFrom('building' as const, 'served' as const, 'retired' as const),
    }),
    untagged: fc.boolean(),
    uncounted: fc.array(where),
    follows: fc.array(
      fc.record({
        source: fc.constantFrom(papers, repositories),
        firstDay: fc.option(someDay),
        followed: fc.option(someDay),
        rewindTo: fc.option(someDay),
      }),
      { maxLength: 2 },
    ),
    retired: fc.option(fc.nat(9)),
  })
  fc.assert(
    fc.property(states, fc.array(where), (state, unclosed) => {
      const found = trendJobs(sources, state, unclosed, VERSION, AT)
      if (state.untagged) expect(found.counting).toEqual([])
      for (const job of found.following) {
        if (job.kind !== 'follow-topics') throw new Error(job.kind)
        expect(job.through <= '2025-06-18').toBe(true)
        for (const { source, day: waiting } of [...state.uncounted, ...unclosed])
          if (source === job.source) expect(job.through < waiting).toBe(true)
      }
      const serves = found.finishing.some(({ kind }) => kind === 'serve-generation')
      if (serves) expect([found.tagging, found.counting, found.following].flat()).toEqual([])
      const others = [found.tagging, found.counting, found.following, found.finishing].flat()
      if (found.begin.length > 0) expect(others).toEqual([])
    }),
  )
})
