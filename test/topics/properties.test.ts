import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatcher, type TopicHit } from '../../workers/topics/matcher.ts'
import { candidatePhrases, MOST_PHRASES } from '../../workers/topics/phrases.ts'
import { taxonomy } from '../../workers/topics/taxonomy.ts'
import { splitWords } from '../../workers/topics/words.ts'
import { createNaiveSearch } from './naive.ts'
import { TEXTS, TIME, textsWith } from './texts.ts'

const { match, spellsAlias } = createMatcher(taxonomy)
const search = createNaiveSearch(taxonomy)
const titleOnly = new Set(taxonomy.topics.filter((topic) => topic.titleOnly).map(({ id }) => id))
const texts = textsWith(taxonomy)

const countsIn = (hits: readonly TopicHit[], where: 'title' | 'summary') =>
  new Map(
    hits.flatMap(({ topic, evidence }) =>
      evidence
        .filter((piece) => piece.where === where)
        .map(({ alias, count }) => [`${topic}: ${alias}`, count] as const),
    ),
  )

describe(`in ${TEXTS} texts, random and made to trip it, the matcher`, () => {
  it(
    'finds what a search place by place finds, and keeps its word about strength, order and evidence',
    () => {
      const check = fc.property(texts, texts, (title, summary) => {
        const hits = match(title, summary)
        expect(hits.map(({ topic }) => topic)).toEqual([...new Set(hits.map(({ topic }) => topic))].sort())
        expect(sorted(countsIn(hits, 'title'))).toEqual(sorted(search(title)))
        const inSummary = [...search(summary)].filter(([name]) => !titleOnly.has(name.split(': ')[0] ?? ''))
        expect(sorted(countsIn(hits, 'summary'))).toEqual(sorted(new Map(inSummary)))
        for (const { strength, evidence } of hits) {
          const once =
            evidence.reduce((sum, { where, count }) => sum + (where === 'title' ? 2 : count), 0) < 2
          expect(strength).toBe(once ? 'mention' : 'about')
          for (const { alias, where, count, text } of evidence) {
            expect(count).toBeGreaterThanOrEqual(1)
            expect(text.length).toBeLessThanOrEqual(80)
            const normal = splitWords(where === 'title' ? title : summary).join('')
            expect(normal).toContain(text)
            if (text.length < 80)
              expect([...search(text).keys()].some((name) => name.endsWith(`: ${alias}`))).toBe(true)
          }
        }
        expect(match(title, summary)).toEqual(hits)
        expect(match(splitWords(title).join(''), splitWords(summary).join(''))).toEqual(hits)
      })
      fc.assert(check, { numRuns: Math.ceil(TEXTS / 2) })
    },
    TIME,
  )

  it(
    'finds in two texts, one after the other, all that it finds in each',
    () => {
      const check = fc.property(texts, texts, (first, second) => {
        const both = countsIn(match('', `${first} ${second}`), 'summary')
        const alone = [first, second].map((text) => countsIn(match('', text), 'summary'))
        for (const name of alone.flatMap((counts) => [...counts.keys()])) {
          const sum = alone.reduce((total, counts) => total + (counts.get(name) ?? 0), 0)
          expect(both.get(name) ?? 0).toBeGreaterThanOrEqual(sum)
        }
      })
      fc.assert(check, { numRuns: Math.ceil(TEXTS / 10) })
    },
    TIME,
  )
})

describe(`in ${TEXTS} texts the search for phrases`, () => {
  it(
    'gives few and short ones, each once, as the text writes them, and no alias',
    () => {
      const check = fc.property(texts, texts, (title, summary) => {
        const phrases = candidatePhrases(title, summary, spellsAlias)
        expect(phrases.length).toBeLessThanOrEqual(MOST_PHRASES)
        expect(new Set(phrases.map(({ phrase }) => phrase)).size).toBe(phrases.length)
        for (const { phrase, inTitle, text } of phrases) {
          const words = phrase.split(' ')
          expect(words.length).toBeLessThanOrEqual(4)
          expect(phrase.length).toBeLessThanOrEqual(80)
          expect(spellsAlias(words)).toBe(false)
          expect(splitWords(inTitle ? title : summary).join('')).toContain(text)
        }
        expect(candidatePhrases(title, summary, spellsAlias)).toEqual(phrases)
      })
      fc.assert(check, { numRuns: Math.ceil(TEXTS / 5) })
    },
    TIME,
  )
})

const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
