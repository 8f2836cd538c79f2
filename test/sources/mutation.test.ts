import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateRows } from '../../workers/collect/validate.ts'
import { parseTrendingPage } from '../../workers/sources/github/trending-page.ts'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { parseApi } from '../../workers/sources/huggingface/api.ts'
import { parseCards } from '../../workers/sources/huggingface/cards.ts'
import { parseHydration } from '../../workers/sources/huggingface/hydration.ts'
import { parseSavedText } from '../../workers/sources/huggingface/saved-text.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { SourceChanged } from '../../workers/sources/source-changed.ts'
import type { Parsed, Source } from '../../workers/types.ts'
import { fixture } from './fixture.ts'

type Change = (text: string) => string

const at = (text: string, place: number) => Math.floor(place * text.length)
const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const SPICE = [
  ...[
    '<',
    '>',
    '"',
    "'",
    '&',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '\u0000',
    '\ud800',
    '\n',
    '&quot;',
    '&amp;',
  ],
  ...[
    '<article',
    '</article>',
    '<!--',
    '-->',
    '<svg',
    '</svg>',
    '<template',
    'null',
    '1e999',
    '-1',
    '·',
    '__proto__',
  ],
  ...[
    'data-target="DailyPapers"',
    'data-props="',
    '<article class="Box-row',
    '<h2>',
    '<h3>',
    '99,999,999,999,999',
  ],
]

/** Cut, drop, double, flip and insert: what truncation, proxies and redesigns do to a page. */
const change: fc.Arbitrary<Change> = fc.oneof(
  place.map(
    (p): Change =>
      (text) =>
        text.slice(0, at(text, p)),
  ),
  fc.tuple(place, place).map(
    ([p, q]): Change =>
      (text) => {
        const [from = 0, to = 0] = [at(text, p), at(text, q)].sort((a, b) => a - b)
        return text.slice(0, from) + text.slice(to)
      },
  ),
  fc.tuple(place, fc.nat(2000)).map(
    ([p, length]): Change =>
      (text) => {
        const from = at(text, p)
        return text.slice(0, from + length) + text.slice(from)
      },
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 127 })).map(
    ([p, bits]): Change =>
      (text) => {
        const flipped = String.fromCharCode((text.charCodeAt(at(text, p)) || 0) ^ bits)
        return text.slice(0, at(text, p)) + flipped + text.slice(at(text, p) + 1)
      },
  ),
  fc.tuple(place, fc.constantFrom(...SPICE)).map(
    ([p, spice]): Change =>
      (text) =>
        text.slice(0, at(text, p)) + spice + text.slice(at(text, p)),
  ),
)

const parsers: [name: string, source: Source, parse: (text: string) => Parsed, fixtures: string[]][] = [
  ['the API', huggingfacePapers, parseApi, ['huggingface/rows.json']],
  [
    'the hydration data',
    huggingfacePapers,
    parseHydration,
    ['huggingface/page-2024.html', 'huggingface/page-2026.html'],
  ],
  ['the cards', huggingfacePapers, parseCards, ['huggingface/page-2024.html', 'huggingface/page-2026.html']],
  [
    'the saved text',
    huggingfacePapers,
    (text) => parseSavedText(text, '2026-03-11'),
    ['huggingface/saved-listing.txt'],
  ],
  [
    'the trending page',
    githubTrending,
    parseTrendingPage,
    ['github/h1-layout.html', 'github/h2-layout.html', 'github/logged-in.html'],
  ],
]

describe('a spoilt page', () => {
  test.each(parsers)('of %s is refused by name, or read row by row', (_, source, parse, fixtures) => {
    const texts = fixtures.map(fixture)
    const outcomes = { read: 0, refused: 0 }
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          let parsed: Parsed
          try {
            parsed = parse(changes.reduce((spoilt, apply) => apply(spoilt), text))
          } catch (error) {
            expect(error).toBeInstanceOf(SourceChanged)
            outcomes.refused++
            return
          }
          outcomes.read++
          const { items, rejected } = validateRows(source, parsed.candidates)
          expect(items.length + rejected.length).toBe(parsed.candidates.length)
        },
      ),
      { numRuns: 600 },
    )
    expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(0)
  })
})
