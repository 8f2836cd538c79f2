import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldWord, formsOf } from '../../workers/topics/fold.ts'

describe('folding a word', () => {
  it.each([
    ['models', 'model'],
    ['policies', 'policy'],
    ['caches', 'cache'],
    ['gaussians', 'gaussian'],
    ['llms', 'llm'],
  ])('turns the plural %s into %s', (plural, singular) => {
    expect(foldWord(plural)).toBe(singular)
  })

  it.each(['loss', 'corpus', 'analysis', 'gpus', 'model', 's', ''])('leaves %j as it is', (word) => {
    expect(foldWord(word)).toBe(word)
  })

  it('leaves words of up to three letters: they are names, not plurals', () => {
    for (const word of ['ios', 'aws', 'lms', 'dns', 'gas']) expect(foldWord(word)).toBe(word)
    expect(foldWord('vaes')).toBe('vae')
  })

  it('gives the same when it is done twice', () => {
    fc.assert(fc.property(fc.string(), (word) => foldWord(foldWord(word)) === foldWord(word)))
    fc.assert(fc.property(words, (word) => foldWord(foldWord(word)) === foldWord(word)))
  })
})

describe('the forms of a folded word', () => {
  it('are exactly the words that fold to it', () => {
    const check = fc.property(words, (word) => {
      const folded = foldWord(word)
      expect(formsOf(folded)).toContain(word)
      expect(formsOf(folded)[0]).toBe(folded)
      for (const form of formsOf(folded)) expect(foldWord(form)).toBe(folded)
    })
    fc.assert(check, { numRuns: 2000 })
  })

  it('of a word in -y include both plurals', () => {
    expect(formsOf('policy')).toEqual(['policy', 'policys', 'policies'])
    expect(formsOf('model')).toEqual(['model', 'models'])
    expect(formsOf('loss')).toEqual(['loss'])
  })
})

const words = fc
  .tuple(
    fc.stringMatching(/^[a-z]{0,5}$/),
    fc.constantFrom('', 's', 'ss', 'us', 'is', 'ies', 'y', 'ys', 'es', 'ie', 'sies'),
  )
  .map(([stem, ending]) => stem + ending)
