import { beforeAll, describe, expect, test } from 'vitest'
import type { SeriesData } from '../../../dashboard/components/series-data.ts'
import { addDays } from '../../../workers/days.ts'
import type { SeriesRow } from '../../../workers/trends/series-rows.ts'
import { api, ask } from '../helpers/app.ts'
import { AFTERWARDS, countedHistory, LAST_DAY } from '../helpers/counted-history.ts'
import { chartOn, open } from '../helpers/page.ts'
import { REPOSITORIES } from '../helpers/times.ts'
import { shareDatabase } from '../setup.ts'

const now = { now: AFTERWARDS }

beforeAll(() => shareDatabase(countedHistory))

describe('comparing topics', () => {
  test('begins with what is rising, and a field with all of them', async () => {
    const page = await open('/compare', now)
    expect(page.status).toBe(200)
    expect((await page.attributes('.empty a', 'href'))[0]).toMatch(/^\/compare\?topics=[a-z\d-]+/)
    expect((await page.attributes('datalist option', 'value')).length).toBeGreaterThan(300)
  })

  test.each([
    '',
    '&metric=items',
    '&metric=upvotes&interval=month',
    '&scale=index',
    `&from=${addDays(LAST_DAY, -20)}&to=${LAST_DAY}&interval=day`,
  ])('draws what the API answers%s', async (choice) => {
    const page = await open(`/compare?topics=rag,scaling-laws${choice}`, now)
    expect(page.status).toBe(200)
    const { lines, periods }: SeriesData = chartOn(page)
    const csv = (await page.attributes('.links a', 'href'))[0] ?? ''
    const { status, body } = await api(csv.replace('/api/v1', '').replace('.csv', ''), now)
    expect(status).toBe(200)
    const rows = body.data as SeriesRow[]
    expect(lines.map(({ id }) => id)).toEqual(['rag', 'scaling-laws'])
    expect(lines.flatMap(({ points }) => points)).toEqual(
      rows.map(({ value, lo, hi, k }) => [value, lo, hi, k]),
    )
    expect(periods.map(([name]) => name)).toEqual(rows.slice(0, periods.length).map(({ period }) => period))
    expect(periods.length).toBeGreaterThan(0)
  })

  test('adds what was typed: a name, an id or an alias', async () => {
    for (const typed of ['Scaling laws', 'scaling-laws', 'SCALING LAW']) {
      const response = await ask(`/compare?topics=rag&add=${encodeURIComponent(typed)}`, now)
      expect(response.status).toBe(303)
      expect(response.headers.get('location')).toBe('/compare?topics=rag,scaling-laws')
    }
  })

  test('says where the lines end, and that what is not over can change', async () => {
    const sentence = async (query: string) =>
      (await (await open(`/compare?topics=rag,scaling-laws${query}`, now)).texts('figcaption'))[0] ?? ''
    const [rag, laws] = [/Retrieval-augmented generation [\d.]+%; /, /Scaling laws [\d.]+%\.$/]
    const ongoing = await sentence('')
    expect(ongoing).toMatch(
      /^Hugging Face Daily Papers, estimated share of papers, in 2025-W05 so far, provisional: /,
    )
    expect(ongoing).toMatch(rag)
    expect(ongoing).toMatch(laws)
    const closed = '&from=2024-10-14&to=2024-12-29'
    expect(await sentence(closed)).toMatch(/, estimated share of papers, at the end of 2024-W52: Retrieval/)
    expect(await sentence(`${closed}&metric=items`)).toMatch(/, papers a week, in 2024-W52: Retrieval/)
    const notes = async (query: string) =>
      await (await open(`/compare?topics=rag${query}`, now)).texts('figure .note')
    expect(await notes('')).toHaveLength(1)
    expect(await notes('&metric=items')).toEqual([])
    // Most days have no item of a topic that most weeks have one of.
    const daily = `&metric=items&interval=day&from=2024-10-01&to=2024-10-31`
    expect(await notes(daily)).toEqual([])
    expect(await notes(`${daily}&axis=log`)).toEqual([
      'Zeros have no place on a logarithmic axis: lines break there.',
    ])
  })

  test('stays with the source, and names its choices', async () => {
    const page = await open(`/compare?topics=rag&source=${REPOSITORIES}`, now)
    expect(await page.attributes('.chosen a:not(.out)', 'href')).toEqual([
      `/topics/rag?source=${REPOSITORIES}`,
    ])
    expect(await page.texts('.choice > span')).toEqual(['Range', 'Measure', 'Interval', 'Scale', 'Axis'])
  })

  test('takes one out', async () => {
    const page = await open('/compare?topics=rag,scaling-laws&metric=items', now)
    expect(await page.attributes('.chosen a.out', 'href')).toEqual([
      '/compare?topics=scaling-laws&metric=items',
      '/compare?topics=rag&metric=items',
    ])
  })

  test.each([
    ['topics=rag,nothing-of-the-kind', 'is no topic'],
    ['topics=rag&add=scaling%20lwas', 'Did you mean <a href="/compare?topics=rag,scaling-laws">'],
    [
      'topics=rag&add=laws&metric=items',
      'Did you mean <a href="/compare?topics=rag,scaling-laws&amp;metric=items">',
    ],
    ['topics=rag&add=%3Ci%3Equux', '“&lt;i&gt;quux” is no topic'],
    ['topics=rag,pretraining,tokenization,long-context,scaling-laws,mixture-of-experts', 'at most 5'],
    ['topics=rag&metric=votes', 'is not one of'],
    ['topics=rag&from=2025-01-05&to=2025-01-01', 'is after to'],
    ['topic=rag', 'is no parameter'],
  ])('%s is a page that says what is wrong', async (query, words) => {
    const page = await open(`/compare?${query}`, now)
    expect(page.status).toBe(400)
    expect(page.html).toContain(words)
  })
})

describe('weeks and months', () => {
  const rows = async (query: string): Promise<SeriesRow[]> =>
    (await api(`/trends/topics?topics=rag,scaling-laws&${query}`, now)).body.data

  test.each([
    ['month', '2024-09-28', '2024-12-10', 4],
    ['month', '2025-01-28', '2025-01-28', 1],
    ['week', '2024-10-03', '2024-10-30', 5],
    ['week', '2025-01-28', '2025-01-28', 1],
  ])('by %s are whole ones, though %s and %s lie within', async (interval, from, to, periods) => {
    for (const metric of ['share', 'items', 'upvotes']) {
      const whole = await rows(`metric=${metric}&interval=${interval}&from=2024-09-01`)
      const cut = await rows(`metric=${metric}&interval=${interval}&from=${from}&to=${to}`)
      expect(cut).toHaveLength(2 * periods)
      expect(whole).toEqual(expect.arrayContaining(cut))
    }
  })

  test('before the first are none, and it is said why', async () => {
    const { body } = await api('/trends/topics?topics=rag&to=2024-08-04', now)
    expect([body.data, body.meta.reason]).toEqual([[], 'nothing had been listed by 2024-08-04'])
  })

  test.each(['week', 'month', 'day'])(
    'by %s, too many are refused by answers and pages',
    async (interval) => {
      const message = `more than 400 ${interval}s lie between from and to`
      const { status, body } = await api(
        `/trends/topics?topics=rag,scaling-laws&interval=${interval}&from=1980-01-01`,
        now,
      )
      expect([status, body.errors?.[0].message]).toEqual([400, expect.stringContaining(message)])
      const page = await open(`/compare?topics=rag&interval=${interval}&from=1980-01-01`, now)
      expect([page.status, page.html.includes(message)]).toEqual([400, true])
    },
  )
})

describe('the numbers as data', () => {
  test('are the request that a chart was drawn from, in every format', async () => {
    const page = await open(`/data?of=${encodeURIComponent('/trends/topics?topics=rag&interval=week')}`, now)
    expect(page.status).toBe(200)
    expect((await page.texts('h2'))[0]).toBe('This request')
    const links = (await page.attributes('.request a, .formats a', 'href')).slice(0, 3)
    expect(links).toEqual([
      'https://uptrend.example/api/v1/trends/topics?topics=rag&interval=week',
      'https://uptrend.example/api/v1/trends/topics.csv?topics=rag&interval=week',
      'https://uptrend.example/api/v1/trends/topics.ndjson?topics=rag&interval=week',
    ])
    for (const link of links) expect((await ask(new URL(link ?? '').href.slice(23), now)).status).toBe(200)
  })

  test.each(['//evil.example', 'javascript:alert(1)', '/a b', `/items?q='"><script>`])(
    'of %s are refused or shown as words',
    async (of) => {
      const page = await open(`/data?of=${encodeURIComponent(of)}`, now)
      expect([200, 400]).toContain(page.status)
      const links = await page.attributes('.request a', 'href')
      for (const link of links) expect(link).toMatch(/^https:\/\/uptrend\.example\/api\/v1\//)
      expect(page.html).not.toContain('"><script>')
    },
  )
})
