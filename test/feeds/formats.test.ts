import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atomText } from '../../workers/feeds/atom.ts'
import { type Feed, permanentId } from '../../workers/feeds/feed.ts'
import { jsonFeedText } from '../../workers/feeds/json-feed.ts'
import { readAtom } from './atom.ts'
import { jsonFeedErrors } from './json-feed.ts'
import { feeds } from './made-up.ts'

const origin = 'https://uptrend.example'
const self = `${origin}/feeds/daily.xml?min_upvotes=5&source=github-trending`
const atom = (feed: Feed) => atomText(feed, { self, json: `${origin}/feeds/daily.json`, origin })

const FEED: Feed = {
  id: permanentId('feeds', 'daily'),
  title: 'A feed',
  description: 'Of something',
  page: '/',
  entries: [
    {
      id: permanentId('daily', 'huggingface-papers', '2025-06-10'),
      title: 'One < two',
      page: '/?day=2025-06-10',
      elsewhere: null,
      published: Date.UTC(2025, 5, 11),
      updated: Date.UTC(2025, 5, 12),
      summary: 'A & B',
      lines: [
        { text: 'One < two', page: '/items/a:1', note: '5 upvotes' },
        { text: 'Three', page: '/items/a:2' },
      ],
      authors: [],
      tags: ['x'],
    },
  ],
}

test('any feed, however hostile its texts, is valid Atom', () => {
  fc.assert(
    fc.property(feeds, (feed) => {
      expect(readAtom(atom(feed)).errors).toEqual([])
    }),
  )
})

test('any feed, however hostile its texts, is a valid JSON Feed', () => {
  fc.assert(
    fc.property(feeds, (feed) => {
      expect(jsonFeedErrors(jsonFeedText(feed, { self, origin }))).toEqual([])
    }),
  )
})

test('texts come back from Atom as they were, and from its HTML as text', () => {
  const { entries, self: own, updated } = readAtom(atom(FEED))
  expect(own).toBe(self)
  expect(updated).toBe('2025-06-12T00:00:00.000Z')
  expect(entries[0]).toMatchObject({
    title: 'One < two',
    summary: 'A & B',
    alternate: `${origin}/?day=2025-06-10`,
    content: `<ol><li><a href="${origin}/items/a:1">One &lt; two</a>: 5 upvotes</li><li><a href="${origin}/items/a:2">Three</a></li></ol>`,
  })
})

test('a feed without entries is valid and has never been updated', () => {
  const { errors, updated } = readAtom(atom({ ...FEED, entries: [] }))
  expect(errors).toEqual([])
  expect(updated).toBe('1970-01-01T00:00:00.000Z')
})

test('ids are tag URIs without a character that a URI may not have', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(permanentId('items', name)).toMatch(/^tag:uptrend\.github\.io,2025:[\w\-.~!*'()%/:]+$/)
    }),
  )
})

describe('the checks find', () => {
  const good = atom(FEED)
  const duplicate = atom({ ...FEED, entries: [...FEED.entries, ...FEED.entries] })
  test.each([
    ['no id', good.replace(/<entry>\n<id>.*<\/id>/, '<entry>')],
    ['an empty title', good.replace('<title>A feed</title>', '<title> </title>')],
    ['a time without a zone', good.replace('T00:00:00.000Z</updated>', 'T00:00:00</updated>')],
    ['a day for a time', good.replace('2025-06-12T00:00:00.000Z', '2025-06-12')],
    ['a relative link', good.replaceAll(`href="${origin}/"`, 'href="/"')],
    ['another element', good.replace('<subtitle>', '<pubDate>x</pubDate><subtitle>')],
    ['no author', good.replace(/<author>.*<\/author>/, '')],
    ['an entry twice', duplicate],
    ['an ampersand', good.replace('A &amp; B', 'A & B')],
  ])('%s in Atom', (_, text) => {
    expect(text).not.toBe(good)
    expect(readAtom(text).errors).not.toEqual([])
  })

  const json = jsonFeedText(FEED, { self, origin })
  test.each([
    ['another version', json.replace('1.1', '1')],
    ['no id', json.replace(/"id":"[^"]+",/, '')],
    ['no content', json.replace(/"content_html":"(?:[^"\\]|\\.)+",/, '')],
    ['a name of its own', json.replace('"summary"', '"abstract"')],
    ['a relative address', json.replace(`"home_page_url":"${origin}/"`, '"home_page_url":"/"')],
    ['a day for a time', json.replace('2025-06-12T00:00:00.000Z', '2025-06-12')],
  ])('%s in JSON Feed', (_, text) => {
    expect(text).not.toBe(json)
    expect(jsonFeedErrors(text)).not.toEqual([])
  })
})
