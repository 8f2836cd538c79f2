import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../workers/sources/text.ts'
import { hostileText } from './hostile-text.ts'

const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/

describe('cleanText', () => {
  test('makes one line of a title that the site broke into several', () => {
    expect(cleanText('Tides and\n  Attention:\r\n\tA  Survey ', 300)).toBe('Tides and Attention: A Survey')
    expect(cleanText('a\u00a0b\u2003c\u2028d', 300)).toBe('a b c d')
  })

  test('leaves LaTeX, markup and emoji as they are', () => {
    for (const text of ['Sorting in $O(n \\log n)$ & <b>less</b>', '🧑‍🚀 and 🤗', 'नमस्ते', "it's {{7*7}}"]) {
      expect(cleanText(text, 300)).toBe(text)
    }
  })

  test('drops what hides or reorders text', () => {
    expect(cleanText('\ufeffsafe\u202egnp.exe\u0000\u001b[31m', 300)).toBe('safegnp.exe[31m')
    expect(cleanText('\u2067\u061cabc\u2069\u00ad\u206a', 300)).toBe('abc')
  })

  test('leaves no double space where an invisible character stood between two', () => {
    expect(cleanText('one \u200b two \u0000 \u0000 three', 300)).toBe('one two three')
  })

  test('gives equal texts for equal titles in different encodings', () => {
    expect(cleanText('Poincare\u0301', 300)).toBe('Poincaré')
    expect(cleanText('Poincare\u200b\u0301', 300)).toBe('Poincaré')
  })

  test('replaces halves of a pair', () => {
    expect(cleanText('half \ud83d here', 300)).toBe('half \ufffd here')
  })

  test('cuts a long text with an ellipsis, and never through a pair', () => {
    expect(cleanText('abcdef', 6)).toBe('abcdef')
    expect(cleanText('abcdefg', 6)).toBe('abcde…')
    expect(cleanText('abcd efg', 6)).toBe('abcd…')
    expect(cleanText('abcd😀fg', 6)).toBe('abcd…')
  })

  test('is null when there is no text', () => {
    for (const value of [undefined, null, 7, true, {}, ['a'], '', ' \n ', '\u200b\u0000\ufeff']) {
      expect(cleanText(value, 300)).toBeNull()
    }
  })

  test('bounds its work on a text of megabytes', () => {
    expect(cleanText('word '.repeat(2_000_000), 20)).toBe('word word word word…')
  })

  test('bounds its work on a letter with a hundred thousand marks, of which it keeps thirty', () => {
    expect(cleanText(`a${'\u0301\u0323'.repeat(45_000)}`, 5000)).toBe(
      `${'a\u0301\u0323'.normalize('NFC')[0]}${'\u0323'.repeat(14)}${'\u0301'.repeat(15)}`,
    )
    const marks = '\u0308\u0301'.repeat(15)
    expect(cleanText(`b${'\u0344'.repeat(100_000)} next`, 100)).toBe(`b${marks}`)
    expect(cleanText(`b${'\u0344'.repeat(30)} next`, 100)).toBe(`b${marks} next`)
  })

  test('is one printable, normalised, well-formed line of at most N units, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 1, max: 80 }), (text, maximum) => {
        const clean = cleanText(text, maximum)
        if (clean === null) return
        expect(clean).not.toBe('')
        expect(clean.length).toBeLessThanOrEqual(maximum)
        expect(clean).not.toMatch(INVISIBLE)
        expect(clean).not.toMatch(/\s\s|^\s|\s$|[^\S ]/)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean.normalize('NFC')).toBe(clean)
      }),
      { numRuns: 2000 },
    )
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 1, max: 80 }), (text, maximum) => {
        const clean = cleanText(text, maximum)
        expect(cleanText(clean, maximum)).toBe(clean)
      }),
      { numRuns: 2000 },
    )
  })

  test('never throws, whatever the value', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 1, max: 80 }), (value, n) => void cleanText(value, n)),
    )
  })
})
