import { type Listed, tooLittle } from './baseline.ts'
import { type Followed, type Following, listedIn } from './following.ts'
import { countForLift } from './forecast.ts'
import type { Level } from './level.ts'
import { baselineLevel, type Score, score } from './score.ts'

/** A topic that was called rising, new or falling, as it is kept for later. */
export interface Call {
  topic: string
  flag: 'new' | 'rising' | 'falling'
  recent: number
  baseline: number
  x: number
  p: number
  earlier: Level | null
}

/** What was called at the end of a period, and what the calls were made on. */
export interface Ranking {
  all: Listed
  calls: Call[]
}

/** Scores every topic; `null` where too little was listed to say anything. */
export function scoreAll(state: Following): {
  all: Listed
  scored: { topic: Followed; score: Score | null }[]
} {
  const all = listedIn(state)
  const possible = tooLittle(all) === null
  return {
    all,
    scored: state.topics.map((topic) => ({ topic, score: possible ? score(topic.now, topic, all) : null })),
  }
}

/** The topics that are rising, new or falling at the end of a day. */
export function rankingOf(state: Following): Ranking {
  const { all, scored } = scoreAll(state)
  const calls: Call[] = []
  for (const { topic, score } of scored) {
    if (score === null || score.flag === 'steady') continue
    const { recent, baseline, now, earlier } = topic
    calls.push({ topic: topic.topic, flag: score.flag, recent, baseline, ...now, earlier })
  }
  return { all, calls }
}

/** What is known of every topic, by topic: levels now and 28 days ago, and items in the two windows. */
export const statesOf = ({ topics }: Following): Record<string, TopicState> =>
  Object.fromEntries(
    topics.map(({ topic, now, earlier, recent, baseline }) => [topic, { ...now, earlier, recent, baseline }]),
  )

/** A topic's level at the end of a day, the one 28 days before, and its items in the two windows. */
export interface TopicState extends Level {
  earlier: Level | null
  recent: number
  baseline: number
}

/** The lift over its baseline that a call has to have kept four weeks later to have held. */
const KEPT_LIFT = 1.25

/**
 * How many of the rises called four weeks ago held: the topic still had at least 1.25 times as many items as
 * its baseline of then lets expect. None can be checked while nothing was listed in those four weeks.
 *
 * @param now the state 28 days after the calls
 */
export function callsThatHeld({ all, calls }: Ranking, now: Following): { calls: number; hits: number } {
  if (now.items.recent === 0) return { calls: 0, hits: 0 }
  const recentOf = new Map(now.topics.map(({ topic, recent }) => [topic, recent]))
  const rises = calls.filter(({ flag }) => flag !== 'falling')
  const hits = rises.filter(
    ({ topic, baseline }) =>
      (recentOf.get(topic) ?? 0) >= countForLift(baselineLevel(baseline, all), now.items.recent, KEPT_LIFT),
  )
  return { calls: rises.length, hits: hits.length }
}
