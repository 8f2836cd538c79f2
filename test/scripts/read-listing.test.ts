import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { readListing, type Told } from '../../scripts/import/read-listing.ts'
import { endOf } from '../../workers/days.ts'
import type { ListedItem, Rejected } from '../../workers/types.ts'
import { expected, fixture } from '../sources/fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'uptrend-listing-'))
afterAll(() => rmSync(folder, { recursive: true }))

const NOW = Date.UTC(2026, 5, 1)
const ROWS = fixture('huggingface/rows.json')
const PAGE = fixture('huggingface/page-2026.html')
const TRENDING = fixture('github/h2-layout.html')
const TEXT = fixture('huggingface/saved-listing.txt')

const read = (name: string, content: string | Buffer, told: Told = {}, now = NOW) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return readListing(path, told, now)
}

describe('a saved listing', () => {
  test.each<[string, string, string | Buffer, Told, object]>([
    [
      'an answer of the API',
      'rows.json',
      ROWS,
      {},
      { source: 'huggingface-papers', way: 'api', items: { length: 5 } },
    ],
    [
      'a gzipped answer',
      'rows.json.gz',
      gzipSync(ROWS),
      {},
      { source: 'huggingface-papers', way: 'api', items: { length: 5 } },
    ],
    [
      'a gzipped answer under any name',
      'rows',
      gzipSync(ROWS),
      {},
      { source: 'huggingface-papers', way: 'api' },
    ],
    [
      'an answer with a byte order mark',
      'rows.json',
      `\ufeff ${ROWS}`,
      {},
      { way: 'api', items: { length: 5 } },
    ],
    [
      'a page with its data',
      'page.html',
      PAGE,
      {},
      { source: 'huggingface-papers', way: 'hydration', items: { length: 3 } },
    ],
    [
      'a page without its data',
      'page.html',
      PAGE.replace('data-target="DailyPapers"', ''),
      {},
      { way: 'cards', items: { length: 3 } },
    ],
    [
      'a trending page',
      't.html',
      TRENDING,
      { day: '2026-03-11' },
      { source: 'github-trending', way: 'html', items: { length: 2 } },
    ],
    [
      'the text of a page',
      'page.txt',
      TEXT,
      { day: '2026-03-11' },
      { source: 'huggingface-papers', way: 'text', items: { length: 4 } },
    ],
    [
      'the text of a page, from Windows',
      'page.txt',
      `\ufeff${TEXT.replaceAll('\n', '\r\n')}`,
      { day: '2026-03-11' },
      { way: 'text' },
    ],
  ])('may be %s', (_, name, content, told, listing) => {
    expect(read(name, content, told)).toMatchObject({ day: '2026-03-11', ...listing })
  })

  test('gives the rows that were checked, and those left out', () => {
    const wanted = expected<{ items: ListedItem[]; rejected: Rejected[] }>('huggingface/rows.expected.json')
    expect(read('rows.json', ROWS)).toMatchObject(wanted)
  })
})

test.each([49, 50, 51])('one of %i rows may be cut off when a page has as many', (rows) => {
  const row = (_: unknown, i: number) => ({ paper: { id: `2603.${10_000 + i}`, title: 'A', upvotes: i } })
  expect(read('2026-03-11.json', JSON.stringify(Array(rows).fill(0).map(row))).cutOff).toBe(rows === 50)
})

describe('its day', () => {
  const undated = ROWS.replaceAll('submittedOnDailyAt', 'otherField')

  test('is the one told, else in the name, else in the file', () => {
    expect(read('rows.json', ROWS).day).toBe('2026-03-11')
    expect(read('2026-03-12.json', undated).day).toBe('2026-03-12')
    expect(read('2026-03-12.json', undated, { day: '2026-03-13' }).day).toBe('2026-03-13')
    expect(read('2026-03-11-evening.json', ROWS).day).toBe('2026-03-11')
  })

  test('is not a day that the calendar does not have', () => {
    expect(() => read('2026-02-30.json', undated)).toThrow(
      'does not say of which day it is: add --day YYYY-MM-DD',
    )
    expect(read('2026-02-30.json', ROWS).day).toBe('2026-03-11')
  })

  test('has to be known, and be the one that the file shows', () => {
    expect(() => read('rows.json', undated)).toThrow('does not say of which day it is: add --day YYYY-MM-DD')
    expect(() => read('t.html', TRENDING)).toThrow('does not say of which day it is')
    expect(() => read('page.txt', TEXT)).toThrow('leaves out the year of its dates: add --day YYYY-MM-DD')
    expect(() => read('rows.json', ROWS, { day: '2026-03-12' })).toThrow('shows 2026-03-11, not 2026-03-12')
    expect(() => read('2026-03-12.html', PAGE)).toThrow('shows 2026-03-11, not 2026-03-12')
  })

  test('gives the dates of a saved text their year', () => {
    const years = read('2024-03-11.txt', TEXT).items.map((item) =>
      new Date(item.publishedAt ?? 0).getUTCFullYear(),
    )
    expect(years).toEqual([2024, 2025, 2024, 2024])
  })
})

describe('when it was seen', () => {
  test('is told, else in the name, else the end of its day', () => {
    const name = '2026-03-11__20260312T0243Z.json'
    const named = Date.UTC(2026, 2, 12, 2, 43)
    expect(read(name, ROWS).observedAt).toBe(named)
    expect(read(name, ROWS, { observedAt: 7 }).observedAt).toBe(7)
    expect(read('2026-03-11.json', ROWS).observedAt).toBe(endOf('2026-03-11') - 1000)
  })

  test('is never in the future, unless it is told', () => {
    const noon = Date.UTC(2026, 2, 11, 12)
    expect(read('2026-03-11.json', ROWS, {}, noon).observedAt).toBe(noon)
  })

  test('is not a time that no clock shows', () => {
    expect(read('2026-03-11__20261312T9943Z.json', ROWS).observedAt).toBe(endOf('2026-03-11') - 1000)
  })
})

describe('a file that is none is refused with what is wrong with it', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /^is no listing in a form known here/],
    [
      'another text',
      'Dear diary,\n\ntoday I saw 3 authors.\n',
      /^is no listing in a form known here: API JSON, a page as HTML, or the text/,
    ],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /^is no listing in a form known here/],
    ['half a gzip', gzipSync(ROWS).subarray(0, 200), /^is gzip that cannot be unpacked \(.+\)$/],
    ['no gzip after all', Buffer.from([0x1f, 0x8b, 0, 0]), /^is gzip that cannot be unpacked \(.+\)$/],
    ['half an answer', ROWS.slice(0, 900), /^huggingface-papers: the answer is not JSON/],
    [
      'an error in JSON',
      '{"error":"Invalid date"}',
      /^huggingface-papers: the answer is not a list of papers$/,
    ],
    ['an error page', fixture('huggingface/error-400.html'), /^huggingface-papers: the page has no cards$/],
    ['a page whose data breaks off', PAGE.slice(0, 4000), /^huggingface-papers: the page's data is not JSON/],
    ['an empty answer', '[]', /^(?:does not say of which day|holds no valid paper)/],
  ])('%s', (_, content, reason) => {
    expect(() => read('file', content)).toThrow(reason)
  })

  test('a listing without one valid row, with the first reason', () => {
    expect(() => read('rows.json', '[{"paper":{"id":7}}]', { day: '2026-03-11' })).toThrow(
      'holds no valid paper (first row: id is not text (number))',
    )
    expect(() => read('2026-03-11.json', '[]')).toThrow(/^holds no valid paper$/)
  })

  test('a listing of another source than the one told', () => {
    expect(() => read('rows.json', ROWS, { source: 'github-trending' })).toThrow(
      'is a listing of huggingface-papers, not of github-trending',
    )
    expect(read('rows.json', ROWS, { source: 'huggingface-papers' }).source).toBe('huggingface-papers')
  })

  test('a file that is not there, and a folder', () => {
    expect(() => readListing(join(folder, 'nowhere.json'), {}, NOW)).toThrow(/no such file/)
    expect(() => readListing(folder, {}, NOW)).toThrow(/directory/)
  })
})
