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
  const ranked = topics.flatMap((entry) => {
    const rank = direction === 'rising' ? entry.score.rankUp : entry.score.rankDown
    return rank === null ? [] : { entry, rank }
  })
  ranked.sort((a, b) => b.rank - a.rank || (a.entry.topic < b.entry.topic ? -1 : 1))
  return ranked.map(({ entry }) => entry)
}
