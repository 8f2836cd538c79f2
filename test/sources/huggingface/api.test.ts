import { describe, expect, test } from 'vitest'
import { parseApi } from '../../../workers/sources/huggingface/api.ts'
import { huggingfacePapers } from '../../../workers/sources/huggingface-papers.ts'
import { SourceChanged } from '../../../workers/sources/source-changed.ts'
import type { ListedItem, Rejected } from '../../../workers/types.ts'
import { accepted, expected, fixture } from '../fixture.ts'

const wanted = expected<{ day: string; items: ListedItem[]; rejected: Rejected[] }>(
  'huggingface/rows.expected.json',
)
const parsed = parseApi(fixture('huggingface/rows.json'))
const { items, rejected } = accepted(huggingfacePapers, parsed)
const item = (id: string) => items.find(({ externalId }) => externalId === id)

/** One row, through the parser and the checks. */
const itemFrom = (paper: object, outer: object = {}) =>
  accepted(
    huggingfacePapers,
    parseApi(JSON.stringify([{ paper: { id: '2601.00001', title: 'T', upvotes: 1, ...paper }, ...outer }])),
  ).items[0]

describe('an answer of the papers API', () => {
  test('gives the rows we expect, and says which it left out and why', () => {
    expect(items).toEqual(wanted.items)
    expect(rejected).toEqual(wanted.rejected)
    expect(parsed.day).toBe(wanted.day)
  })

  test('has its titles and abstracts on one line, with LaTeX and "&lt;" left as written', () => {
    expect(item('2503.02130')?.title).toBe('Tidal Memory: Slow Attention for Long Evenings in $O(n \\log n)$')
    expect(item('2503.02130')?.summary).toContain('&lt;mask&gt;')
  })

  test('keeps an id as text: 2503.02130 does not lose its zero, and a number for an id is refused', () => {
    expect(item('2503.02130')).toBeDefined()
    expect(item('2503.0213')).toBeUndefined()
    expect(rejected[0]).toEqual({ row: 5, externalId: null, reason: 'id is not text (number)' })
  })

  test('takes a paper that stands twice once, as it stood first', () => {
    expect(item('2503.02130')).toMatchObject({ upvotes: 41, rank: 1 })
  })

  test('is published when arXiv says, not when the outer field says', () => {
    expect(item('2503.02130')?.publishedAt).toBe(Date.UTC(2026, 2, 9, 17, 59, 58))
    expect(itemFrom({}, { publishedAt: '2026-03-09T12:00:00.000Z' })?.publishedAt).toBeNull()
  })

  test('finds the organisation in each of the three places it has been in', () => {
    const org = { name: 'quay', fullname: 'Quay Side' }
    const organization = { id: 'quay', name: 'Quay Side' }
    expect(itemFrom({ organization: org })?.organization).toEqual(organization)
    expect(itemFrom({}, { organization: org })?.organization).toEqual(organization)
    expect(itemFrom({}, { submitterOrganization: org })?.organization).toEqual(organization)
    expect(itemFrom({}, { organization: { name: 'quay' } })?.organization).toEqual({
      id: 'quay',
      name: 'quay',
    })
    expect(itemFrom({ organization: null })?.organization).toBeNull()
  })

  test.each([
    ['https://github.com/quay/rope\n', 'quay/rope'],
    ['https://github.com/quay/rope.git', 'quay/rope'],
    ['https://github.com/quay/rope.git\nhttps://github.com/other/one', 'quay/rope'],
    ['http://www.github.com/quay/rope.js/tree/main#readme', 'quay/rope.js'],
    ['  github.com/quay/rope?tab=readme ', 'quay/rope'],
    ['quay/rope', 'quay/rope'],
    ['https://github.com/quay', undefined],
    ['github.com/quay', undefined],
    ['gitlab.com/quay/rope', undefined],
    ['https://github.com/quay/röpe', undefined],
    ['https://github.com/quay/..', undefined],
    ['https://github.com/quay/.git', undefined],
    ['https://example.com/github.com/quay/rope', undefined],
    ['https://github.com.example/quay/rope', undefined],
    ['', undefined],
  ])('reads the repository in %j', (githubRepo, repository) => {
    expect(itemFrom({ githubRepo })?.details.github_repo).toBe(repository)
  })

  test('names the authors that are not hidden, and counts them all', () => {
    expect(item('2503.02130')).toMatchObject({ authors: ['Ada Marsh', 'Bruno Kelp'], authorCount: 3 })
  })

  test('names 50 of 3,303 authors and counts them all', () => {
    const authors = Array.from({ length: 3303 }, (_, i) => ({ name: `Author ${i + 1}`, hidden: i === 0 }))
    const paper = itemFrom({ authors })
    expect(paper?.authors).toHaveLength(50)
    expect(paper?.authors?.[0]).toBe('Author 2')
    expect(paper?.authorCount).toBe(3303)
  })

  test('does not claim that a paper has no authors when the row does not say', () => {
    expect(itemFrom({})).toMatchObject({ authors: null, authorCount: null })
    expect(itemFrom({ authors: [] })).toMatchObject({ authors: [], authorCount: 0 })
  })

  test('is an empty list on a day without papers', () => {
    expect(parseApi('[]')).toEqual({ candidates: [], day: null })
  })

  test('refuses more rows than a listing can have, and says how many there are', () => {
    const rows = (count: number) => `[${'{},'.repeat(count - 1)}{}]`
    expect(parseApi(rows(1000)).candidates).toHaveLength(1000)
    expect(() => parseApi(rows(1001))).toThrow(SourceChanged)
    expect(() => parseApi(rows(1001))).toThrow(
      'huggingface-papers: 1001 rows are no listing: 1000 at most are read',
    )
  })

  test('says the day that most of the rows that name one do, and none when there is no such day', () => {
    const day = (...days: unknown[]) =>
      parseApi(JSON.stringify(days.map((submittedOnDailyAt) => ({ paper: { submittedOnDailyAt } })))).day
    expect(day('2026-03-11T01:00:00Z', '2026-03-11T23:00:00Z')).toBe('2026-03-11')
    expect(day('2026-03-11T01:00:00Z', undefined)).toBe('2026-03-11')
    expect(day(undefined, '2026-03-11T01:00:00Z')).toBe('2026-03-11')
    expect(day('2026-03-11T01:00:00Z', '2026-03-11T02:00:00Z', '2026-03-04T23:00:00Z')).toBe('2026-03-11')
    expect(day('2026-03-11T01:00:00Z', undefined, '2026-03-10T23:00:00Z')).toBeNull()
    expect(day('some day', 'some day')).toBeNull()
  })

  test.each([
    ['{"error":"Invalid date"}', /not a list of papers/],
    ['null', /not a list of papers/],
    ['"[]"', /not a list of papers/],
    ['{"dailyPapers": [oops', /not JSON/],
    ['<!doctype html><title>Just a moment</title>', /not JSON/],
    ['', /not JSON/],
  ])('raises with the name of the source on %j', (text, reason) => {
    expect(() => parseApi(text)).toThrow(SourceChanged)
    expect(() => parseApi(text)).toThrow(reason)
    expect(() => parseApi(text)).toThrow(/^huggingface-papers: /)
  })

  test('reports rows of a wrong shape one by one', () => {
    const wrong = '[{"paper":{"id":7,"title":null,"upvotes":"many"}},null,"x",[],{"constructor":{}},7]'
    expect(accepted(huggingfacePapers, parseApi(wrong))).toMatchObject({
      items: [],
      rejected: [1, 2, 3, 4, 5, 6].map((row) => ({ row, externalId: null })),
    })
  })

  test('keys that name prototypes change nothing but their own row', () => {
    expect(item('2603.01005')).toMatchObject({ title: 'Prototype Games', organization: null, details: {} })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
