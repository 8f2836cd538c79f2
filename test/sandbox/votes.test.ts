import { describe, expect, it } from 'vitest'
import { DAY, dayNamed, dayNumber, HOUR } from './days.ts'
import type { Paper } from './papers.ts'
import { votesAt } from './votes.ts'
import { createWorld } from './world.ts'

const world = createWorld({ seed: 11 })
const last = dayNumber(world.lastDay)
const papers = Array.from({ length: 420 }, (_, back) => world.papersOn(dayNamed(last - back))).flat()

const votes = (paper: Paper, hours: number) => votesAt(paper.votes, paper.day * DAY + hours * HOUR)
const listedBy = (hours: number) =>
  papers.filter(({ arrivesAt, day }) => arrivesAt <= day * DAY + hours * HOUR)
const total = (list: Paper[], hours: number) => list.reduce((sum, paper) => sum + votes(paper, hours), 0)
const quantile = (numbers: number[], part: number) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(part * numbers.length)] ?? Number.NaN

describe('a listing', () => {
  it('fills through the day: two in five papers of T+26 h are not there at T+8 h', () => {
    const missing = 1 - listedBy(8).length / listedBy(26).length
    expect(missing).toBeGreaterThan(0.36)
    expect(missing).toBeLessThan(0.44)
    const early = listedBy(3).length / listedBy(26).length
    expect(early).toBeGreaterThan(0.18)
    expect(early).toBeLessThan(0.26)
  })

  it('keeps about seven of ten papers in the top 10 from T+8 h to T+26 h', () => {
    const overlaps: number[] = []
    for (let day = last - 200; day <= last; day++) {
      const all = papers.filter((paper) => paper.day === day)
      const top = (hours: number) =>
        all
          .filter(({ arrivesAt }) => arrivesAt <= day * DAY + hours * HOUR)
          .sort((a, b) => votes(b, hours) - votes(a, hours))
          .slice(0, 10)
          .map(({ id }) => id)
      const later = top(26)
      if (later.length === 10) overlaps.push(top(8).filter((id) => later.includes(id)).length / 10)
    }
    const mean = overlaps.reduce((sum, part) => sum + part, 0) / overlaps.length
    expect(mean).toBeGreaterThan(0.62)
    expect(mean).toBeLessThan(0.82)
  })
})

describe('votes', () => {
  it('grow 2.7-fold from T+3 to T+8 h and 1.8-fold from T+8 to T+26 h', () => {
    const morning = total(listedBy(3), 8) / total(listedBy(3), 3)
    expect(morning).toBeGreaterThan(2.3)
    expect(morning).toBeLessThan(3.2)
    const day = total(listedBy(8), 26) / total(listedBy(8), 8)
    expect(day).toBeGreaterThan(1.6)
    expect(day).toBeLessThan(2)
  })

  it('settle over one to two weeks', () => {
    expect(total(papers, 7 * 24)).toBeLessThan(0.99 * total(papers, 40 * 24))
    expect(total(papers, 14 * 24)).toBeGreaterThan(0.985 * total(papers, 40 * 24))
  })

  it('have at T+26 h the distribution of the recorded listings: median 7, 90th percentile 36, 99th 93', () => {
    const counts = listedBy(26).map((paper) => votes(paper, 26))
    expect(quantile(counts, 0.5)).toBeGreaterThanOrEqual(6)
    expect(quantile(counts, 0.5)).toBeLessThanOrEqual(9)
    expect(quantile(counts, 0.9)).toBeGreaterThan(27)
    expect(quantile(counts, 0.9)).toBeLessThan(43)
    expect(quantile(counts, 0.99)).toBeGreaterThan(65)
    expect(quantile(counts, 0.99)).toBeLessThan(130)
  })

  it('go down now and then: about 6 of 7,394 steps', () => {
    const ladder = [3, 8, 17, 26, 48, 72, 120, 168]
    let steps = 0
    let down = 0
    for (const paper of papers) {
      const seen = ladder.filter((hours) => paper.arrivesAt <= paper.day * DAY + hours * HOUR)
      for (let at = 1; at < seen.length; at++) {
        steps++
        if (votes(paper, seen[at] ?? 0) < votes(paper, seen[at - 1] ?? 0)) down++
      }
    }
    expect(down).toBeGreaterThan(0)
    expect((7394 * down) / steps).toBeLessThan(18)
  })

  it('are never negative', () => {
    for (const paper of papers)
      for (const at of [...paper.votes.given, ...paper.votes.takenBack])
        expect(votesAt(paper.votes, at)).toBeGreaterThanOrEqual(0)
  })
})
