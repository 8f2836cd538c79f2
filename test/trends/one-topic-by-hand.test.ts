import { describe, expect, test } from 'vitest'
import { matcher } from '../../workers/topics/index.ts'
import type { Listed } from '../../workers/trends/baseline.ts'
import { changeSince } from '../../workers/trends/forecast.ts'
import { step } from '../../workers/trends/level.ts'
import { baselineLevel, score } from '../../workers/trends/score.ts'
import { evidence, sentence } from '../../workers/trends/sentence.ts'
import { Z_80 } from '../../workers/trends/statistics/normal.ts'
import { textOf } from '../architecture/source-files.ts'

const page = textOf('docs/one-topic-by-hand.md')
const TOPIC = 'contamination'
const PAPER = { one: 'paper', many: 'papers' }

/** The cells of every row of every table. */
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  )
const row = (name: string): string[] => rows.find(([first]) => first === name)?.slice(1) ?? []
const numbers = (name: string): number[] => row(name).map(Number)

/** What the page says the API answers. */
const answer = JSON.parse(/\{ "source": "huggingface-papers"[\s\S]*?\}/.exec(page)?.[0] ?? '') as Record<
  string,
  number | string
>
const days = rows.filter(([day = '', ...cells]) => /^2026-/.test(day) && cells.length === 2)
const [x = 0, p = 0, earlierX = 0, earlierP = 0, recent = 0, baseline = 0] = JSON.parse(
  /\n(\[-3\.2620775.*\])\n/.exec(page)?.[1] ?? '[]',
) as number[]
const steps = row('k of N').map((text) => text.split(' of ').map(Number) as [number, number])
const levels = [{ x, p }]
for (const [k, n] of steps) levels.push(step(levels.at(-1) ?? { x: 0, p: 1 }, k, n))
const now = levels.at(-1) ?? { x: 0, p: 1 }
const counts = { recent: Number(answer.k28), baseline: Number(answer.k182) }
const all: Listed = {
  recent: Number(answer.n28),
  baseline: Number(answer.n182),
  meanShare: 13_214 / 220 / (481 + 2807),
}

describe('the page that follows one topic by hand', () => {
  test('quotes papers in which the words are found that it says are there', () => {
    const quoted = rows.filter((cells) => cells.length === 6 && /^\d+,/.test(cells[0] ?? ''))
    expect(quoted).toHaveLength(4)
    for (const [id, , , where, words = '', strength] of quoted) {
      const hits = where === 'title' ? matcher.match(words, null) : matcher.match('', words)
      expect(hits.find(({ topic }) => topic === TOPIC)?.strength, id).toBe(strength)
    }
    const upvotes = quoted.filter(([, day]) => day === '2026-11-17').map(([, , votes]) => Number(votes))
    expect(page).toContain(`[${upvotes.length},1,${upvotes.reduce((a, b) => a + b)},[5018,5026,5057]]`)
  })

  test('has 28 days in a row that add up to what is said of them', () => {
    expect(days).toHaveLength(28)
    expect(days.map(([day]) => day)).toEqual(
      Array.from({ length: 28 }, (_, i) => new Date(Date.UTC(2026, 9, 21 + i)).toISOString().slice(0, 10)),
    )
    const sum = (column: number) => days.reduce((total, cells) => total + Number(cells[column]), 0)
    expect([sum(2), sum(1)]).toEqual([answer.k28, answer.n28])
    expect(days.slice(-2).map(([, n, k]) => [Number(k), Number(n)])).toEqual(steps)
    // Sunday's windows end two days earlier; the days that leave them have nothing of the topic.
    expect(recent).toBe(counts.recent - steps.reduce((total, [k]) => total + k, 0))
    expect(baseline).toBe(counts.baseline)
  })

  test('steps from the kept week to the share of the answer', () => {
    const [first, second] = levels.slice(1)
    const eight = (value = 0) => Number(value.toFixed(8))
    expect(numbers('new x = x + P (k - mu)')).toEqual([first?.x, second?.x])
    expect(numbers('new P = 1 / (1/P + mu)')).toEqual([first?.p, second?.p])
    expect(numbers('P + 0.01/7')).toEqual([p, first?.p].map((before = 0) => eight(before + 0.01 / 7)))
    expect(numbers('expected: mu = N e^x')).toEqual(
      [levels[0], first].map((before, i) => eight((steps[i]?.[1] ?? 0) * Math.exp(before?.x ?? 0))),
    )
    expect(numbers('share e^x').at(-1)).toBe(answer.share)
    for (const [i, share] of numbers('share e^x').entries())
      expect(share).toBeCloseTo(Math.exp(levels[i + 1]?.x ?? 0), 8)
    const reach = Z_80 * Math.sqrt(first?.p ?? 0)
    for (const [name, sign] of [
      ['lo', -1],
      ['hi', 1],
    ] as const)
      expect(page).toContain(`"${name}": ${Number(Math.exp((first?.x ?? 0) + sign * reach).toFixed(9))}`)
  })

  test('compares with what is usual as the answer does', () => {
    const scored = score(now, counts, all)
    expect(scored).toMatchObject({
      expected: answer.expected,
      lift: answer.lift,
      lo: answer.lo,
      hi: answer.hi,
      pRise: answer.p_rise,
      flag: answer.flag,
    })
    expect(numbers('expected in 28 days: 481 e^base')).toEqual([scored.expected])
    expect(numbers('lift = e^d')).toEqual([scored.lift])
    expect(row('80% interval: e^(d ± 1.2816 s)')).toEqual([`${scored.lo} to ${scored.hi}`])
    expect(numbers('z = d / s')).toEqual([scored.z])
    expect(numbers('P(rise) = Phi(z)')).toEqual([scored.pRise])
    const base = baselineLevel(counts.baseline, all)
    expect(numbers('base = log((36 + 1) / (2807 + 1/g))')[0]).toBeCloseTo(base, 8)
    expect(numbers('d = x - base')[0]).toBeCloseTo(now.x - base, 8)
    expect(numbers('s = sqrt(P + 1/(36 + 1))')[0]).toBeCloseTo(Math.sqrt(now.p + 1 / 37), 8)
    const change = changeSince(now, { x: -4.44500435, p: 0.08737724 })
    expect([change.value, change.lo, change.hi]).toEqual([
      answer.change_28d,
      answer.change_28d_lo,
      answer.change_28d_hi,
    ])
    expect([earlierX, earlierP]).toEqual([-4.41686832, 0.08700523])
  })

  test('ends with the sentence of the answer, and every number of it is in its place', () => {
    const scored = score(now, counts, all)
    expect(answer.sentence).toBe(sentence(scored, counts, all, PAPER))
    expect(page).toContain(`> ${answer.sentence}`)
    expect(evidence(scored, counts, all, PAPER)).toContain('30 of 481')
  })
})
