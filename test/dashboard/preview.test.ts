import fc from 'fast-check'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { ticksTo } from '../../dashboard/components/preview-chart.ts'
import { previewSvg } from '../../dashboard/components/preview-svg.ts'
import { fitted, linesOf } from '../../dashboard/components/preview-text.ts'
import type { SeriesData } from '../../dashboard/components/series-data.ts'
import { weeklyShare } from './weekly-share.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        ']]>',
        '<!--',
        '</svg>',
        '<script>',
        '\0',
        '\ud800',
        ' ',
        'wide',
      ),
    )
    .map((all) => all.join('')),
)
const number = fc.double({ min: 0, max: 1, noNaN: true })
/** A period: its share within its interval, or that nothing was seen; and whether it is still open. */
const period = fc.record({
  seen: fc.boolean(),
  open: fc.boolean(),
  shares: fc.tuple(number, number, number).map((all) => all.sort((a, b) => a - b)),
})
const chart = fc.array(period, { maxLength: 60 }).map(
  (all): SeriesData => ({
    ...weeklyShare,
    periods: all.map(({ open }) => ['2025-W01', '2024-12-30', '2025-01-05', 10, 1, open]),
    lines: [
      {
        id: 'a',
        name: 'A',
        points: all.map(({ seen, shares: [lo = 0, value = 0, hi = 0] }) =>
          seen ? [value, lo, hi, 1] : [null, null, null, 1],
        ),
      },
    ],
  }),
)

/** The elements, in order, and whatever says where something is drawn. */
function read(svg: string): { elements: string[]; places: string } {
  const document = XmlDocument.fromString(svg)
  try {
    const elements = document.root.find('//*').map((node) => (node as XmlElement).name)
    const places = document.root.find('//@d | //@x | //@y | //@cx | //@cy').map(({ content }) => content)
    return { elements, places: places.join(' ') }
  } finally {
    document.dispose()
  }
}

const DRAWN = ['svg', 'rect', 'g', 'path', 'circle', 'text']

test('whatever a topic is called and has been: well-formed, only drawn, and within the picture', () => {
  fc.assert(
    fc.property(text, text, text, fc.option(chart), fc.boolean(), (name, sentence, source, chart, sample) => {
      const { elements, places } = read(
        previewSvg({ name, sentence, source, chart, sample, today: '2025-01-05' }),
      )
      expect(elements.filter((one) => !DRAWN.includes(one))).toEqual([])
      expect(places).toMatch(/^[-MLHVhvz\d. ]+$/)
      for (const one of places.match(/[\d.]+/g) ?? []) expect(Number(one)).toBeLessThanOrEqual(1200)
    }),
  )
})

describe('texts', () => {
  test('are broken between words, and end in an ellipsis where they are too long', () => {
    expect(linesOf('one two three four', 20, 100, 3)).toEqual(['one two', 'three', 'four'])
    expect(linesOf('one two three four five', 20, 100, 2)).toEqual(['one two', 'three…'])
    expect(linesOf('unbreakable-as-it-is', 20, 100, 2)).toEqual(['unbreaka…'])
    expect(linesOf('', 20, 100, 2)).toEqual([''])
  })

  test('shrink to fit, to a smallest size', () => {
    expect(fitted('short', 1000, 60, 34)).toEqual(['short', 60])
    expect(fitted('x'.repeat(40), 1000, 60, 34)).toEqual(['x'.repeat(40), 41])
    expect(fitted('x'.repeat(80), 1000, 60, 34)).toEqual([`${'x'.repeat(48)}…`, 34])
    expect(fitted('', 1000, 60, 34)).toEqual(['', 60])
  })
})

describe('an axis', () => {
  test.each([
    [0.09, [0, 0.025, 0.05, 0.075, 0.1]],
    [0.2, [0, 0.05, 0.1, 0.15, 0.2]],
    [0, [0, 1]],
  ])('to %d has round steps', (highest, ticks) => {
    expect(ticksTo(highest).map((one) => Number(one.toFixed(6)))).toEqual(ticks)
  })

  test('reaches from zero past the highest, in at most four steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (highest) => {
        const ticks = ticksTo(highest)
        expect(ticks[0]).toBe(0)
        expect(ticks.length).toBeLessThanOrEqual(5)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest * (1 - 1e-9))
      }),
    )
  })
})
