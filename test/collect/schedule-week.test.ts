import { describe, expect, test } from 'vitest'
import { missedLooksBefore } from '../../workers/collect/missed-looks.ts'
import { DAYS_WATCHED } from '../../workers/collect/schedule.ts'
import { addDays, DAY, dayOf, daysBetween, HOUR, MINUTE, startOf } from '../../workers/days.ts'
import type { Source } from '../../workers/types.ts'
import { type Done, simulate, type World } from './fake-store.ts'
import { like, papers, trending } from './states.ts'

const begin = startOf('2026-03-02') + 7 * HOUR + 2 * MINUTE
const monday = startOf('2026-03-09')
const sunday = monday + 7 * DAY
const both: World = { sources: [papers, trending] }

const looksAt = (done: Done[], source: Source) =>
  done.filter(({ job, ok }) => ok && job.kind === 'collect' && job.source === source.id)
const within = (done: Done[], from: number, to: number) => done.filter(({ at }) => at >= from && at < to)
/** How often each listing of `day` was looked at in each stretch of `hours`, by the stretch's start. */
function perStretch(
  done: Done[],
  source: Source,
  ages: [number, number],
  hours: number,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { at, job } of looksAt(done, source)) {
    const age = daysBetween(job.day, dayOf(at))
    if (age < ages[0] || age > ages[1]) continue
    const stretch = `${job.day} ${Math.floor(at / (hours * HOUR))}`
    counts.set(stretch, (counts.get(stretch) ?? 0) + 1)
  }
  return counts
}
/** Each listing of these ages, in each stretch of the week, exactly once. */
function expectOnceEach(done: Done[], source: Source, ages: [number, number], hours: number): void {
  const counts = perStretch(within(done, monday, sunday), source, ages, hours)
  expect([...new Set(counts.values())]).toEqual([1])
  expect(counts.size).toBe(((ages[1] - ages[0] + 1) * 7 * 24) / hours)
}

function expectTheSchedule(done: Done[], source: Source): void {
  expectOnceEach(done, source, [0, source.showsPastDays ? 1 : 0], 1)
  if (!source.showsPastDays) return
  expectOnceEach(done, source, [2, 7], 6)
  expectOnceEach(done, source, [8, DAYS_WATCHED], 24)
}

describe('a week of ticks, every five minutes', () => {
  const done = simulate(both, begin, sunday)

  test('looks at every listing exactly as often as its source says, and never more often', () => {
    for (const source of both.sources) expectTheSchedule(done, source)
    const looks = within(looksAt(done, papers), monday, sunday).length
    expect(looks).toBe(7 * (2 * 24 + 6 * 4 + 14))
    expect(within(looksAt(done, trending), monday, sunday)).toHaveLength(7 * 24)
  })

  test('closes every day once, in the first hours after it may be closed', () => {
    const closed = within(done, monday, sunday).filter(({ job }) => job.kind === 'close-day')
    expect(closed).toHaveLength(14)
    for (const { at, job } of closed) expect(at - startOf(addDays(job.day, 2))).toBeLessThan(2 * HOUR)
  })

  test('thins every settled day out once', () => {
    const long = simulate(both, begin, begin + 30 * DAY).filter(({ job }) => job.kind === 'thin-out')
    expect(long.length).toBeGreaterThan(30)
    expect(new Set(long.map(({ job }) => `${job.source} ${job.day}`)).size).toBe(long.length)
  })

  test('never leaves a listing alone for so long that its curve has a gap', () => {
    const last = new Map<string, number>()
    for (const { at, job } of looksAt(done, papers)) {
      const before = last.get(job.day) ?? null
      last.set(job.day, at)
      if (at >= monday) expect([job, missedLooksBefore(papers, job.day, before, at)]).toEqual([job, false])
    }
  })

  test('keeps to the schedule with four sources', () => {
    const sources = [papers, trending, like(papers, 'other-papers'), like(trending, 'other-trending')]
    const four = simulate({ sources }, begin, sunday)
    for (const source of sources) expectTheSchedule(four, source)
  })

  test('asks for the second page of a long listing in the tick after the first', () => {
    const long = '2026-03-10'
    const paged = simulate({ ...both, pages: ({ day }) => (day === long ? 2 : 1) }, begin, sunday)
    const moments = (all: Done[]) =>
      looksAt(all, papers)
        .filter(({ job }) => job.day === long)
        .map(({ at }) => at)
    const pages = moments(paged)
    expect(pages).toHaveLength(2 * moments(done).length)
    for (let i = 0; i < pages.length; i += 2) expect((pages[i + 1] ?? 0) - (pages[i] ?? 0)).toBe(5 * MINUTE)
  })
})

describe('starting and starting again', () => {
  test('from nothing, today is seen in the first ticks and every listing within five hours', () => {
    const done = simulate(both, begin, begin + 5 * HOUR)
    expect(done.slice(0, 3).map(({ job }) => `${job.source} ${daysBetween(job.day, dayOf(begin))}`)).toEqual([
      'github-trending 0',
      'huggingface-papers 0',
      'huggingface-papers 1',
    ])
    expect(new Set(looksAt(done, papers).map(({ job }) => job.day)).size).toBe(DAYS_WATCHED + 1)
  })

  test('after an outage of the cron, each listing is looked at once, and then as ever', () => {
    const outage = { from: monday - 13 * HOUR, to: monday - 2 * HOUR }
    const ticks = (at: number) => at < outage.from || at >= outage.to
    const done = simulate({ ...both, ticks }, begin, sunday)
    for (const source of both.sources) expectTheSchedule(done, source)
    const firstHour = within(looksAt(done, papers), outage.to, outage.to + HOUR).map(({ job }) => job.day)
    expect(new Set(firstHour).size).toBe(firstHour.length)
    expect(firstHour).toContain(dayOf(outage.to))
  })

  test('while one site is down it is asked ever less often, and the other as ever', () => {
    const down = { from: monday + 3 * HOUR, to: monday + 30 * HOUR }
    const isUp = (source: string, at: number) => source !== papers.id || at < down.from || at >= down.to
    const done = simulate({ ...both, isUp }, begin, sunday)
    expectTheSchedule(done, trending)
    const failed = done.filter(({ ok }) => !ok).map(({ at }) => at)
    const waits = failed.slice(1).map((at, i) => (at - (failed[i] ?? 0)) / MINUTE)
    expect(waits).toEqual([5, 10, 20, 40, 75, 145, 290, 360, 360])
    const again = looksAt(done, papers).find(({ at }) => at >= down.to)?.at ?? Number.POSITIVE_INFINITY
    expect(again - down.to).toBeLessThanOrEqual(6 * HOUR)
    const days = within(looksAt(done, papers), again, again + 3 * HOUR).map(({ job }) => job.day)
    expect(new Set(days).size).toBe(DAYS_WATCHED + 1)
  })
})
