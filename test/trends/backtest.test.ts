import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type CountsFile, checkCounts } from '../../scripts/backtest/counts-file.ts'
import { cutoffs } from '../../scripts/backtest/cutoffs.ts'
import { goals } from '../../scripts/backtest/goals.ts'
import { historyOf, without } from '../../scripts/backtest/history.ts'
import { binomial, seeded } from '../../scripts/backtest/random.ts'
import { rising } from '../../scripts/backtest/rising.ts'
import { baselines, method } from '../../scripts/backtest/rules.ts'
import type { Backtest } from '../../scripts/backtest/run.ts'
import { fixture, wholeHistory } from './expected.ts'

const script = fileURLToPath(new URL('../../scripts/backtest.ts', import.meta.url))

function saved(counts: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'backtest-')), 'counts.json')
  writeFileSync(path, JSON.stringify(counts))
  return path
}

const short: CountsFile = { day0: '2025-01-06', days: 3, papers: [5, 0, 4], any: { a: [[0, 2]] }, about: {} }

describe('the back-test', () => {
  test('prints one object, and every goal is met', { timeout: 60_000 }, () => {
    const measured = JSON.parse(
      execFileSync(process.execPath, [script, '--json'], { encoding: 'utf8' }),
    ) as Backtest
    expect(Object.keys(measured)).toEqual(['rising', 'baselines', 'forecast', 'flags', 'synthetic', 'votes'])
    expect(goals(measured).filter(({ met }) => !met)).toEqual([])
    expect(measured.flags.still_1_25).toBeCloseTo(0.82, 2)
  })

  test('on a file too short to measure says so with nulls and exit code 1', { timeout: 60_000 }, () => {
    const { stdout, status } = spawnSync(process.execPath, [script, '--json', '--counts', saved(short)], {
      encoding: 'utf8',
    })
    const measured = JSON.parse(stdout) as Backtest
    expect(measured.rising).toEqual({ p_at_10: null, ndcg_at_10: null })
    expect(measured.forecast).toEqual({ brier_skill: null, ece: null })
    expect(status).toBe(1)
  })

  test('names a file it cannot use, and ends with exit code 2', () => {
    const path = saved({ ...short, papers: [5, 0] })
    const { stderr, status } = spawnSync(process.execPath, [script, '--counts', path], { encoding: 'utf8' })
    expect(stderr).toContain(`${path}: days is 3, papers has 2 entries`)
    expect(status).toBe(2)
  })
})

describe('a counts file', () => {
  test.each([
    [{ ...short, any: { a: [[0, 6]] } }, 'any.a: 6 of 5 items on day 0'],
    [{ ...short, any: { a: [[9, 1]] } }, 'any.a: no day 9'],
    [{ ...short, day0: '2025-02-30' }, 'not a day: 2025-02-30'],
    [{ ...short, about: null }, 'about is missing'],
    [[], 'day0 is missing'],
  ])('is refused with what is wrong in it: %#', (counts, message) => {
    expect(() => checkCounts(counts)).toThrow(message)
  })
})

describe('the measures', () => {
  const recorded = wholeHistory()
  const all = cutoffs(recorded)

  test('are taken at 46 weekly cut-offs', () => {
    expect(all).toHaveLength(46)
    expect(all[0]?.week).toBe(34)
  })

  test('of the other rules are those of the reference', () => {
    const precision = (name: string) => rising(baselines[name] ?? method, all).p_at_10
    expect(rising(method, all).p_at_10).toBeCloseTo(0.546, 3)
    expect(precision('two-proportion z')).toBeCloseTo(0.487, 3)
    expect(precision('last-week z-score vs 26w')).toBeCloseTo(0.293, 3)
    expect(precision('share ratio 4w/26w (+.5)')).toBeCloseTo(0.341, 3)
    expect(precision('growth 4w/prev 4w (+1)')).toBeCloseTo(0.154, 3)
    expect(precision('growth week/week (+1)')).toBeCloseTo(0.154, 3)
    expect(precision('count last week')).toBeCloseTo(0.276, 3)
    expect(precision('count last 4w')).toBeCloseTo(0.276, 3)
  })

  test('know nothing of a dropped day, and judge by it all the same', () => {
    const seen = without(recorded, (day) => day === 200)
    expect(seen.itemsIn(200, 201)).toBe(0)
    expect(seen.itemsIn(0, 584)).toBe(recorded.itemsIn(0, 584) - recorded.itemsIn(200, 201))
    const [first] = cutoffs(seen, recorded)
    expect(first?.rows.map(({ next }) => next)).toEqual(all[0]?.rows.map(({ next }) => next))
  })

  test('are about every topic of the file, in the order of the ids', () => {
    const { papers, any } = fixture<CountsFile>('backtest-counts.json')
    expect(historyOf(papers, any).topics).toEqual(Object.keys(any).sort())
    expect(all[0]?.rows).toHaveLength(219)
  })
})

describe('made-up counts', () => {
  test('are the same for the same seed, and others for another', () => {
    const draws = (seed: number) => Array.from({ length: 20 }, seeded(seed))
    expect(draws(1)).toEqual(draws(1))
    expect(draws(1)).not.toEqual(draws(2))
  })

  test('have the mean and the variance of a binomial distribution', () => {
    const random = seeded(7)
    const drawn = Array.from({ length: 20_000 }, () => binomial(random, 40, 0.1))
    const mean = drawn.reduce((sum, count) => sum + count, 0) / drawn.length
    const variance = drawn.reduce((sum, count) => sum + (count - mean) ** 2, 0) / drawn.length
    expect(mean).toBeCloseTo(4, 1)
    expect(variance).toBeGreaterThan(3.4)
    expect(variance).toBeLessThan(3.8)
  })

  test('are all or nothing at the ends', () => {
    expect(binomial(seeded(1), 10, 0)).toBe(0)
    expect(binomial(seeded(1), 10, 1)).toBe(10)
    expect(binomial(seeded(1), 0, 0.5)).toBe(0)
  })
})
