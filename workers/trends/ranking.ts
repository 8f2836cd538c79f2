import type { Score } from './score.ts'

/** Anything with a topic's id and its score. */
export interface ScoredTopic {
  topic: string
  score: Pick<Score, 'rankUp' | 'rankDown'>
}

/**
 * The topics in the order of their cautious rise or fall, ties by topic id. Topics with too few items before
 * are left out of the falling ones. The given list is left as it is.
 */
export function rankTopics<T extends ScoredTopic>(
  topics: readonly T[],
  direction: 'rising' | 'falling',
): T[] {
  const rank = ({ score }: T) => (direction === 'rising' ? score.rankUp : score.rankDown) ?? -Infinity
  return topics
    .filter((topic) => rank(topic) > -Infinity)
    .sort((a, b) => rank(b) - rank(a) || (a.topic < b.topic ? -1 : a.topic > b.topic ? 1 : 0))
}
