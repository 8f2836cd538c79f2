import { describe, expect, it } from 'vitest'
import { volume } from './calendar.ts'
import { DAY, dayNamed, dayNumber, HOUR, weekday } from './days.ts'
import { answerTo } from './server.ts'
import { createWorld } from './world.ts'

const lastDay = '2026-06-30'
const last = dayNumber(lastDay)
const daysBack = (count: number) => Array.from({ length: count }, (_, at) => dayNamed(last - count + 1 + at))
const address = (path: string) => new URL(path, 'http://sandbox')

describe('a world', () => {
  it('answers with the same bytes when it is made again, whatever was asked before', () => {
    const one = createWorld({ seed: 7, lastDay })
    const other = createWorld({ seed: 7, lastDay })
    const paths = daysBack(9).flatMap((day) => [
      `/api/daily_papers?date=${day}`,
      `/papers/date/${day}`,
      '/trending',
    ])
    const now = (last + 1) * DAY + 5 * HOUR
    const inOrder = paths.map((path) => answerTo(one, address(path), now))
    const backwards = paths
      .toReversed()
      .map((path) => answerTo(other, address(path), now))
      .toReversed()
    expect(backwards).toEqual(inOrder)
  })

  it('differs with the seed', () => {
    const titles = (seed: number) =>
      createWorld({ seed, lastDay })
        .papersOn(lastDay)
        .map(({ title }) => title)
    expect(titles(1)).not.toEqual(titles(2))
  })

  it('makes any day without the days before it', () => {
    const [paper] = createWorld({ seed: 7, lastDay }).papersOn('2024-03-05')
    expect(paper?.id).toMatch(/^24\d\d\.\d{5}$|^23\d\d\.\d{5}$/)
  })

  it('gives every paper its own id, over three years', () => {
    const ids = new Set<string>()
    let papers = 0
    const world = createWorld({ seed: 3, lastDay })
    for (const day of daysBack(1100)) {
      for (const { id } of world.papersOn(day)) ids.add(id)
      papers += world.papersOn(day).length
    }
    expect(papers).toBeGreaterThan(10_000)
    expect(ids.size).toBe(papers)
  })

  it('lists nothing before the first day', () => {
    const world = createWorld({ seed: 1, firstDay: '2026-06-01', lastDay })
    expect(world.entriesOn('2026-05-29')).toEqual([])
    expect(world.entriesOn('2026-06-01').length).toBeGreaterThan(0)
  })

  it('refuses days that do not exist', () => {
    expect(() => createWorld({ seed: 1, lastDay: '2026-02-30' })).toThrow(RangeError)
  })

  it('reads well: titles are varied and of usual length', () => {
    const world = createWorld({ seed: 1, lastDay })
    const papers = daysBack(120).flatMap((day) => world.papersOn(day))
    const titles = new Set(papers.map(({ title }) => title))
    expect(titles.size).toBeGreaterThan(0.97 * papers.length)
    for (const { title, summary } of papers) {
      expect(title.length).toBeLessThan(160)
      expect(summary.length).toBeGreaterThan(600)
      expect(summary.length).toBeLessThan(2300)
      expect(`${title} ${summary}`).not.toMatch(/[{}[\]|]|undefined|null/)
    }
  })
})

describe('the calendar', () => {
  const days = Array.from({ length: 800 }, (_, at) => last - at)

  it('has no listings at weekends and, rarely, none on a weekday', () => {
    for (const day of days) if (weekday(day) % 6 === 0) expect(volume(1, day)).toBe(0)
    const weekdays = days.filter((day) => weekday(day) % 6 !== 0)
    const empty = weekdays.filter((day) => volume(1, day) === 0).length
    expect(empty).toBeGreaterThan(5)
    expect(empty).toBeLessThan(0.08 * weekdays.length)
  })

  it('swings between about 10 and 42 papers a day over months', () => {
    const means: number[] = []
    for (let at = 0; at + 28 <= days.length; at += 28) {
      const open = days
        .slice(at, at + 28)
        .map((day) => volume(1, day))
        .filter((count) => count > 0)
      means.push(open.reduce((sum, count) => sum + count, 0) / open.length)
    }
    expect(Math.min(...means)).toBeLessThan(15)
    expect(Math.min(...means)).toBeGreaterThan(7)
    expect(Math.max(...means)).toBeGreaterThan(30)
    expect(Math.max(...means)).toBeLessThan(45)
  })

  it('has a crowded day now and then, with more papers than fit one page', () => {
    const crowded = days.filter((day) => volume(1, day) > 50).length
    expect(crowded).toBeGreaterThanOrEqual(5)
    expect(crowded).toBeLessThan(20)
  })
})
