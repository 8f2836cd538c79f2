import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitWords, wordsOf } from '../../workers/topics/words.ts'

describe('splitting a text into words', () => {
  it('keeps what stands between them, so that any stretch can be given back as written', () => {
    const parts = splitWords('Chain-of-Thought (CoT), again')
    expect(parts).toEqual(['', 'Chain', '-', 'of', '-', 'Thought', ' (', 'CoT', '), ', 'again', ''])
    expect(parts.slice(1, 6).join('')).toBe('Chain-of-Thought')
  })

  it.each([
    ['', []],
    [' \n ', []],
    ['GPT-4o_mini', ['GPT', '4o', 'mini']],
    ['naïve Bayes', ['naïve', 'Bayes']],
    ['ＲＡＧ', ['RAG']],
    ['ﬁne', ['fine']],
    ['𝐑𝐀𝐆', ['RAG']],
    ['re\u0301sume\u0301', ['résumé']],
    ['zero\u200bwidth', ['zero', 'width']],
    ['soft\u00adhyphen', ['soft', 'hyphen']],
    ['non\u2011breaking', ['non', 'breaking']],
    ['Π-model', ['Π', 'model']],
  ])('reads %j as %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('takes a combining mark as part of the word before it, and never as the start of one', () => {
    expect(wordsOf('mac\u0333hine')).toEqual(['mac\u0333hine'])
    expect(wordsOf('⚡\ufe0fRAG')).toEqual(['RAG'])
    expect(wordsOf('हिन्दी भाषा')).toEqual(['हिन्दी', 'भाषा'])
  })

  it('lets a word stand by itself beside Han and kana, which have no spaces', () => {
    expect(wordsOf('支持Python和C')).toEqual(['支持', 'Python', '和', 'C'])
    expect(wordsOf('カタカナRAG')).toEqual(['カタカナ', 'RAG'])
  })

  it('reads lone surrogates as gaps', () => {
    expect(wordsOf('a\ud800b\udc00c')).toEqual(['a', 'b', 'c'])
  })

  it('gives back the whole text, in normal form, and the same words when it is split again', () => {
    const check = fc.property(fc.string({ unit: 'binary' }), (text) => {
      const parts = splitWords(text)
      expect(parts.join('')).toBe(text.normalize('NFKC'))
      expect(splitWords(parts.join(''))).toEqual(parts)
      expect(parts.length % 2).toBe(1)
    })
    fc.assert(check, { numRuns: 2000 })
  })

  it('keeps thirty marks on a letter: more would make normalising quadratic', () => {
    const [word = ''] = wordsOf(`a${'\u0316\u0301'.repeat(500)}`)
    expect(word.normalize('NFD')).toHaveLength(31)
    expect(wordsOf(`x${'\u0301\u0316'.repeat(250_000)}`)).toHaveLength(1)
  })
})
