import { describe, expect, it } from 'vitest'
import { createMatcher } from '../../workers/topics/matcher.ts'
import { candidatePhrases } from '../../workers/topics/phrases.ts'
import { taxonomy } from '../../workers/topics/taxonomy.ts'
import { foldAlias } from '../../workers/topics/trie.ts'
import { wordsOf } from '../../workers/topics/words.ts'

const { match } = createMatcher(taxonomy)
const longestAlias = Math.max(
  ...taxonomy.topics.flatMap((topic) => topic.aliases.map((alias) => foldAlias(alias).length)),
)

/** How often something is looked up in a map or a set while `work` is done. */
function lookUps(work: () => void): number {
  let count = 0
  const kept = [Map.prototype, Set.prototype].flatMap((prototype) =>
    (['get', 'has', 'set', 'add'] as const).flatMap((name) => {
      const original = Reflect.get(prototype, name) as ((...values: unknown[]) => unknown) | undefined
      if (original === undefined) return []
      Reflect.set(prototype, name, function counted(this: unknown, ...values: unknown[]) {
        count++
        return original.apply(this, values)
      })
      return [() => Reflect.set(prototype, name, original)]
    }),
  )
  try {
    work()
  } finally {
    for (const restore of kept) restore()
  }
  return count
}

const HOSTILE: [name: string, unit: string][] = [
  ['ordinary words', 'we study how agents plan with a world model. '],
  ['the beginning of a long alias, again and again', 'reinforcement learning from human '],
  ['one word that many aliases begin with', 'language '],
  ['aliases only', 'retrieval-augmented generation, world model, RAG, MoE; '],
  ['hyphens without end', 'self-'],
  ['names', 'DeepSeek GPT '],
  ['one word', 'a'],
  ['zero-width characters', 'world\u200b model\u200d '],
  ['combining marks', 'e\u0301\u0316\u0333'],
  ['lone surrogates', '\ud800x\udc00 '],
  ['Han', '世界模型'],
  ['characters that normalise to eighteen', '\ufdfa '],
]

describe('the steps taken over a text', () => {
  it.each(HOSTILE)('grow with its length and no faster: %s', (_, unit) => {
    const steps = [2000, 4000, 8000].map((times) => {
      const text = unit.repeat(times)
      return {
        words: wordsOf(text).length,
        matcher: lookUps(() => match(text, text)),
        phrases: lookUps(() => candidatePhrases(text, text)),
      }
    })
    for (const { words, matcher, phrases } of steps) {
      expect(matcher).toBeLessThanOrEqual(2 * (longestAlias + 2) * words + 10)
      expect(phrases).toBeLessThanOrEqual(40 * words + 100)
    }
    const [once, twice, fourfold] = steps
    if (once === undefined || twice === undefined || fourfold === undefined) throw new Error('three lengths')
    expect(twice.matcher).toBeLessThanOrEqual(2.1 * once.matcher + 10)
    expect(fourfold.matcher).toBeLessThanOrEqual(2.1 * twice.matcher + 10)
    expect(fourfold.phrases).toBeLessThanOrEqual(2.1 * twice.phrases + 100)
  })
})

describe('very long texts', () => {
  it.each([
    ['a word of a hundred thousand letters', 'x'.repeat(100_000)],
    ['a million spaces', ' '.repeat(1_000_000)],
    ['a million hyphens', '-'.repeat(1_000_000)],
    ['a million capitals', 'A'.repeat(1_000_000)],
    ['a compound of half a million parts', 'a-'.repeat(500_000)],
    ['half a million alternating marks', `a${'\u0301\u0316'.repeat(250_000)}`],
    ['a million lone surrogates', '\udc00'.repeat(1_000_000)],
    ['a million zero-width characters', '\u200b'.repeat(1_000_000)],
    ['a hundred thousand emoji', '👩‍👩‍👧'.repeat(100_000)],
  ])('are read to the end: %s', (_, filler) => {
    const text = `RAG ${filler} RAG`
    expect(match(text, null)[0]?.evidence).toEqual([{ alias: 'RAG', where: 'title', count: 2, text: 'RAG' }])
    expect(candidatePhrases(text, text).length).toBeGreaterThan(0)
    for (const { phrase } of candidatePhrases(text, text)) expect(phrase.length).toBeLessThanOrEqual(80)
  })
})
