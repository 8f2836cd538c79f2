import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeNested, type PhraseCount, rankPhrases } from '../../workers/topics/phrases.ts'

const count = (phrase: string, items: number, inTitle = 0): PhraseCount => ({ phrase, items, inTitle })

describe('ranking phrases as terms', () => {
  it('weighs length, what a phrase is found beyond the longer ones that hold it, and titles', () => {
    const ranked = rankPhrases([
      count('tidal robot', 10, 5),
      count('tidal robot arm', 4),
      count('big tidal robot', 2),
    ])
    expect(ranked.map(({ phrase }) => phrase)).toEqual(['tidal robot', 'tidal robot arm', 'big tidal robot'])
    expect(ranked[0]?.score).toBeCloseTo(Math.log2(2.1) * (10 - 3) * (1 + 4 * 0.5), 12)
    expect(ranked[1]?.score).toBeCloseTo(Math.log2(3.1) * 4, 12)
  })

  it('puts a phrase that is never found outside a longer one last', () => {
    const ranked = rankPhrases([count('tidal robot', 5, 5), count('tidal robot arm', 5)])
    expect(ranked.at(-1)).toEqual({ phrase: 'tidal robot', items: 5, inTitle: 5, score: 0 })
  })

  it('does not take the middle of a word for a phrase inside it', () => {
    expect(
      rankPhrases([count('dal robot', 5), count('tidal robot', 5)]).every(({ score }) => score > 0),
    ).toBe(true)
  })

  it('keeps what else is known of a phrase, and orders ties by phrase', () => {
    const ranked = rankPhrases([
      { ...count('b b', 3), text: 'B b' },
      { ...count('a a', 3), text: 'A a' },
    ])
    expect(ranked.map(({ text }) => text)).toEqual(['A a', 'B b'])
  })

  it('gives nothing for nothing, and one for one', () => {
    expect(rankPhrases([])).toEqual([])
    expect(rankPhrases([count('tide', 1)])).toHaveLength(1)
  })

  it.each([
    count('a', 0),
    count('a', -1),
    count('a', 1.5),
    count('a', 2, 3),
    count('a', Number.NaN),
    count('a', 2, -1),
  ])('refuses counts that cannot be: %j', (bad) => {
    expect(() => rankPhrases([bad])).toThrow(RangeError)
  })

  it('does not depend on the order of the list, and gives finite scores', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    const counts = fc.uniqueArray(
      fc
        .tuple(phrase, fc.integer({ min: 1, max: 50 }), fc.nat(50))
        .map(([text, items, titles]) => count(text, items, Math.min(items, titles))),
      { selector: (each) => each.phrase, maxLength: 20 },
    )
    const check = fc.property(counts, (list) => {
      const ranked = rankPhrases(list)
      expect(rankPhrases([...list].reverse())).toEqual(ranked)
      expect(ranked.every(({ score }) => Number.isFinite(score))).toBe(true)
      const merged = mergeNested(ranked)
      const named = merged.flatMap((each) => [each.phrase, ...each.nested])
      expect(named.sort()).toEqual(list.map((each) => each.phrase).sort())
    })
    fc.assert(check, { numRuns: 500 })
  })
})

describe('merging nested phrases', () => {
  it('lets the longest stand for those inside it', () => {
    const merged = mergeNested([count('robot arm', 6), count('tidal robot arm', 5), count('tidal robot', 5)])
    expect(merged).toEqual([{ ...count('tidal robot arm', 5), nested: ['robot arm', 'tidal robot'] }])
  })

  it('leaves a phrase that is mostly found by itself', () => {
    const merged = mergeNested([count('robot arm', 11), count('tidal robot arm', 5)])
    expect(merged.map(({ phrase }) => phrase)).toEqual(['robot arm', 'tidal robot arm'])
  })

  it('merges through a phrase that is merged itself into the longest', () => {
    const merged = mergeNested([count('a b', 4), count('a b c', 4), count('a b c d', 4)])
    expect(merged).toEqual([{ ...count('a b c d', 4), nested: ['a b', 'a b c'] }])
  })

  it('keeps the order of the list', () => {
    const merged = mergeNested([count('x y', 1), count('p q', 9), count('a b', 5)])
    expect(merged.map(({ phrase }) => phrase)).toEqual(['x y', 'p q', 'a b'])
    expect(mergeNested([])).toEqual([])
  })
})
