import * as fc from 'fast-check'
import { type Entry, type Feed, permanentId } from '../../workers/feeds/feed.ts'

/** Texts as scraped pages have them at worst; a text is never blank. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      ']]><![CDATA[',
      '&amp;&lt;&#0;&undefined;',
      '"><img src=x onerror=alert(1)>',
      '\u0000\u0008\ufffe\uffff\ud800',
      '<?xml version="1.0"?><!DOCTYPE x>',
      '-->',
    ),
  )
  .map((text) => `${text}.`)

const line = fc.record(
  { text: hostile, page: fc.constantFrom('/items/a:b', '/items/github-trending:o/n'), note: hostile },
  { requiredKeys: ['text'] },
)

const entry = fc.record({
  title: hostile,
  page: fc.constantFrom('/?day=2025-06-10', '/topics/rag'),
  elsewhere: fc.constantFrom(null, 'https://site.example/a?b=c&d=e'),
  published: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  updated: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  summary: hostile,
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  authors: fc.array(hostile, { maxLength: 3 }),
  tags: fc.array(hostile, { maxLength: 3 }),
})

export const feeds: fc.Arbitrary<Feed> = fc.record({
  id: fc.constant(permanentId('feeds', 'daily')),
  title: hostile,
  description: hostile,
  page: fc.constant('/'),
  entries: fc
    .array(entry, { maxLength: 4 })
    .map((entries) => entries.map((one, i): Entry => ({ ...one, id: permanentId('items', `a:${i}`) }))),
})
