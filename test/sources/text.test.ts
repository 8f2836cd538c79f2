import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countFrom, dateFromWords, slicesOf, unescapeAttribute } from '../../workers/sources/text.ts'
import { hostileText } from './hostile-text.ts'

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

describe('unescapeAttribute', () => {
  test('knows every way in which sites write the five characters', () => {
    expect(unescapeAttribute('&quot;&#34;&apos;&#39;&#x27;&lt;&gt;&amp;')).toBe(`""'''<>&`)
  })

  test('unescapes once: what was text about escaping stays text', () => {
    expect(unescapeAttribute('&amp;lt;b&amp;gt; &amp;amp;quot;')).toBe('&lt;b&gt; &amp;quot;')
  })

  test('reads the no-break space that browsers write into saved pages', () => {
    expect(unescapeAttribute('10&nbsp;000')).toBe('10\u00a0000')
  })

  test('leaves alone what is no escape', () => {
    for (const text of ['&', '&;', '&unknown;', 'AT&T', '&amp', '&#60'])
      expect(unescapeAttribute(text)).toBe(text)
  })

  test('undoes escaping of any text', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(unescapeAttribute(escaped(text))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('countFrom', () => {
  test.each([
    ['0', 0],
    ['42', 42],
    [' 1,410\n', 1410],
    ['12,345,678', 12345678],
    ['999999999999', 999999999999],
  ])('reads %j as %j', (text, count) => expect(countFrom(text)).toBe(count))

  test.each([
    '1.41k',
    '',
    '-',
    '-3',
    '+3',
    '1,41',
    '1,4100',
    ',410',
    '1,',
    '3.5',
    '1e3',
    '0x10',
    '１２',
    '12 stars',
  ])('does not read %j', (text) => expect(countFrom(text)).toBeNull())

  test('gives an exact count or nothing, whatever comes in', () => {
    expect(countFrom(`1${',000'.repeat(120)}`)).toBeNull()
    fc.assert(
      fc.property(fc.oneof(hostileText(), fc.stringMatching(/^[\d,]{0,40}$/)), (text) => {
        const count = countFrom(text)
        expect(count === null || Number.isSafeInteger(count)).toBe(true)
      }),
    )
    fc.assert(
      fc.property(fc.nat(2 ** 31 - 1), (count) => {
        expect(countFrom(String(count))).toBe(count)
        expect(countFrom(count.toLocaleString('en'))).toBe(count)
      }),
    )
  })
})

describe('slicesOf', () => {
  test('gives every part from an opening to the next close, in order', () => {
    expect(slicesOf('x<a>1</a>y<a>2</a>', '<a', '</a>')).toEqual(['<a>1</a>', '<a>2</a>'])
  })

  test('does not make two of one that holds another opening, or one of an unfinished part', () => {
    expect(slicesOf('<a><a></a><a>', '<a', '</a>')).toEqual(['<a><a></a>'])
    expect(slicesOf('', '<a', '</a>')).toEqual([])
    expect(slicesOf('</a>', '<a', '</a>')).toEqual([])
  })

  test('gives back what was put between other text', () => {
    const plain = fc.stringMatching(/^[a-z ]{0,12}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, plain)), plain, (parts, rest) => {
        const text = parts.map(([before, inside]) => `${before}<i>${inside}</i>`).join('') + rest
        expect(slicesOf(text, '<i', '</i>')).toEqual(parts.map(([, inside]) => `<i>${inside}</i>`))
      }),
    )
  })

  test('gives parts of the text that overlap nowhere, whatever comes in', () => {
    const soup = fc.array(fc.constantFrom('<a', '</a>', '<', '>', 'x', '</a')).map((parts) => parts.join(''))
    fc.assert(
      fc.property(soup, (text) => {
        let from = 0
        for (const slice of slicesOf(text, '<a', '</a>')) {
          expect(slice.startsWith('<a') && slice.endsWith('</a>')).toBe(true)
          const at = text.indexOf(slice, from)
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + slice.length
        }
      }),
    )
  })
})

describe('dateFromWords', () => {
  test('takes the year that is written, else the one told', () => {
    expect(dateFromWords('Apr 10', 2025)).toBe(Date.UTC(2025, 3, 10))
    expect(dateFromWords('Mar 13, 2023', 2025)).toBe(Date.UTC(2023, 2, 13))
    expect(dateFromWords('Feb 29', 2024)).toBe(Date.UTC(2024, 1, 29))
  })

  test.each([
    'Feb 29',
    'Apr 31',
    'Apr 0',
    'Foo 3',
    'apr 10',
    'April 10',
    '10 Apr',
    'Apr 10 3',
    'Apr 10, 23',
    '',
  ])('does not take %j for a date of 2025', (text) => expect(dateFromWords(text, 2025)).toBeNull())

  test('reads every day of a year as people write it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const words = date.toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })
          const midnight = Math.floor(date.getTime() / 86_400_000) * 86_400_000
          expect(dateFromWords(words, date.getUTCFullYear())).toBe(midnight)
          expect(dateFromWords(`${words}, ${date.getUTCFullYear()}`, 1999)).toBe(midnight)
        },
      ),
    )
  })

  test('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 0, max: 9999 }), (text, y) => void dateFromWords(text, y)),
    )
  })
})
