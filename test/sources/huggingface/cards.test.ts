import { describe, expect, test } from 'vitest'
import { parseCards } from '../../../workers/sources/huggingface/cards.ts'
import { huggingfacePapers } from '../../../workers/sources/huggingface-papers.ts'
import { SourceChanged } from '../../../workers/sources/source-changed.ts'
import type { ListedItem } from '../../../workers/types.ts'
import { accepted, expected, fixture } from '../fixture.ts'

const layouts = ['page-2024', 'page-2026'].map((name) => ({
  name,
  text: fixture(`huggingface/${name}.html`),
  wanted: expected<{ day: string; cards: ListedItem[] }>(`huggingface/${name}.expected.json`),
}))

const card = (inside: string) =>
  `<html><article><h3><a href="/papers/2601.00001">T</a></h3>${inside}<div class="leading-none">5</div></article></html>`
const itemOf = (page: string) => accepted(huggingfacePapers, parseCards(page)).items[0]

describe('the cards of the papers page', () => {
  test.each(layouts)('are read as we expect in $name', ({ text, wanted }) => {
    const parsed = parseCards(text)
    expect(accepted(huggingfacePapers, parsed)).toEqual({ items: wanted.cards, rejected: [] })
    expect(parsed.day).toBe(wanted.day)
  })

  test('hold framework comments in every text, which are no text', () => {
    const page = card('<a href="/quay"><!---->Quay<!----> Side</a>').replace(
      '>T<',
      '><!---->A <!---->Title<!----><',
    )
    expect(itemOf(page)).toMatchObject({ title: 'A Title', organization: { id: 'quay', name: 'Quay Side' } })
  })

  test('show stars beside the votes, which are not the votes', () => {
    const stars = '<a class="flex" href="/papers/2601.00001"><span>1.41k</span></a>'
    const submitter = '<div class="text-xs leading-none">Submitted by 77</div>'
    expect(itemOf(card(stars).replace('<h3>', `${submitter}<h3>`))?.upvotes).toBe(5)
  })

  test('hold icons, whose own words are no text of the card', () => {
    const icon = '<svg><title>7 authors</title><path d="M1 1"></path></svg>'
    const page = card(`${icon}<a href="/papers/2601.00001#community">${icon} 2</a>`).replace(
      '>5<',
      `>${icon}5<`,
    )
    expect(itemOf(page)).toMatchObject({ upvotes: 5, comments: 2, authorCount: null })
  })

  test.each(['1.2k', '-', ''])(
    'have no votes rather than wrong ones when these are written as %j',
    (votes) => {
      const { rejected } = accepted(huggingfacePapers, parseCards(card('').replace('>5<', `>${votes}<`)))
      expect(rejected).toEqual([{ row: 1, externalId: '2601.00001', reason: 'no upvotes' }])
    },
  )

  test('count the authors of the byline, not those that a title speaks of', () => {
    const page = card('<div>· 1,234 authors</div>').replace('>T<', '>What 12 authors say<')
    expect(itemOf(page)?.authorCount).toBe(1234)
    expect(itemOf(card('').replace('>T<', '>What 12 authors say<'))?.authorCount).toBeNull()
  })

  test('say nothing about what they do not show', () => {
    expect(itemOf(card(''))).toEqual({
      externalId: '2601.00001',
      title: 'T',
      summary: null,
      authors: null,
      authorCount: null,
      organization: null,
      publishedAt: null,
      upvotes: 5,
      comments: null,
      details: {},
      rank: 1,
    })
  })

  test('that are no papers are left out and counted', () => {
    const page = `${card('')}<article>An advertisement</article>`
    const { items, rejected } = accepted(huggingfacePapers, parseCards(page))
    expect(items).toHaveLength(1)
    expect(rejected).toEqual([{ row: 2, externalId: null, reason: 'no id' }])
  })

  test('are at most a thousand', () => {
    const cards = (count: number) => '<article></article>'.repeat(count)
    expect(parseCards(cards(1000)).candidates).toHaveLength(1000)
    expect(() => parseCards(cards(1001))).toThrow(SourceChanged)
    expect(() => parseCards(cards(1001))).toThrow('huggingface-papers: 1001 rows are no listing')
  })

  test.each([
    ['icons that never end', '<svg'.repeat(24_700), 80],
    ['comments that never end', '<!--'.repeat(24_700), 80],
    ['headings', '<h3></h3>'.repeat(2_200), 8],
    ['a number without end', `<h3></h3><p>${'1'.repeat(19_800)}`, 400],
  ])('are read after some that are as long as can be with %s', (_, inside, count) => {
    const hostile = `<article>${inside}</article>`
    const { items, rejected } = accepted(huggingfacePapers, parseCards(hostile.repeat(count) + card('')))
    expect(items).toMatchObject([{ externalId: '2601.00001', upvotes: 5, rank: count + 1 }])
    expect(rejected).toHaveLength(count)
  })

  test('are of the day that the page names, after any number of times that name none', () => {
    const page = `${'<time '.repeat(500_000)}<time class="x" datetime="2026-03-11T00:00">${card('')}`
    expect(parseCards(page).day).toBe('2026-03-11')
  })

  test.each([
    ['an error page', fixture('huggingface/error-400.html')],
    ['a challenge page', '<!doctype html><html><title>Just a moment...</title></html>'],
    [
      'a page of papers whose cards have changed',
      '<html><div data-target="DailyPapers"><section></section></div></html>',
    ],
    ['nothing', ''],
  ])('raise on %s', (_, text) => {
    expect(() => parseCards(text)).toThrow(SourceChanged)
    expect(() => parseCards(text)).toThrow('huggingface-papers: the page has no cards')
  })
})
