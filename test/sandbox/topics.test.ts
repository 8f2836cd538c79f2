import { describe, expect, it } from 'vitest'
import { dayNamed, dayNumber } from './days.ts'
import type { Paper } from './papers.ts'
import { SENTENCES } from './sentences.ts'
import * as patterns from './title-patterns.ts'
import { namesNothing, topicShares, topicsIn } from './topic-forms.ts'
import { truthOf } from './truth.ts'
import { FILLERS, STAND_INS } from './words.ts'
import { createWorld, type World } from './world.ts'

const world = createWorld({ seed: 5 })
const last = dayNumber(world.lastDay)
const papersOf = (from: World, days: number) =>
  Array.from({ length: days }, (_, back) => from.papersOn(dayNamed(last - back))).flat()
const papers = papersOf(world, 420)
const labels = new Set(topicShares.filter(({ kind }) => kind === 'label').map(({ id }) => id))

const names = (paper: Paper, topic: string) => paper.topics.some((planted) => planted.topic === topic)
const count = (list: Paper[], topic: string) => list.filter((paper) => names(paper, topic)).length
const between = (from: string, to: string) =>
  papers.filter(({ day }) => day >= dayNumber(from) && day < dayNumber(to))

/** Whether a count is one that the expected number would give, 4.5 standard deviations either way. */
function expectPoisson(counted: number, expected: number) {
  expect(counted).toBeGreaterThanOrEqual(expected - 4.5 * Math.sqrt(expected))
  expect(counted).toBeLessThanOrEqual(expected + 4.5 * Math.sqrt(expected) + 3)
}
const expectedItems = (topic: string, list: Paper[]) =>
  list.reduce((sum, { day }) => sum + world.share(topic, dayNamed(day)), 0)

describe('the words that fill places', () => {
  it('name no topic', () => {
    const texts = [STAND_INS, FILLERS, SENTENCES, patterns].flatMap((lists) => Object.values(lists).flat())
    const naming = texts.filter((text) => !namesNothing(text.replace(/\{[^}]*\}/g, ';')))
    expect(texts.length).toBeGreaterThan(200)
    expect(naming).toEqual([])
  })
})

describe('the topics of a paper', () => {
  it('are those its text names, for at least 99 papers of 100', () => {
    const wrong = papers.filter(({ title, summary, topics }) => {
      const found = topicsIn(title)
      for (const topic of topicsIn(summary)) if (!labels.has(topic)) found.add(topic)
      return found.size !== topics.length || topics.some(({ topic }) => !found.has(topic))
    })
    expect(wrong.length / papers.length).toBeLessThan(0.01)
  })

  it('are one to six, one in three of them in the title', () => {
    const planted = papers.flatMap(({ topics }) => topics)
    for (const { topics } of papers) {
      expect(topics.length).toBeGreaterThanOrEqual(1)
      expect(topics.length).toBeLessThanOrEqual(6)
    }
    const plain = planted.filter(({ topic }) => !labels.has(topic))
    const inTitle = plain.filter((each) => each.inTitle).length / plain.length
    expect(inTitle).toBeGreaterThan(0.27)
    expect(inTitle).toBeLessThan(0.37)
  })

  it('cover about 200 topics, from 0.1% to 15% of the papers', () => {
    expect(topicShares.length).toBeGreaterThan(190)
    const shares = topicShares.map(({ share }) => share)
    expect(Math.min(...shares)).toBeCloseTo(0.001)
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.15)
  })

  it('have the shares the truth tells, topic by topic', () => {
    for (const { id } of topicShares) expectPoisson(count(papers, id), expectedItems(id, papers))
  })
})

describe('planted changes', () => {
  const truth = truthOf(world)

  it('are about thirty, of topics with at least five items before, the last ones under way at the end', () => {
    expect(truth.changes.length).toBe(30)
    expect(new Set(truth.changes.map(({ topic }) => topic)).size).toBe(30)
    const enough = truth.changes.filter(({ itemsIn28DaysBefore }) => itemsIn28DaysBefore >= 5)
    expect(enough.length).toBeGreaterThanOrEqual(25)
    const rises = truth.changes.filter(
      ({ kind, factor, startDay }) => kind === 'step' && factor >= 3 && dayNumber(startDay) > last - 60,
    )
    expect(rises.length).toBeGreaterThanOrEqual(4)
    const none = Object.values(truth.topics).filter((change) => change === 'none')
    expect(none.length).toBeGreaterThan(0.8 * topicShares.length)
  })

  it('are realised: the items before and after each are those to be expected', () => {
    for (const { topic, startDay, itemsIn28DaysBefore } of truth.changes) {
      const start = dayNumber(startDay)
      const before = between(dayNamed(start - 28), startDay)
      const after = between(startDay, dayNamed(Math.min(last + 1, start + 90)))
      expectPoisson(count(before, topic), itemsIn28DaysBefore)
      expectPoisson(count(after, topic), expectedItems(topic, after))
    }
  })

  it('have their factors: all steps of one size together, 60 days before and after', () => {
    for (const factor of [2, 3, 0.33]) {
      let before = 0
      let expected = 0
      let after = 0
      for (const change of truth.changes.filter(
        (each) => each.factor === factor && each.endDay === undefined,
      )) {
        const start = dayNumber(change.startDay)
        const earlier = between(dayNamed(start - 60), change.startDay)
        const later = between(change.startDay, dayNamed(start + 60))
        before += count(earlier, change.topic)
        expected += (count(earlier, change.topic) * later.length * factor) / earlier.length
        after += count(later, change.topic)
      }
      const error = Math.sqrt(1 / before + 1 / after)
      expect(Math.abs(Math.log(after / expected))).toBeLessThan(3.5 * error)
    }
  })

  it('end when a pulse ends, and ramp where a ramp is planted', () => {
    const pulse = truth.changes.find(({ kind }) => kind === 'pulse')
    const ramp = truth.changes.find(({ kind }) => kind === 'ramp')
    expect(world.share(pulse?.topic ?? '', pulse?.endDay ?? '')).toBe(pulse?.shareBefore)
    const middle = dayNamed((dayNumber(ramp?.startDay ?? '') + dayNumber(ramp?.endDay ?? '')) / 2)
    expect(world.share(ramp?.topic ?? '', middle)).toBeLessThan(ramp?.shareAfter ?? 0)
    expect(world.share(ramp?.topic ?? '', middle)).toBeGreaterThan(ramp?.shareBefore ?? 1)
  })

  it('go on after the last day with the shares of then, even in the middle of a ramp', () => {
    const ramp = {
      topic: 'rag',
      kind: 'ramp' as const,
      factor: 3,
      startDay: '2026-06-10',
      endDay: '2026-07-20',
    }
    const ramping = createWorld({ seed: 5, changes: [ramp] })
    const then = ramping.share('rag', ramping.lastDay)
    expect(then).toBeGreaterThan(ramping.share('rag', '2026-06-20'))
    expect(ramping.share('rag', '2026-12-24')).toBe(then)
  })

  it('are refused when they concern no topic or leave papers no room', () => {
    const change = (topic: string, factor: number) => ({
      topic,
      kind: 'step' as const,
      factor,
      startDay: '2026-06-10',
    })
    expect(() => createWorld({ seed: 5, changes: [change('phrenology', 2)] })).toThrow(/phrenology/)
    expect(() => createWorld({ seed: 5, changes: [change('medical', 9)] })).toThrow(/2026-06-10/)
  })

  it('leave the shares of the other topics where they are', () => {
    const startDay = dayNamed(last - 149)
    const raised = ['rag', 'quantization', 'video-understanding', 'code-generation', 'math-reasoning']
    const changes = raised.map((topic) => ({ topic, kind: 'step' as const, factor: 3, startDay }))
    const still = papersOf(createWorld({ seed: 5, changes: [] }), 150)
    const moved = papersOf(createWorld({ seed: 5, changes }), 150)
    const others = (list: Paper[]) =>
      list.flatMap(({ topics }) => topics).filter(({ topic }) => !raised.includes(topic)).length / list.length
    for (const topic of raised) expect(count(moved, topic)).toBeGreaterThan(2 * count(still, topic))
    expect(Math.abs(others(moved) / others(still) - 1)).toBeLessThan(0.02)
  })

  it('include terms nobody has listed, from a known day on', () => {
    for (const { phrase, startDay, share } of truth.newPhrases) {
      const users = papers.filter(({ newPhrase }) => newPhrase === phrase)
      expect(users.every(({ day }) => day >= dayNumber(startDay))).toBe(true)
      expect(users.every(({ summary }) => summary.toLowerCase().includes(phrase))).toBe(true)
      expect(namesNothing(phrase)).toBe(true)
      expectPoisson(users.length, share * between(startDay, dayNamed(last + 1)).length)
    }
  })
})
