import { DAY, HOUR, MINUTE } from '../../workers/days.ts'
import type { Sites } from './sites.ts'

/** One thing the Worker does, and how much of the 10 ms it may take. */
export interface Scenario {
  name: string
  path: string
  /** Whether whoever asks has the answer already, and is told that it is still right. */
  isKnown?: boolean
  /** Milliseconds of CPU for the Worker alone, cold. */
  limit: number
  /** Brings the sites into the state in which this happens; called before each request. */
  sites?: (sites: Sites) => Promise<void>
  /** Words of the answer, by which it is known that this was measured and nothing else. */
  expect?: string
  /** Ticks that have to happen before; not measured. */
  before?: number[]
  /** Ticks from a moment on, a minute apart, until one does this job: the next one, measured, does it too. */
  until?: { from: number; job: string }
}

/** A day of the sandbox with more than 50 papers, so that a full page of the API is read. */
export interface CrowdedDay {
  day: string
  /** A moment late on it. */
  at: number
}

const tick = (at: number): string => `/__tick?at=${at}`

/** Every kind of tick, in the order in which they follow from each other on an empty database. */
export function tickScenarios({ at }: CrowdedDay): Scenario[] {
  const now = (moment: number) => (sites: Sites) => sites.now(moment)
  const broken = (moment: number, mode: string, match: string) => async (sites: Sites) => {
    await sites.now(moment)
    await sites.fault(mode, 1, match)
  }
  const minute = (hours: number, minutes: number): number => at + hours * HOUR + minutes * MINUTE
  return [
    {
      name: 'collect GitHub Trending, 25 new',
      path: tick(at),
      limit: 15,
      sites: now(at),
      expect: '"itemsNew":25',
    },
    {
      name: 'collect API, 50 new papers',
      path: tick(minute(0, 5)),
      limit: 8,
      sites: now(at),
      expect: '"itemsNew":50',
    },
    {
      name: 'collect API, a last short page',
      path: tick(minute(0, 10)),
      limit: 8,
      sites: now(at),
      expect: '"nextPage":0',
    },
    {
      name: 'tag 20 items, and note their phrases',
      path: '/__tick',
      limit: 10,
      until: { from: minute(0, 15), job: 'tag' },
      expect: '"tagged":20',
    },
    {
      name: 'collect GitHub Trending, stars changed',
      before: [minute(0, 15)],
      path: tick(minute(1, 0)),
      limit: 15,
      sites: now(minute(1, 0)),
      expect: '"items":25',
    },
    {
      name: 'collect API, 50 rows, votes changed',
      path: tick(minute(1, 5)),
      limit: 8,
      sites: now(minute(1, 5)),
      expect: '"items":50',
    },
    {
      name: 'collect API, not modified',
      before: [minute(1, 10), minute(1, 15), minute(2, 0)],
      path: tick(minute(2, 5)),
      limit: 8,
      sites: now(minute(1, 5)),
      expect: '"status":"unchanged"',
    },
    {
      name: 'the site answers 500',
      before: [minute(2, 10), minute(2, 15)],
      path: tick(minute(3, 0)),
      limit: 10,
      sites: broken(minute(3, 0), '500', '/trending'),
      expect: 'answered 500',
    },
    {
      name: 'the API is no JSON',
      before: [minute(3, 5)],
      path: tick(minute(3, 10)),
      limit: 10,
      sites: broken(minute(3, 10), 'not-json', '/api/daily_papers'),
      expect: 'not JSON',
    },
    {
      name: 'collect hydration page, 50 rows',
      path: tick(minute(3, 15)),
      limit: 15,
      sites: now(minute(3, 15)),
      expect: '"items":50',
    },
    {
      name: 'close a day',
      path: '/__tick',
      limit: 10,
      until: { from: at + 3 * DAY, job: 'close-day' },
      expect: '"closed":true',
    },
    {
      name: 'thin out a day',
      path: '/__tick',
      limit: 10,
      until: { from: at + 26 * DAY, job: 'thin-out' },
      expect: '"thinned":',
    },
  ]
}

/** Real pages as they were recorded, the largest of each kind. */
export function recordedScenarios(): Scenario[] {
  const trending = Date.parse('2023-04-16T12:00:00Z')
  const papers = Date.parse('2025-06-06T01:55:00Z')
  const now = (moment: number) => (sites: Sites) => sites.now(moment)
  return [
    {
      name: 'recorded GitHub Trending page, 842 KB',
      path: tick(trending),
      limit: 15,
      sites: now(trending),
      expect: '"itemsNew":25',
    },
    {
      name: 'recorded API answer, 50 rows',
      before: [papers, papers + MINUTE],
      path: tick(papers + 2 * MINUTE),
      limit: 8,
      sites: now(papers),
      expect: '"itemsNew":50',
    },
  ]
}
