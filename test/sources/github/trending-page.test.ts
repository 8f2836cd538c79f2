import { describe, expect, test } from 'vitest'
import { parseTrendingPage } from '../../../workers/sources/github/trending-page.ts'
import { githubTrending } from '../../../workers/sources/github-trending.ts'
import { SourceChanged } from '../../../workers/sources/source-changed.ts'
import type { ListedItem } from '../../../workers/types.ts'
import { accepted, expected, fixture } from '../fixture.ts'

const page = (name: string) => accepted(githubTrending, parseTrendingPage(fixture(`github/${name}.html`)))
const row = (parts: { heading?: string; below?: string }) =>
  `<article class="Box-row">${parts.heading ?? '<h2><a href="/a/b">a / b</a></h2>'}<a href="/a/b/stargazers">1</a>${parts.below ?? ''}</article>`
const itemOf = (text: string) => accepted(githubTrending, parseTrendingPage(text)).items[0]

describe('the trending page', () => {
  test.each(['h1-layout', 'h2-layout', 'logged-in'])('gives the repositories we expect in the %s', (name) => {
    expect(page(name).items).toEqual(expected<ListedItem[]>(`github/${name}.expected.json`))
  })

  test('names a repository by the heading that is a link, not by the dialogue before it', () => {
    expect(page('logged-in').items.map(({ externalId }) => externalId)).toEqual(['quay/rope', 'quay/mooring'])
  })

  test('leaves out rows without a repository, or with shortened stars, and says why', () => {
    expect(page('h2-layout').rejected).toEqual([
      { row: 3, externalId: 'fjord/short-numbers', reason: 'no stars' },
      { row: 4, externalId: null, reason: 'no id' },
    ])
  })

  test('reads forks in both of the places they have been in', () => {
    for (const href of ['/a/b/forks', '/a/b/network/members', '/a/b/network/members.b'])
      expect(itemOf(row({ below: `<a href="${href}"> 2,345 </a>` }))?.details.forks).toBe(2345)
  })

  test('does without a description, a language, forks and stars of today', () => {
    expect(itemOf(row({}))).toMatchObject({ summary: null, details: {} })
    expect(
      itemOf(row({ below: '<p class="col-9"> \n </p><span itemprop="programmingLanguage"></span>' })),
    ).toMatchObject({ summary: null, details: {} })
  })

  test.each([
    '/a',
    '/a/..',
    '/a/.',
    '/a/b/c',
    '//a/b',
    '/a/b?c',
    'https://evil.example/a',
    '/a b/c',
    '/<x>/y',
    '#',
  ])('takes no link to %j for a repository', (href) => {
    const { items, rejected } = accepted(
      githubTrending,
      parseTrendingPage(row({ heading: `<h2><a href="${href}">x</a></h2>` })),
    )
    expect(items).toEqual([])
    expect(rejected).toHaveLength(1)
  })

  test('has at most a thousand rows', () => {
    expect(parseTrendingPage(row({}).repeat(1000)).candidates).toHaveLength(1000)
    expect(() => parseTrendingPage(row({}).repeat(1001))).toThrow(SourceChanged)
    expect(() => parseTrendingPage(row({}).repeat(1001))).toThrow(
      'github-trending: 1001 rows are no listing: 1000 at most are read',
    )
  })

  test('does not mix a row that never ends with the next one', () => {
    const endless = '<article class="Box-row"><h2><a href="/c/d">c / d</a></h2>'
    const { items, rejected } = accepted(githubTrending, parseTrendingPage(endless + row({}) + row({})))
    expect(items).toMatchObject([{ externalId: 'a/b', upvotes: 1, rank: 2 }])
    expect(rejected).toEqual([{ row: 1, externalId: null, reason: 'no id' }])
  })

  test.each([
    ['icons that never end', '<svg'.repeat(24_700), 80],
    ['links that never end', '<a '.repeat(33_000), 80],
    ['people who never end', '<a data-hovercard-type="user">'.repeat(3_300), 80],
    ['a person many times', `<a ${'data-hovercard-type="user" '.repeat(3_600)}>`, 80],
    ['rows', '<ARTICLE>'.repeat(2_200), 80],
    ['a number without end', `<p class="float-sm-right">${'1'.repeat(19_800)}`, 400],
  ])('is read after rows that are as long as can be with %s', (_, inside, count) => {
    const hostile = `<article class="Box-row"><h2 class="h3">${inside}</article>`
    const { items, rejected } = accepted(githubTrending, parseTrendingPage(hostile.repeat(count) + row({})))
    expect(items).toMatchObject([{ externalId: 'a/b', upvotes: 1, rank: count + 1 }])
    expect(rejected).toHaveLength(count)
  })

  test('does not know its day', () => {
    expect(parseTrendingPage(row({})).day).toBeNull()
  })

  test.each([
    '',
    '<html><h1>Sign in</h1></html>',
    '<article class="other"></article>',
    '<article class="Box-row">',
  ])('raises on %j', (text) => {
    expect(() => parseTrendingPage(text)).toThrow(SourceChanged)
    expect(() => parseTrendingPage(text)).toThrow('github-trending: the page has no article.Box-row')
  })
})
