import { describe, expect, test } from 'vitest'
import { parseApi } from '../../../workers/sources/huggingface/api.ts'
import { parseHydration } from '../../../workers/sources/huggingface/hydration.ts'
import { huggingfacePapers } from '../../../workers/sources/huggingface-papers.ts'
import { SourceChanged } from '../../../workers/sources/source-changed.ts'
import type { ListedItem } from '../../../workers/types.ts'
import { accepted, attribute, expected, fixture } from '../fixture.ts'

const page = (props: string, before = '') =>
  `<!doctype html><html>${before}<div data-target="DailyPapers" data-props="${props}"></div></html>`
const pageOf = (props: unknown) => page(attribute(JSON.stringify(props)))

describe('the data of the papers page', () => {
  test('gives the rows we expect of a page of 2024', () => {
    const wanted = expected<{ day: string; hydration: ListedItem[] }>('huggingface/page-2024.expected.json')
    const parsed = parseHydration(fixture('huggingface/page-2024.html'))
    expect(accepted(huggingfacePapers, parsed)).toEqual({ items: wanted.hydration, rejected: [] })
    expect(parsed.day).toBe(wanted.day)
  })

  test('gives on a page of 2026 what the API gives for the same rows', () => {
    const parsed = parseHydration(fixture('huggingface/page-2026.html'))
    const rows = parseApi(JSON.stringify(JSON.parse(fixture('huggingface/rows.json')).slice(0, 3)))
    expect(parsed).toEqual(rows)
    expect(parsed.candidates).toHaveLength(3)
  })

  test('is unescaped once, the ampersand last: an abstract may speak of "&lt;"', () => {
    const summary = 'He said "<b>&lt;b&gt;</b>", it\'s &amp;quot; & \\ \n \u2028'
    const [row] = parseHydration(pageOf({ dailyPapers: [{ paper: { summary } }] })).candidates
    expect(row?.summary).toBe(summary)
  })

  test('is found wherever the attribute stands in its element, and never in another element', () => {
    const props = attribute('{"dailyPapers":[]}')
    const other = '<div data-target="MainHeader" data-props="{&quot;dailyPapers&quot;:7}"></div>'
    const swapped = `<html>${other}<div data-props="${props}" class="x" data-target="DailyPapers"></div>${other}</html>`
    expect(parseHydration(swapped).candidates).toEqual([])
    expect(parseHydration(page(props, other)).candidates).toEqual([])
  })

  test('says which day the page shows: on an empty day that is the latest day with papers', () => {
    const row = { paper: { submittedOnDailyAt: '2026-03-09T08:00:00Z' } }
    expect(parseHydration(pageOf({ date: '2026-03-11T00:00:00.000Z', dailyPapers: [row] })).day).toBe(
      '2026-03-11',
    )
    expect(parseHydration(pageOf({ dailyPapers: [row] })).day).toBe('2026-03-09')
    expect(parseHydration(pageOf({ date: 7, dailyPapers: [] })).day).toBeNull()
    expect(parseHydration(pageOf({ date: 'today', dailyPapers: [] })).day).toBeNull()
  })

  test.each([
    [
      'an error page that has data for other parts',
      fixture('huggingface/error-400.html'),
      /no DailyPapers data/,
    ],
    ['nothing', '', /no DailyPapers data/],
    ['an element without data', '<html><div data-target="DailyPapers"></div></html>', /no DailyPapers data/],
    ['data that is not JSON', page('{oops'), /not JSON/],
    [
      'data that breaks off',
      '<div data-target="DailyPapers" data-props="{&quot;dailyPapers&quot;:[',
      /not JSON/,
    ],
    ['data without papers', page('{}'), /no dailyPapers/],
    ['data that is null', page('null'), /no dailyPapers/],
    ['papers that are no list', page('{&quot;dailyPapers&quot;:{}}'), /no dailyPapers/],
  ])('raises on %s', (_, text, reason) => {
    expect(() => parseHydration(text)).toThrow(SourceChanged)
    expect(() => parseHydration(text)).toThrow(reason)
  })
})
