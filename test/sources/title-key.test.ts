import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idFromTitle, isTitleId, keyOfTitleId, titleKey } from '../../workers/sources/title-key.ts'
import { hostileText } from './hostile-text.ts'

describe('titleKey', () => {
  test('is equal for titles that differ only in case, punctuation, encoding or white space', () => {
    const key = titleKey('Slow-Attention: Café Talks, in 3D')
    for (const title of [
      'slow attention cafe\u0301 talks in 3d',
      'SLOW ATTENTION\n  CAFÉ TALKS (IN 3D)!',
      'Slow‑Attention — Café Talks in ３Ｄ',
    ]) {
      expect(titleKey(title)).toBe(key)
    }
  })

  test('differs for titles that say something else', () => {
    const titles = [
      'Slow Attention',
      'Slow Attentions',
      'Attention Slow',
      'Slow Attention 2',
      'Slow Attentiön',
      '慢注意力',
    ]
    expect(new Set(titles.map(titleKey)).size).toBe(titles.length)
  })

  test('never changes: ids that were stored once are made of it', () => {
    expect(titleKey('Slow Attention')).toBe('061cf80d69fd56')
  })

  test('is 14 hexadecimal digits, whatever the title', () => {
    fc.assert(
      fc.property(hostileText(), (title) => {
        expect(titleKey(title)).toMatch(/^[0-9a-f]{14}$/)
      }),
    )
  })

  test('does not depend on what stands between the words', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
    const between = fc.constantFrom(' ', '-', ': ', '\n  ', ' – ', '\u200b', '$', '/')
    fc.assert(
      fc.property(fc.array(fc.tuple(word, between), { minLength: 1 }), (parts) => {
        const title = parts.map(([text, gap]) => text + gap).join('')
        expect(titleKey(title.toUpperCase())).toBe(titleKey(parts.map(([text]) => text).join('')))
      }),
    )
  })

  test('gives 20,000 numbered titles as many keys', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, i) => titleKey(`A Study of Things ${i}`))).size).toBe(
      20_000,
    )
  })
})

test('an id made from a title is known as one and gives its key back', () => {
  const id = idFromTitle('Slow Attention')
  expect(isTitleId(id)).toBe(true)
  expect(isTitleId('2503.02130')).toBe(false)
  expect(keyOfTitleId(id)).toBe(titleKey('Slow Attention'))
})
