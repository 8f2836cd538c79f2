import { describe, expect, test } from 'vitest'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { attribute, fixture } from '../sources/fixture.ts'
import { cards, DAY, hydration, looker } from './looking.ts'
import { etagOf, send, sha256, useSite } from './site.ts'

const site = useSite()
const look = looker(site)
const API = '/api/daily_papers'
const PAGE = `/papers/date/${DAY}`

const rowsOf = (count: number, from = 0, change: object = {}) =>
  Array.from({ length: count }, (_, i) => ({
    paper: {
      id: `2603.${String(from + i).padStart(5, '0')}`,
      title: `Paper ${from + i}`,
      upvotes: i,
      submittedOnDailyAt: `${DAY}T08:00:00.000Z`,
      ...change,
    },
  }))
const json = (rows: unknown) => JSON.stringify(rows)
const pageOf = (day: string, rows: unknown[]) =>
  `<!doctype html><html><div data-target="DailyPapers" data-props="${attribute(json({ date: `${day}T00:00:00.000Z`, dailyPapers: rows }))}"></div></html>\n`

const answerApi = (rows: unknown) => site.answer({ [API]: send(json(rows)) })
const answerPage = (text: string) => site.answer({ [PAGE]: send(text, 'text/html; charset=utf-8') })

describe('a look that succeeds', () => {
  test('gives the items, and the facts for the ledger', async () => {
    const rows = [...rowsOf(2), { paper: { id: 7 } }]
    answerApi(rows)
    expect(await look()).toMatchObject({
      status: 'seen',
      items: [
        { externalId: '2603.00000', rank: 1 },
        { externalId: '2603.00001', rank: 2 },
      ],
      etag: etagOf(json(rows)),
      nextPage: 0,
      facts: {
        url: `${site.origin}${API}?date=${DAY}&p=0&limit=50`,
        httpStatus: 200,
        bytes: json(rows).length,
        sha256: sha256(json(rows)),
        rowsSeen: 3,
        rejected: [{ row: 3, externalId: null, reason: 'id is not text (number)' }],
      },
    })
  })

  test('at an empty day gives an empty listing', async () => {
    answerApi([])
    expect(await look()).toMatchObject({ status: 'seen', items: [], nextPage: 0, facts: { rowsSeen: 0 } })
  })

  test('at the page of an empty day gives an empty listing, although the page shows the latest day with papers', async () => {
    answerPage(fixture('huggingface/page-2026.html'))
    for (const way of [hydration, cards]) {
      expect(await look({ way })).toMatchObject({ status: 'seen', items: { length: 3 } })
      site.answer({ '/papers/date/2026-03-14': send(fixture('huggingface/page-2026.html'), 'text/html') })
      expect(await look({ way, day: '2026-03-14' })).toMatchObject({ status: 'seen', items: [], nextPage: 0 })
      answerPage(fixture('huggingface/page-2026.html'))
    }
  })

  test('takes a few rows of other days for ones that are listed again', async () => {
    answerApi([...rowsOf(2), ...rowsOf(1, 2, { submittedOnDailyAt: '2026-03-04T08:00:00.000Z' })])
    expect(await look()).toMatchObject({ status: 'seen', items: { length: 3 } })
  })

  test('takes rows that name no day for the day asked', async () => {
    answerApi([...rowsOf(2), ...rowsOf(1, 2, { submittedOnDailyAt: undefined })])
    expect(await look()).toMatchObject({ status: 'seen', items: { length: 3 } })
    answerApi(rowsOf(3, 0, { submittedOnDailyAt: undefined }))
    expect(await look()).toMatchObject({ status: 'seen', items: { length: 3 } })
  })

  test('reads a trending page, which does not know its day', async () => {
    site.answer({ '/trending': send(fixture('github/h2-layout.html'), 'text/html') })
    const request = { source: githubTrending, way: githubTrending.ways[0] }
    expect(await look(request)).toMatchObject({
      status: 'seen',
      items: { length: 2 },
      facts: { rejected: { length: 2 } },
    })
  })
})

describe('pages', () => {
  test('a full page is followed by the next one, a shorter one is the last', async () => {
    answerApi(rowsOf(50))
    expect(await look()).toMatchObject({ status: 'seen', nextPage: 1 })
    answerApi(rowsOf(49))
    expect(await look()).toMatchObject({ status: 'seen', nextPage: 0 })
    answerApi([...rowsOf(49), rowsOf(1)[0]])
    expect(await look()).toMatchObject({ nextPage: 1, items: { length: 49 } })
  })

  test('the second page is asked for by its number and ranked from 51 on', async () => {
    answerApi(rowsOf(3, 50))
    const second = await look({ page: 1, itemsBefore: 53 })
    expect(second).toMatchObject({
      status: 'seen',
      nextPage: 0,
      items: [{ rank: 51 }, { rank: 52 }, { rank: 53 }],
    })
    expect(site.requests[0]?.url).toBe(`${API}?date=${DAY}&p=1&limit=50`)
  })

  test('the twentieth is the last', async () => {
    answerApi(rowsOf(50))
    expect(await look({ page: 18, itemsBefore: 0 })).toMatchObject({ nextPage: 19 })
    expect(await look({ page: 19, itemsBefore: 0 })).toMatchObject({ nextPage: 0 })
  })

  test('end with a full one on which nothing is new, and go on after one on which something is', async () => {
    answerApi(rowsOf(50))
    const shown = new Set(Array.from({ length: 50 }, (_, i) => `2603.${String(i).padStart(5, '0')}`))
    expect(await look({ page: 1, itemsBefore: 50, shown })).toMatchObject({
      status: 'seen',
      items: [],
      nextPage: 0,
      whole: false,
      facts: { rowsSeen: 50 },
    })
    answerApi(rowsOf(50, 1))
    expect(await look({ page: 1, itemsBefore: 50, shown })).toMatchObject({
      items: { length: 50 },
      nextPage: 2,
    })
  })

  test('a way that knows no pages has one, however long', async () => {
    answerPage(pageOf(DAY, rowsOf(120)))
    expect(await look({ way: hydration })).toMatchObject({
      nextPage: 0,
      items: { length: 120 },
    })
  })
})

describe('a look that finds nothing new', () => {
  const rows = json(rowsOf(50))

  test('is one where the site says so, or sends the same bytes again', async () => {
    answerApi(rowsOf(50))
    expect(await look({ etag: etagOf(rows) })).toMatchObject({
      status: 'not-modified',
      nextPage: 0,
      facts: { httpStatus: 304, bytes: null, sha256: null, rowsSeen: 0 },
    })
    expect(await look({ sha256: sha256(rows) })).toMatchObject({
      status: 'not-modified',
      facts: { httpStatus: 200, bytes: rows.length, sha256: sha256(rows) },
    })
    expect(await look({ etag: '"other"', sha256: 'other' })).toMatchObject({ status: 'seen' })
  })

  test('goes on to the second page of a listing that had a full first one', async () => {
    answerApi(rowsOf(50))
    for (const [itemsBefore, nextPage] of [
      [49, 0],
      [50, 1],
      [70, 1],
    ])
      expect(await look({ etag: etagOf(rows), itemsBefore: itemsBefore ?? 0 })).toMatchObject({
        status: 'not-modified',
        nextPage,
      })
  })

  test('has no second page where the way has none', async () => {
    const page = fixture('github/h2-layout.html')
    site.answer({ '/trending': send(page, 'text/html') })
    const request = {
      source: githubTrending,
      way: githubTrending.ways[0],
      etag: etagOf(page),
      itemsBefore: 80,
    }
    expect(await look(request)).toMatchObject({ status: 'not-modified', nextPage: 0 })
  })
})
