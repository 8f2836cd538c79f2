import fc from 'fast-check'
import { formsOf } from '../../workers/topics/fold.ts'
import type { Taxonomy } from '../../workers/topics/taxonomy.ts'
import { foldAlias } from '../../workers/topics/trie.ts'

/** How many texts a property is tried with: 5,000, or what the variable TEXTS says. */
export const TEXTS = Number(process.env.TEXTS ?? 5000)

/** Time for a property, in ms: a full run of a million texts takes minutes. */
export const TIME = 30_000 + TEXTS

const GAPS = [
  ' ',
  '-',
  ', ',
  '. ',
  '\n  ',
  '/',
  '_',
  '\u2011',
  '\u200b',
  '\ufeff',
  '\u00a0',
  '  ',
  '(',
  '"',
  '',
]
const ODD = [
  '\ud800',
  '\udfff',
  '\u0301',
  '\u0333\u0316',
  '\u200d',
  '\u202e',
  '\ufe0f',
  '️⚡',
  'ß',
  'İ',
  'ǅ',
  '㈱',
  '½',
  '™',
  '中',
  'の',
  'हि',
  '\0',
]

/**
 * Texts in which aliases do stand: whole, in another case, form or spelling, cut short, and run together, among
 * words that are none and characters that text processing tends to trip over.
 */
export function textsWith({ topics }: Taxonomy): fc.Arbitrary<string> {
  const aliases = topics.flatMap(({ aliases, exact }) => [...aliases, ...exact])
  const words = [...new Set(aliases.flatMap(foldAlias))]
  const alias = fc.constantFrom(...aliases)
  const word = fc.constantFrom(...words)
  const form = word.chain((folded) => fc.constantFrom(...formsOf(folded)))
  const piece = fc.oneof(
    { weight: 5, arbitrary: alias },
    { weight: 2, arbitrary: alias.map((text) => text.toUpperCase()) },
    { weight: 2, arbitrary: alias.map((text) => text.replaceAll(/[- ]/g, '\u2010')) },
    { weight: 2, arbitrary: alias.map((text) => text.split(' ').slice(0, -1).join(' ')) },
    { weight: 4, arbitrary: form },
    { weight: 2, arbitrary: fc.constantFrom(...ODD) },
    { weight: 2, arbitrary: fc.stringMatching(/^[a-zA-Z0-9]{1,9}$/) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  )
  const pieces = fc.array(fc.tuple(piece, fc.constantFrom(...GAPS)), { maxLength: 14 })
  return pieces.map((all) => all.flat().join(''))
}
