import { describe, expect, test } from 'vitest'
import { LENGTHS, validateRows } from '../../workers/collect/validate.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import type { Candidate } from '../../workers/types.ts'

const good: Candidate = { externalId: '2601.00001', title: 'A Title', upvotes: 3 }
const check = (...changes: Partial<Candidate>[]) =>
  validateRows(
    huggingfacePapers,
    changes.map((change) => ({ ...good, ...change })),
  )
const itemFrom = (change: Partial<Candidate>) => check(change).items[0]

describe('of a good row, only the field is dropped when', () => {
  test('its date of publication is none', () => {
    for (const publishedAt of [
      ...[
        'yesterday',
        'Issue 12',
        '2026',
        '12',
        '',
        '2026-13-01',
        '0001-01-01T00:00:00Z',
        '2200-01-01T00:00:00Z',
      ],
      ...[
        Number.NaN,
        Number.POSITIVE_INFINITY,
        -1e15,
        {},
        [2026],
        true,
        null,
        `2026-01-01T00:00:00Z${' '.repeat(50)}`,
      ],
    ])
      expect([publishedAt, itemFrom({ publishedAt })?.publishedAt]).toEqual([publishedAt, null])
  })

  test('a date without its offset says not which moment it means', () => {
    expect(itemFrom({ publishedAt: '2026-01-02T03:04:05' })?.publishedAt).toBeNull()
  })

  test('a count makes no sense', () => {
    for (const value of [-1, 1.5, '3', Number.NaN, 1e9, {}, null]) {
      expect(itemFrom({ comments: value, details: { github_stars: value } })).toMatchObject({
        comments: null,
        details: {},
      })
    }
  })

  test('its organisation has no name', () => {
    for (const organization of [{ id: 'quay' }, { id: 'quay', name: ' ' }, { name: 7 }, null, {}])
      expect(itemFrom({ organization })?.organization).toBeNull()
    expect(itemFrom({ organization: { id: 7, name: 'Quay' } })?.organization).toEqual({
      id: null,
      name: 'Quay',
    })
  })

  test('a link is not https, or carries credentials', () => {
    for (const link of [
      ...[
        'http://a.example',
        'javascript:alert(1)',
        'data:text/html,x',
        '//a.example',
        'a.example',
        'https://',
      ],
      ...[
        'https://user:secret@a.example',
        'https://user@a.example',
        `https://a.example/${'x'.repeat(500)}`,
        7,
        {},
      ],
      `https://a.example/${'ü'.repeat(300)}`,
    ])
      expect([link, itemFrom({ details: { project_page: link } })?.details]).toEqual([link, {}])
  })

  test('a detail is not one that its source declares', () => {
    const details = { ai_summary: 'Short.', colour: 'blue', toString: 'x', constructor: 'y' }
    expect(itemFrom({ details })?.details).toEqual({ ai_summary: 'Short.' })
    expect(itemFrom({ details: Object.create({ ai_summary: 'inherited' }) })?.details).toEqual({})
  })
})

describe('of a good row', () => {
  test('texts are cleaned and capped', () => {
    const long = 'long '.repeat(5000)
    const item = itemFrom({
      title: long,
      summary: long,
      organization: { id: long, name: long },
      authors: [long],
      details: { ai_summary: long, keywords: [long] },
    })
    expect(item?.title).toHaveLength(LENGTHS.title)
    expect(item?.summary).toHaveLength(LENGTHS.summary)
    expect(item?.organization?.name).toHaveLength(LENGTHS.name)
    expect(item?.organization?.id).toHaveLength(LENGTHS.name)
    expect(item?.authors?.[0]).toHaveLength(LENGTHS.name)
    expect(item?.details.ai_summary).toHaveLength(LENGTHS.text)
    expect(item?.details.keywords).toEqual([expect.stringMatching(/^(?:long )+long…$/)])
  })

  test('the first 50 authors that have a name are kept, and all are counted', () => {
    const authors = [null, ' ', { name: 'x' }, ...Array.from({ length: 100 }, (_, i) => `Author ${i}`)]
    const item = itemFrom({ authors, authorCount: 103 })
    expect(item?.authors).toHaveLength(47)
    expect(item?.authorCount).toBe(103)
    expect(itemFrom({ authors: ['Ada', ' ', 'Bo'] })?.authorCount).toBe(2)
    expect(itemFrom({ authorCount: 7 })).toMatchObject({ authors: null, authorCount: 7 })
    expect(itemFrom({ authors: 'Ada' })).toMatchObject({ authors: null, authorCount: null })
  })

  test('a repository is its name, whether it came as that or as an address', () => {
    const repository = (github_repo: unknown) => itemFrom({ details: { github_repo } })?.details.github_repo
    for (const given of [
      'quay/rope',
      'https://github.com/quay/rope',
      'https://github.com/quay/rope.git.git\n',
    ])
      expect(repository(given)).toBe('quay/rope')
    expect(repository(['quay/rope'])).toBeUndefined()
  })

  test('dates may be written as ISO dates or given as moments', () => {
    const moment = Date.UTC(2026, 0, 2, 3, 4, 5)
    for (const publishedAt of [
      '2026-01-02T03:04:05Z',
      '2026-01-02T03:04:05.000Z',
      '2026-01-02T05:04:05+02:00',
      moment,
    ])
      expect(itemFrom({ publishedAt })?.publishedAt).toBe(moment)
    expect(itemFrom({ publishedAt: '2026-01-02' })?.publishedAt).toBe(Date.UTC(2026, 0, 2))
  })

  test('ranks count from the first of the page, unless a row brings its own', () => {
    const ranks = (first: number, ...given: unknown[]) =>
      validateRows(
        huggingfacePapers,
        given.map((rank, i) => ({ ...good, externalId: `2601.0000${i}`, rank })),
        first,
      ).items.map(({ rank }) => rank)
    expect(ranks(1, undefined, undefined)).toEqual([1, 2])
    expect(ranks(51, undefined, undefined)).toEqual([51, 52])
    expect(ranks(1, 9, 0, -1, '4', 2.5)).toEqual([9, 2, 3, 4, 5])
  })

  test('words are cleaned, capped at 20, and dropped when none is left', () => {
    const words = (keywords: unknown) => itemFrom({ details: { keywords } })?.details.keywords
    expect(words(['slow\n attention', '', 7, 'tides'])).toEqual(['slow attention', 'tides'])
    expect(words(Array.from({ length: 30 }, (_, i) => `w${i}`))).toHaveLength(20)
    expect(words([])).toBeUndefined()
    expect(words('slow attention')).toBeUndefined()
  })
})
