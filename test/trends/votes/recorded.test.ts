import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fitBeforeSplit, forecastsOfVotes } from '../../../scripts/backtest/votes.ts'
import { pairsOf, readSeries, toVotesFile, type VotesFile } from '../../../scripts/backtest/votes-file.ts'
import { RECORDED_VOTES } from '../../../workers/trends/votes/recorded.ts'
import { fixture } from '../expected.ts'

const figures = fixture<VotesFile>('backtest-votes.json')

describe('the recorded votes', () => {
  test.each([3, 8] as const)('give the constants that are shipped for %i h', (age) => {
    const fit = fitBeforeSplit(pairsOf(figures, age), age)
    const shipped = RECORDED_VOTES.fits.find((candidate) => candidate.age === age)
    expect(shipped?.items).toBe(fit?.items)
    for (const name of ['a', 'b', 'c'] as const)
      expect(shipped?.[name]).toBeCloseTo(fit?.[name] ?? Number.NaN, 5)
    expect(shipped?.bins.map(({ upTo }) => upTo)).toEqual(fit?.bins.map(({ upTo }) => upTo))
    for (const [i, bin] of (shipped?.bins ?? []).entries()) {
      expect(bin.lo).toBeCloseTo(fit?.bins[i]?.lo ?? Number.NaN, 5)
      expect(bin.hi).toBeCloseTo(fit?.bins[i]?.hi ?? Number.NaN, 5)
    }
  })

  test('fitted before 2025-10-01, forecast later votes from T+8 h within 0.31, and 76-88% are in the interval', () => {
    const { median_abs_log_error, cover, fitted_on, forecasts } = forecastsOfVotes(pairsOf(figures, 8), 8)
    expect([fitted_on, forecasts]).toEqual([2423, 1243])
    expect(median_abs_log_error).toBeLessThanOrEqual(0.31)
    expect(cover).toBeGreaterThanOrEqual(0.76)
    expect(cover).toBeLessThanOrEqual(0.88)
  })

  const series = new URL('../../../../shared/data/hf-daily/upvote_series.jsonl.gz', import.meta.url)
  test('the figures are those of the recorded series', ({ skip }) => {
    skip(!existsSync(series), 'the recorded series of votes is not here')
    expect(toVotesFile(readSeries(series))).toEqual(figures)
  })
})
