import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText } from '../../workers/search/plain.ts'
import { wordsToNote } from '../../workers/search/words.ts'

test.each([
  ['Über-Netze für “RAG”', 'uber netze fur rag'],
  ['  State-of-the-art:  GPT-4o!  ', 'state of the art gpt 4o'],
  ['Crème brûlée', 'creme brulee'],
  ['Cre\u0300me', 'creme'],
  ['ﬁne ＦＵＬＬ ™', 'fine full tm'],
  ['STRASSE İstanbul', 'strasse istanbul'],
  ['机器学习 and ひらがな', '机 器 学 习 and ひ ら か な'],
  ['Привет, мир', 'привет мир'],
  ['🚀 a_b', 'a b'],
  ['', ''],
  [' .,; ', ''],
])('%j is plainly %j', (text, plain) => expect(plainText(text)).toBe(plain))

describe('any text', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.lorem())

  test('is plain once it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('is made of words with one space between them', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(plainText(text)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
      }),
      { numRuns: 2000 },
    )
  })

  test('has words that stand in a line of their own: no space, no end of line, no @', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const word of wordsToNote(text)) expect(word).toMatch(/^[^\s@]{1,40}$/u)
      }),
    )
  })

  test('takes time in proportion to its length, however many marks stand on a letter', () => {
    expect(plainText(`a${'\u0301\u0316'.repeat(100_000)}b`)).toBe('ab')
  })
})

test('common words are not noted, others once, as singulars', () => {
  expect([...wordsToNote('The models and a model of policies for the agents: loss')]).toEqual([
    'model',
    'policy',
    'agent',
    'loss',
  ])
})
