import type { Listed } from './baseline.ts'
import { type EmergingPhrase, phraseScore } from './emerging.ts'
import type { Score } from './score.ts'
import { type Entry, sentence } from './sentence.ts'
import { roundShare } from './statistics/round.ts'

/** An emerging phrase, as the API and pages show it. */
export interface PresentedPhrase {
  phrase: string
  name: string
  flag: Score['flag']
  /** Of the items listed in the last 28 days. */
  share: number
  lift: number
  lo: number
  hi: number
  p_rise: number
  k28: number
  n28: number
  k182: number
  n182: number
  expected: number
  in_title: number
  sentence: string
  nested: string[]
}

/** Columns of an emerging phrase in CSV. */
export const PHRASE_COLUMNS = [
  'phrase',
  'name',
  'flag',
  'share',
  'lift',
  'lo',
  'hi',
  'p_rise',
  'k28',
  'n28',
  'k182',
  'n182',
  'expected',
  'in_title',
  'sentence',
  'nested',
] as const

/** A phrase that was called emerging, with its score in words and numbers. */
export function presentPhrase(called: EmergingPhrase, all: Listed, entry: Entry): PresentedPhrase {
  const scored = phraseScore(called, all)
  return {
    phrase: called.phrase,
    name: called.text,
    flag: scored.flag,
    share: roundShare(called.recent / all.recent),
    lift: scored.lift,
    lo: scored.lo,
    hi: scored.hi,
    p_rise: scored.pRise,
    k28: called.recent,
    n28: all.recent,
    k182: called.baseline,
    n182: all.baseline,
    expected: scored.expected,
    in_title: called.inTitle,
    sentence: sentence(scored, called, all, entry),
    nested: called.nested,
  }
}
