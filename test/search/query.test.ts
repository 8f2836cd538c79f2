import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasAll, parseSearch } from '../../workers/search/query.ts'

describe('the words to look up for', () => {
  test.each([
    ['diffusion', ['diffusion']],
    ['Diffusion  MODELS', ['diffusion', 'model']],
    ['"attention is all you need"', ['attention', 'need', 'all', 'you']],
    ['state-of-the-art', ['state', 'art']],
    ['the of and', []],
    ['"the"', []],
    ['', []],
    ['"" "" , .', []],
    ['agents "tool use', ['agent', 'tool', 'use']],
    ['agent agents "agent"', ['agent']],
    ['“große Netze”', ['große', 'netze']],
    ['one two three four five six seven', ['seven', 'three', 'five', 'four']],
  ])('%j', (written, words) => expect(parseSearch(written).words).toEqual(words))
})

describe('what is searched for is found:', () => {
  test.each([
    ['diffusion', 'Diffusion Models', true],
    ['diffusion', 'Latent-diffusion', true],
    ['diffusion', 'Diffusionless', false],
    ['model', 'Language MODELS', true],
    ['models', 'A language model', true],
    ['policy', 'Policies', true],
    ['language model', 'A model of language', true],
    ['"language model"', 'A model of language', false],
    ['"language models"', 'One Language-Model', true],
    ['"language model" agent', 'A language model', false],
    ['state-of-the-art', 'State of the art', true],
    ['state-of-the-art', 'The art of state', false],
    ['naïve', 'Naive Bayes', true],
    ['naive', 'Nai\u0308ve Bayes', true],
    ['学习', '机器学习方法', true],
    ['学机', '机器学习方法', false],
    ['owner/name', 'owner/name', true],
    ['the model', 'Model', true],
    ['"the model"', 'A model', false],
    [`${'x'.repeat(60)}`, `${'x'.repeat(60)}`, true],
  ])('%s in %j: %j', (written, title, is) => {
    expect(hasAll(parseSearch(written), title, null)).toBe(is)
    expect(hasAll(parseSearch(written), 'Other', title)).toBe(is)
  })
})

test('words may stand in the title and in the summary, a phrase only in one of them', () => {
  expect(hasAll(parseSearch('tool agents'), 'Tool', 'Agents')).toBe(true)
  expect(hasAll(parseSearch('"tool agents"'), 'Tool', 'Agents')).toBe(false)
})

test('any text can be searched for, and a title finds itself as a phrase', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
      expect(hasAll(parseSearch(text), text, null)).toBe(true)
      expect(hasAll(parseSearch(`"${text.replaceAll(/["“”„]/g, ' ')}"`), text, null)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('the same is found in a text of ASCII as in one that goes beyond it', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'tool',
      'Tools',
      'tool-use',
      'policies',
      'use',
      'o',
      `${'y'.repeat(45)}`,
      `${'y'.repeat(44)}`,
    ),
    fc.string({ maxLength: 4 }),
  )
  const text = fc
    .array(fc.tuple(word, fc.constantFrom(' ', '-', ', ', '\n', '', '/')))
    .map((parts) => parts.flat().join(''))
  const asked = fc.oneof(
    text,
    text.map((one) => `"${one.replaceAll('"', ' ')}"`),
    word,
  )
  fc.assert(
    fc.property(text, fc.option(text), asked, (title, summary, written) => {
      const query = parseSearch(written)
      expect(hasAll(query, title, summary)).toBe(hasAll(query, `${title} 学`, summary))
    }),
    { numRuns: 2000 },
  )
})
