import type { Call, Ranking } from './calls.ts'
import { scoreOf } from './present-topic.ts'
import { rankTopics } from './ranking.ts'
import type { Score } from './score.ts'

/** A call with its score, in its place. */
export interface RankedCall {
  topic: string
  call: Call
  score: Score
}

/** The calls of one direction in the order of their cautious lift; new topics count as rising. */
export function rankedCalls({ all, calls }: Ranking, direction: 'rising' | 'falling'): RankedCall[] {
  const scored = calls.flatMap((call): RankedCall[] => {
    if ((call.flag === 'falling') !== (direction === 'falling')) return []
    const score = scoreOf(call, all)
    return score === null ? [] : [{ topic: call.topic, call, score }]
  })
  return rankTopics(scored, direction)
}
