import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankTopics } from '../../workers/trends/ranking.ts'

const topic = (name: string, rankUp: number, rankDown: number | null = -rankUp) => ({
  topic: name,
  score: { rankUp, rankDown },
})

test('rising topics come with the most cautious lift first, falling ones with the deepest fall', () => {
  const topics = [topic('a', 0.1), topic('b', 0.7), topic('c', -0.4)]
  expect(rankTopics(topics, 'rising').map(({ topic }) => topic)).toEqual(['b', 'a', 'c'])
  expect(rankTopics(topics, 'falling').map(({ topic }) => topic)).toEqual(['c', 'a', 'b'])
})

test('topics without enough items to fall from are not among the falling', () => {
  expect(rankTopics([topic('a', 1, null), topic('b', 1)], 'falling').map(({ topic }) => topic)).toEqual(['b'])
})

test('ties go by topic id, whatever the order they come in', () => {
  const topics = fc.uniqueArray(fc.record({ topic: fc.string(), rank: fc.integer({ min: 0, max: 3 }) }), {
    selector: ({ topic }) => topic,
  })
  fc.assert(
    fc.property(topics, fc.nat(), (drawn, turn) => {
      const all = drawn.map(({ topic: name, rank }) => topic(name, rank))
      const at = drawn.length > 0 ? turn % drawn.length : 0
      const turned = [...all.slice(at), ...all.slice(0, at)]
      const ranked = rankTopics(all, 'rising')
      expect(rankTopics(turned, 'rising')).toEqual(ranked)
      for (const [i, later] of ranked.slice(1).entries()) {
        const earlier = ranked[i]
        if (earlier?.score.rankUp === later.score.rankUp) expect(earlier.topic < later.topic).toBe(true)
      }
    }),
  )
})

test('no topics, no ranking; and the given list stays as it was', () => {
  expect(rankTopics([], 'rising')).toEqual([])
  const topics = [topic('a', 0), topic('b', 1)]
  rankTopics(topics, 'rising')
  expect(topics[0]?.topic).toBe('a')
})
