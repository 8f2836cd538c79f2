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
