import { readFileSync } from 'node:fs'
import { checkCounts } from '../../scripts/backtest/counts-file.ts'
import { type History, historyOf } from '../../scripts/backtest/history.ts'
import { dayName, dayNumber } from '../../workers/trends/calendar.ts'

/** One topic of the expected scores. */
export interface ExpectedTopic {
  topic: string
  k28: number
  k182: number
  x: number
  P: number
  lift: number
  lo: number
  hi: number
  pRise: number
  rank: number
}

/** What the oracle says at one date: the ends of the rising order. */
export interface ExpectedDate {
  days: number
  last_day: string
  n28: number
  n182: number
  g: number
  top: ExpectedTopic[]
  bottom: ExpectedTopic[]
}

export function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')) as T
}

/** The recorded counts of all mentions. */
export function wholeHistory(): History & { dayName(index: number): string } {
  const counts = checkCounts(fixture('backtest-counts.json'))
  const first = dayNumber(counts.day0)
  return { ...historyOf(counts.papers, counts.any), dayName: (index) => dayName(first + index) }
}
