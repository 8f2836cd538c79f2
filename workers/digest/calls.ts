import { tooLittle } from '../trends/baseline.ts'
import type { Ranking } from '../trends/calls.ts'
import { type Emerging, phraseScore } from '../trends/emerging.ts'
import { type RankedCall, rankedCalls } from '../trends/ranked-calls.ts'
import type { Score } from '../trends/score.ts'
import { evidence } from '../trends/sentence.ts'
import type { Day, Source } from '../types.ts'

const MOST_RISING = 8
const MOST_FALLING = 4
const MOST_EMERGING = 6

/** The first calls of a ranking, and how many topics were rising: what is kept of a day for its digest. */
export interface FirstCalls extends Ranking {
  rising: number
}

/** As many as a digest has room for. */
export function firstCalls(ranking: Ranking): FirstCalls {
  const rising = rankedCalls(ranking, 'rising')
  const falling = rankedCalls(ranking, 'falling')
  const shown = [...rising.slice(0, MOST_RISING), ...falling.slice(0, MOST_FALLING)]
  return { all: ranking.all, calls: shown.map(({ call }) => call), rising: rising.length }
}

export const firstEmerging = ({ all, phrases }: Emerging): Pick<Emerging, 'all' | 'phrases'> => ({
  all,
  phrases: phrases.slice(0, MOST_EMERGING),
})

/** The calls at the end of a day, as they are stored: those kept of the day, or all of a week or a month. */
export interface CallsRow {
  /** The day at whose end they were made. */
  day: Day
  /** JSON: `FirstCalls`, or a `Ranking`. */
  called: string
  /** JSON: see `trends/emerging.ts`. */
  emerging: string | null
}

export interface CalledTopic {
  topic: string
  name: string
  flag: 'new' | 'rising' | 'falling'
  /** Counts, what was expected, the lift with its interval. */
  evidence: string
  score: Score
  page: string
}

/** What a digest says of a source's topics. */
export interface Called {
  day: Day
  /** Why no topic could be called, in words; `null` where they could. */
  tooLittle: string | null
  rising: CalledTopic[]
  /** Rising topics beyond those. */
  more: number
  falling: CalledTopic[]
  emerging: { name: string; evidence: string; page: string }[]
}

/** Stored calls in words. `nameOf` gives a topic's name. */
export function calledAt(row: CallsRow, source: Source, nameOf: (topic: string) => string): Called {
  const ranking = JSON.parse(row.called) as Ranking & Partial<FirstCalls>
  const words = ({ topic, call, score }: RankedCall): CalledTopic => ({
    topic,
    name: nameOf(topic),
    flag: call.flag,
    evidence: evidence(score, call, ranking.all, source.entry),
    score,
    page: `/topics/${topic}?source=${source.id}`,
  })
  const rising = rankedCalls(ranking, 'rising')
  const shown = rising.slice(0, MOST_RISING)
  const emerging = row.emerging === null ? null : (JSON.parse(row.emerging) as Emerging)
  return {
    day: row.day,
    tooLittle: tooLittle(ranking.all),
    rising: shown.map(words),
    more: (ranking.rising ?? rising.length) - shown.length,
    falling: rankedCalls(ranking, 'falling').slice(0, MOST_FALLING).map(words),
    emerging:
      emerging?.phrases.slice(0, MOST_EMERGING).map((phrase) => ({
        name: phrase.text,
        evidence: evidence(phraseScore(phrase, emerging.all), phrase, emerging.all, source.entry),
        page: `/items?${new URLSearchParams({ q: `"${phrase.text}"`, source: source.id })}`,
      })) ?? [],
  }
}
