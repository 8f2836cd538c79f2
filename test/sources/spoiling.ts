import fc from 'fast-check'

export type Change = (text: string) => string

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

/** Deeper than anybody would nest by hand. */
const DEPTH = 10_000
export const ABYSSES = [
  '<div>',
  '<article class="Box-row"><h2>',
  '[',
  '{"paper":',
  '[{"a":',
  '<svg><template>',
  '&amp;',
].map((one) => one.repeat(DEPTH))

/** Cut, drop, double, flip and insert: what truncation, proxies and redesigns do to a page. */
export const change: fc.Arbitrary<Change> = fc.oneof(
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
  // A tag that is lost.
  fc.tuple(place).map(
    ([p]): Change =>
      (text) => {
        const from = text.indexOf('<', at(text, p))
        const to = text.indexOf('>', from)
        return from < 0 || to < 0 ? text : text.slice(0, from) + text.slice(to + 1)
      },
  ),
  // A number that has become a text, or something else that is no number.
  fc.tuple(place, fc.constantFrom('"7"', '"7,000"', 'null', '-3', '1e400', '0.5', '[]', '{}', 'NaN')).map(
    ([p, other]): Change =>
      (text) => {
        const from = at(text, p)
        return text.slice(0, from) + text.slice(from).replace(/\d+/, other)
      },
  ),
  // Nesting without end; rarely, since it costs a hundred times as much.
  {
    weight: 1,
    arbitrary: fc.tuple(place, fc.constantFrom(...ABYSSES)).map(
      ([p, abyss]): Change =>
        (text) =>
          text.slice(0, at(text, p)) + abyss + text.slice(at(text, p)),
    ),
  },
)

/** A page after several changes. */
export const spoilt = (text: string, changes: readonly Change[]): string =>
  changes.reduce((sofar, apply) => apply(sofar), text)
