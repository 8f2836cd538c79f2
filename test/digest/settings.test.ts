import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestSettings } from '../../workers/digest/settings.ts'

describe('DIGEST', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['daily', ['day']],
    ['weekly', ['week']],
    ['daily,weekly', ['day', 'week']],
    [' Weekly ,  DAILY, daily ', ['week', 'day']],
  ])('%j asks for %j', (text, intervals) => {
    expect(digestSettings(text)).toEqual({ intervals, origin: null, problems: [] })
  })

  test('names what it does not know, and takes the rest', () => {
    expect(digestSettings('daily, wekly; constructor')).toEqual({
      intervals: ['day'],
      origin: null,
      problems: [
        'DIGEST: "wekly;" is neither daily nor weekly',
        'DIGEST: "constructor" is neither daily nor weekly',
      ],
    })
  })

  test('does not repeat an address that was put there by mistake: it may be a secret', () => {
    expect(digestSettings('https://hooks.example.org/secret').problems).toEqual([
      'DIGEST: an address is neither daily nor weekly',
    ])
  })

  test('whatever it is, is read without a throw, and each word counts or is named', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (digest, site) => {
        const { intervals, problems } = digestSettings(digest, site)
        const words = digest.split(/[\s,]+/).filter((word) => word !== '')
        expect(intervals.length + problems.length > 0 || words.length === 0).toBe(true)
      }),
    )
  })
})

describe('SITE_URL', () => {
  test.each([
    ['https://uptrend.example', 'https://uptrend.example'],
    ['https://uptrend.example/path?x', 'https://uptrend.example'],
    ['http://localhost:8787', 'http://localhost:8787'],
  ])('%s is the origin %s', (site, origin) => {
    expect(digestSettings('', site)).toMatchObject({ origin, problems: [] })
  })

  test.each(['uptrend.example', 'http://uptrend.example', 'javascript:alert(1)', 'ftp://localhost'])(
    '%s is refused in words',
    (site) => {
      expect(digestSettings('', site)).toMatchObject({
        origin: null,
        problems: [expect.stringContaining('SITE_URL is no https address')],
      })
    },
  )
})
