import { describe, expect, test } from 'vitest'
import { type ApiAnswer, admin, api } from '../helpers/app.ts'
import { all, exactRows, value } from '../helpers/database.ts'
import { arxivId } from '../helpers/rows.ts'
import { DAY_ONE, hour, PAPERS } from '../helpers/times.ts'

const row = (number: number, upvotes: unknown, facts: object = {}) => ({
  external_id: arxivId(number),
  title: `Generated paper number ${number}`,
  upvotes,
  ...facts,
})
const listing = (items: unknown, facts: object = {}) => ({
  source: PAPERS,
  day: DAY_ONE,
  observed_at: '2025-06-10T08:00:00Z',
  way: 'api',
  items,
  ...facts,
})
const bring = (body: unknown): Promise<ApiAnswer> => admin('/listings', body)

describe('a listing', () => {
  test('is stored with everything its rows say', async () => {
    const full = row(1, 12, {
      summary: 'About.',
      authors: ['A', 'B'],
      author_count: 5,
      organization: { id: 'org', name: 'Organisation' },
      published_at: '2025-06-09T12:00:00Z',
      comments: 4,
      details: { github_repo: 'owner/code', keywords: ['x'], unknown: 'dropped' },
      rank: 3,
      another: 'dropped',
    })
    const { status, headers, body } = await bring(listing([full]))
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(body.data).toEqual({ run: 1, new: 1, changed: 0, unchanged: 0, rejected: [] })
    expect((await api(`/items/${PAPERS}:${arxivId(1)}`)).body.data).toMatchObject({
      summary: 'About.',
      authors: ['A', 'B'],
      author_count: 5,
      organization: 'Organisation',
      organization_id: 'org',
      published_at: '2025-06-09T12:00:00Z',
      first_seen_at: '2025-06-10T08:00:00Z',
      upvotes: 12,
      comments: 4,
      details: { github_repo: 'owner/code', keywords: ['x'] },
      listings: [{ day: DAY_ONE, rank: 3 }],
    })
  })

  test('sent again changes nothing', async () => {
    const body = listing([row(1, 12), row(2, 3)])
    await bring(body)
    const before = await exactRows()
    expect((await bring(body)).body.data).toEqual({ run: 2, new: 0, changed: 0, unchanged: 2, rejected: [] })
    expect(await exactRows()).toEqual(before)
  })

  test('counts new, changed and unchanged rows, and says why others were left out', async () => {
    await bring(listing([row(1, 12), row(2, 3)], { observed_at: '2025-06-10T07:00:00Z' }))
    const rows = [
      row(1, 14),
      row(2, 3),
      row(3, 1),
      row(3, 2),
      row(4, -1),
      row(5, '7'),
      row(6, 1, { title: ' \u200b ' }),
      { title: 'No id', upvotes: 3 },
      { external_id: null, title: 'No id', upvotes: 3 },
      { external_id: 2506.1, title: 'A number', upvotes: 3 },
      { external_id: '../../etc/passwd', title: 'Nonsense', upvotes: 3 },
      {},
    ]
    const { status, body } = await bring(listing(rows))
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ new: 1, changed: 1, unchanged: 1 })
    expect(body.data.rejected).toEqual([
      { row: 4, externalId: arxivId(3), reason: 'stands twice on the page' },
      { row: 5, externalId: arxivId(4), reason: expect.stringContaining('upvotes are no whole number') },
      { row: 6, externalId: arxivId(5), reason: expect.stringContaining('upvotes are no whole number') },
      { row: 7, externalId: arxivId(6), reason: 'no title' },
      { row: 8, externalId: null, reason: 'no id' },
      { row: 9, externalId: null, reason: 'no id' },
      { row: 10, externalId: null, reason: 'id is not text (number)' },
      { row: 11, externalId: '../../etc/passwd', reason: "id has not the form of a paper's" },
      { row: 12, externalId: null, reason: 'no id' },
    ])
    expect((await api('/runs/2')).body.data).toMatchObject({
      way: 'api',
      url: null,
      rows_seen: 12,
      rows_rejected: 9,
      items_new: 1,
      items_changed: 1,
      scheduled_at: '2025-06-10T12:00:00Z',
    })
  })

  test('takes fields of the wrong kind for unknown, in their row alone', async () => {
    const odd = row(1, 5, {
      summary: 7,
      authors: 'A, B',
      author_count: -3,
      organization: 'Organisation',
      published_at: 'soon',
      comments: 'many',
      details: [1, 2],
      rank: 0,
    })
    expect((await bring(listing([odd]))).body.data).toMatchObject({ new: 1, rejected: [] })
    expect((await api('/items')).body.data[0]).toMatchObject({
      summary: null,
      authors: [],
      author_count: null,
      organization: null,
      published_at: null,
      comments: null,
      details: {},
    })
  })

  test('of no rows says that nothing was listed', async () => {
    expect((await bring(listing([]))).body.data).toEqual({
      run: 1,
      new: 0,
      changed: 0,
      unchanged: 0,
      rejected: [],
    })
    expect(await all('SELECT looked_at, items FROM listing')).toEqual([{ looked_at: hour(8), items: 0 }])
  })

  test('of 200 rows is taken, of 201 refused', async () => {
    const rows = Array.from({ length: 201 }, (_, i) => row(i + 1, i, { summary: 'x'.repeat(2000) }))
    expect((await bring(listing(rows.slice(1)))).body.data).toMatchObject({ new: 200 })
    const { status, body } = await bring(listing(rows))
    expect(status).toBe(400)
    expect(body.errors).toEqual([
      { parameter: 'items', message: 'holds more than 200 items: send it in parts' },
    ])
  })

  test.each<[string, unknown, string, string]>([
    ['no source', { source: undefined }, 'source', 'is missing'],
    ['an unknown source', { source: 'hackernews' }, 'source', 'is not one of'],
    ['a misspelt source', { source: 'github-trendin' }, 'source', 'did you mean "github-trending"?'],
    ['a source that is no text', { source: 7 }, 'source', 'is not one of'],
    ['no day', { day: undefined }, 'day', 'is missing'],
    ['a day that does not exist', { day: '2025-02-30' }, 'day', 'is not a calendar day'],
    [
      'a day before there were any',
      { day: '2005-06-10' },
      'day',
      'lies before the first listing, of 2023-05-04',
    ],
    ['no time', { observed_at: undefined }, 'observed_at', 'is missing'],
    ['a time that is a number', { observed_at: 1749542400000 }, 'observed_at', 'is not text'],
    ['a time without a zone', { observed_at: '2025-06-10T08:00:00' }, 'observed_at', 'is not a time like'],
    ['a time on no day', { observed_at: '2025-02-30T08:00:00Z' }, 'observed_at', 'is on no calendar day'],
    ['a time in the future', { observed_at: '2025-06-10T12:00:01Z' }, 'observed_at', 'lies in the future'],
    [
      'a time before the day',
      { observed_at: '2025-06-09T23:59:59Z' },
      'observed_at',
      'lies before 2025-06-10 begins',
    ],
    ['a day in the future', { day: '2025-06-11' }, 'observed_at', 'lies before 2025-06-11 begins'],
    ['no way', { way: undefined }, 'way', 'is missing'],
    ['a way in capitals', { way: 'API' }, 'way', 'is not a short lower-case name'],
    ['items that are no list', { items: {} }, 'items', 'is not a list'],
    ['a row that is no object', { items: ['x'] }, 'items.0', 'is not an object'],
    ['a field that is not known', { extra: 1 }, 'extra', 'is no field here'],
  ])('with %s is refused, naming it', async (_, facts, parameter, message) => {
    const { status, headers, body } = await bring(listing([row(1, 1)], facts as object))
    expect(status).toBe(400)
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(body.errors).toEqual([{ parameter, message: expect.stringContaining(message) }])
    expect(await value('SELECT count(*) FROM run')).toBe(0)
    expect(await value('SELECT count(*) FROM listing')).toBe(0)
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', 'source=x'],
    ['broken JSON', '{"source": "huggingface-pap'],
    ['a list', '[]'],
    ['a number', '7'],
    ['null', 'null'],
  ])('that is %s is refused', async (_, text) => {
    const { status, body } = await admin('/listings', text)
    expect(status).toBe(400)
    expect(body.detail.length).toBeGreaterThan(10)
  })

  test('of more than 1.5 MB is refused', async () => {
    const { status, body } = await admin(
      '/listings',
      JSON.stringify(listing([row(1, 1, { summary: 'x'.repeat(9e6) })])),
    )
    expect(status).toBe(413)
    expect(body.detail).toContain('larger than 1.5 MB')
  })
})
