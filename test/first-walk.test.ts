import { describe, expect, test } from 'vitest'
import { share } from '../dashboard/words.ts'
import type { Listed } from '../workers/trends/baseline.ts'
import type { Score } from '../workers/trends/score.ts'
import { sentence } from '../workers/trends/sentence.ts'
import { Z_80 } from '../workers/trends/statistics/normal.ts'
import { filesIn, textOf } from './architecture/source-files.ts'

const page = textOf('docs/first-walk.md')
const PAPER = { one: 'paper', many: 'papers' }

/** What the page says the API answers. */
const answer = JSON.parse(/\{ "source": "huggingface-papers"[\s\S]*?\}/.exec(page)?.[0] ?? '') as Record<
  string,
  number
> & { sentence: string; flag: Score['flag'] }
const { k28 = 0, n28 = 0, k182 = 0, n182 = 0 } = answer
/** The row of the CSV that the page shows. */
const [, , , , value = '', lo = '', hi = '', k = '', n = ''] =
  /\n(clip,2026-W48.*)\n/.exec(page)?.[1]?.split(',') ?? []

describe('the first walk', () => {
  test('quotes the sentence that its numbers make', () => {
    const { expected = 0, lift = 0, lo = 0, hi = 0, p_rise: pRise = 0, flag } = answer
    const scored = { expected, lift, lo, hi, pRise, flag } as Score
    const counts = { recent: k28, baseline: k182 }
    const all: Listed = { recent: n28, baseline: n182, meanShare: 0.01 }
    expect(sentence(scored, counts, all, PAPER)).toBe(answer.sentence)
    expect(page).toContain(`> ${answer.sentence.replace('Rising: ', '')}\n`)
  })

  test('has numbers that agree with each other', () => {
    // Roughly: the baseline is drawn towards that of an average topic.
    expect(answer.expected).toBeCloseTo((n28 * (k182 + 1)) / n182, 0)
    expect(page).toContain(`${share(Number(value))} in week 2026-W48`)
    expect(Number(lo) < Number(value) && Number(value) < Number(hi)).toBe(true)
    expect(Number(k) / Number(n)).toBeGreaterThan(Number(value))
    // The CSV has a row a week and topic.
    const [, rows, weeks] = (/and (\d+) rows, (\d+) weeks of three topics/.exec(page) ?? []).map(Number)
    expect(rows).toBe(3 * (weeks ?? 0))
    // Chance alone, of so many papers.
    const chance = (Z_80 * Math.sqrt(k28 / 12)) / (k28 + 8)
    expect(page).toContain(`(chance alone: ±${chance.toFixed(2)})`)
  })

  test('calls things as the pages do', () => {
    const source = [...filesIn('dashboard/pages'), ...filesIn('dashboard/components')].map(textOf).join('\n')
    const names = [...page.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(10)
    const known = source
      .replaceAll('{capital(source.entry.many)}', 'Papers')
      .replaceAll('{source.entry.one}', 'paper')
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  })
})
