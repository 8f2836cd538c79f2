import { describe, expect, test } from 'vitest'
import { lastSettledDay, type Options, readOptions } from '../../scripts/backfill/options.ts'

const NEWEST = '2025-06-08'
const read = (args: string[], environment: NodeJS.ProcessEnv = {}) => readOptions(args, environment, NEWEST)
const good = (args: string[], environment?: NodeJS.ProcessEnv) => read(args, environment) as Options

test('the newest settled day ended at least 24 h ago', () => {
  expect(lastSettledDay(Date.parse('2025-06-10T00:00:00Z'))).toBe('2025-06-08')
  expect(lastSettledDay(Date.parse('2025-06-10T23:59:59Z'))).toBe('2025-06-08')
})

test('a first day is enough: up to the newest settled day, every source that shows past days, politely', () => {
  expect(good(['--from', '2025-06-01'])).toMatchObject({
    from: '2025-06-01',
    to: NEWEST,
    pauseMs: 1000,
    again: false,
    dryRun: false,
    ticks: true,
    sites: { HUGGINGFACE_URL: 'https://huggingface.co' },
    target: { url: 'http://localhost:8787' },
  })
  expect(good(['--from', '2025-06-01']).sources.map(({ id }) => id)).toEqual(['huggingface-papers'])
})

test('rows are limited for a deployed target and not for one on this machine', () => {
  const rows = (...args: string[]) => good(['--from', '2025-06-01', ...args]).mostRows
  expect(rows()).toBe(Number.POSITIVE_INFINITY)
  expect(rows('--target', 'https://uptrend.example.workers.dev')).toBe(60_000)
  expect(rows('--target', 'https://uptrend.example.workers.dev', '--most-rows', '5')).toBe(5)
})

describe('less than a second between requests', () => {
  test('is refused where the site is somebody else’s', () => {
    expect(read(['--from', '2025-06-01', '--pause', '0'])).toEqual({
      problem: expect.stringContaining('impolite'),
    })
    expect(
      read(['--from', '2025-06-01', '--pause', '0.5'], { HUGGINGFACE_URL: 'https://proxy.example' }),
    ).toEqual({ problem: expect.stringContaining('impolite') })
  })

  test('is possible on this machine', () => {
    expect(
      good(['--from', '2025-06-01', '--pause', '0'], { HUGGINGFACE_URL: 'http://127.0.0.1:9200' }).pauseMs,
    ).toBe(0)
  })
})

test.each([
  [[], /From which day on/],
  [['--from', '2025-02-30'], /--from 2025-02-30 is not a calendar day/],
  [['--from', '2005-06-01'], /--from 2005-06-01 lies before the first listing of .*, 2023-05-04/],
  [['--from', '2025-06-01', '--to', 'x'], /--to x is not a calendar day/],
  [['--from', '2025-06-02', '--to', '2025-06-01'], /is after/],
  [['--from', '2025-06-02', '--to', '2025-06-11'], /has not begun yet/],
  [['--from', '2025-06-01', '--source', 'nothing'], /none of huggingface-papers, github-trending/],
  [['--from', '2025-06-01', '--source', 'github-trending'], /does not show past days/],
  [['--from', '2025-06-01', '--target', 'uptrend.example'], /no address/],
  [['--from', '2025-06-01', '--pause', 'x'], /--pause x is not a number/],
  [['--from', '2025-06-01', '--most-rows', '-1'], /--most-rows -1|most-rows/],
  [['--from', '2025-06-01', '--unknown'], /unknown/],
] as [string[], RegExp][])('%j is refused with the reason', (args, reason) => {
  expect(read(args)).toEqual({ problem: expect.stringMatching(reason) })
})
