import { describe, expect, test } from 'vitest'
import { DAY } from '../../../workers/days.ts'
import type { SeriesRow } from '../../../workers/trends/series-rows.ts'
import { api, askCounted } from '../helpers/app.ts'
import { AFTERWARDS, countedHistory, FIRST_DAY, LAST_DAY, MISSED_FROM } from '../helpers/counted-history.ts'
import { value } from '../helpers/database.ts'
import { chartOn, open } from '../helpers/page.ts'
import { REPOSITORIES } from '../helpers/times.ts'

const now = { now: AFTERWARDS }

describe('before anything is counted', () => {
  test('all topics are there, without numbers', async () => {
    const page = await open('/topics')
    expect(page.status).toBe(200)
    expect(await page.texts('h1')).toEqual(['Topics'])
    expect((await page.texts('.facts'))[0]).toMatch(/^\d{3} topics, definition [\w.-]+, not counted yet$/)
    expect((await page.texts('td.none')).every((words) => words === 'not seen yet')).toBe(true)
  })

  test('a topic has its definition, and says why there is no chart', async () => {
    const page = await open('/topics/rag')
    expect(page.status).toBe(200)
    expect(await page.texts('h1')).toEqual(['Retrieval-augmented generation'])
    expect(await page.texts('.verdict')).toEqual(['Not seen in Hugging Face Daily Papers yet.'])
    expect((await page.texts('.empty'))[0]).toContain('There is no chart yet')
    expect((await page.texts('.definition dd'))[0]).toContain('retrieval-augmented')
  })
})

/** Four months of papers take a while to be counted: everything about them is asked of the same ones. */
describe('over a counted history', () => {
  test('topics are listed, found and ranked, for few rows', { timeout: 20_000 }, async () => {
    await countedHistory()
    // They stand by group, or in the order of a number.
    {
      const grouped = await open('/topics', now)
      expect((await grouped.texts('caption h2')).length).toBeGreaterThan(10)
      expect(await grouped.attributes('th[aria-sort]', 'aria-sort')).toEqual([])

      const byItems = await open('/topics?sort=items', now)
      expect((await byItems.attributes('tbody a', 'href')).slice(0, 2)).toEqual([
        '/topics/scaling-laws',
        '/topics/rag',
      ])
      expect((await byItems.texts('th[aria-sort]'))[0]).toBe('In 28 days')
      const first = (await byItems.texts('tbody tr'))[0] ?? ''
      expect(first).toMatch(/^Scaling laws\d\d\.\d%x1\.\d \(80%: .*28$/)

      const byLift = await open('/topics?sort=lift', now)
      expect((await byLift.texts('tbody tr'))[0]).toMatch(/^Retrieval-augmented generation rising/)
    }
    // They are found by their names and aliases, and by group.
    {
      const found = await open('/topics?q=RAG+retrieval&group=', now)
      expect(await found.attributes('tbody a', 'href')).toEqual(['/topics/rag', '/topics/graph-rag'])
      expect(await found.attributes('#search', 'value')).toEqual(['RAG retrieval'])
      const none = await open('/topics?q=%3Cscript%3E', now)
      expect(none.html).not.toContain('<script>')
      expect((await none.texts('.empty'))[0]).toContain('No topic has these words')
      const group = await open('/topics?group=retrieval', now)
      expect(await group.texts('caption h2')).toEqual(['Retrieval & knowledge'])
    }
    // They cost one question a page, however long the history.
    {
      const { usage } = await askCounted('/topics', now)
      expect(usage.statements).toBeLessThanOrEqual(2)
      const topic = await askCounted('/topics/rag?range=all', now)
      expect(topic.usage.statements).toBeLessThanOrEqual(7)
      expect(topic.usage.rowsRead).toBeLessThan(400)
      const overview = await askCounted('/', now)
      expect(overview.usage.rowsRead).toBeLessThan(250)
    }
    // They rise on the overview, with their evidence.
    {
      const page = await open('/', now)
      expect(await page.texts('.trends a.title')).toEqual(['Retrieval-augmented generation'])
      expect((await page.texts('.trends .by'))[0]).toMatch(
        /^2\d of 84 papers in 28 days; \d+\.\d expected; x\d/,
      )
      const { body } = await api('/trends/rising', now)
      expect(body.data[0].sentence).toContain((await page.texts('.trends .by'))[0])
      expect(await page.attributes('.trends svg.spark', 'aria-label')).toEqual([
        expect.stringMatching(/^[\d.]+% to [\d.]+% in 19 weeks$/),
      ])
    }
  })

  test('a topic is drawn with the numbers of the API, its gaps, and what is behind it', {
    timeout: 20_000,
  }, async () => {
    await countedHistory()
    for (const [query, interval] of [
      ['range=all', 'week'],
      ['range=1y&interval=month', 'month'],
      ['range=90d', 'day'],
      ['from=2024-10-01&to=2024-12-31&interval=day', 'day'],
      ['from=2024-10-15&to=2025-01-29&interval=week', 'week'],
    ]) {
      const page = await open(`/topics/rag?${query}`, now)
      const [csv, json = ''] = await page.attributes('figure .links a', 'href')
      const { body } = await api((json ?? '').replace('/api/v1', ''), now)
      const chart = chartOn(page)
      expect(chart.interval).toBe(interval)
      expect(chart.periods.length).toBeGreaterThan(3)
      expect(csv).toBe(json?.replace('/topics?', '/topics.csv?'))
      expect(chart.periods).toEqual(
        body.data.map((row: SeriesRow) => [
          row.period,
          row.from,
          row.to,
          row.n,
          row.coverage,
          row.provisional,
        ]),
      )
      expect(chart.lines[0].points).toEqual(
        body.data.map(({ value, lo, hi, k }: SeriesRow) => [value, lo, hi, k]),
      )
      expect(await page.texts('figure tbody th')).toHaveLength(chart.periods.length)
    }
    for (const path of ['/topics/rag', '/compare'])
      for (const query of [
        'range=all&interval=day',
        'range=all',
        'range=all&interval=month',
        'range=1y&interval=day',
        'from=2023-01-01&to=2025-01-29&interval=week',
        '',
      ]) {
        const page = await open(`${path}?${path === '/compare' ? 'topics=rag&' : ''}${query}`, now)
        expect(page.status).toBe(200)
        const current = await page.texts('.range .switch a[aria-current]')
        if (query === 'range=all&interval=day')
          expect(current).toEqual(expect.arrayContaining(['1 year', 'by day']))
        const links = await page.attributes('.range .switch a', 'href')
        expect(links.length).toBeGreaterThanOrEqual(5)
        for (const link of links) expect([link, (await open(link ?? '', now)).status]).toEqual([link, 200])
        const hidden = await page.attributes('.range form input[type="hidden"]', 'value')
        expect(hidden).not.toContain('day')
      }
    // It says where nothing was collected, and what is still open.
    {
      const page = await open('/topics/rag?range=all', now)
      const { gaps, periods } = chartOn(page)
      const missed = Date.parse(MISSED_FROM)
      expect(gaps).toEqual([[missed, missed + 7 * DAY, 'no listing was collected']])
      expect(periods[0][1] <= FIRST_DAY && periods.at(-1)[2] >= LAST_DAY).toBe(true)
      expect(periods.at(-1)[5]).toBe(true)
      const [sentence = ''] = await page.texts('figcaption')
      expect(sentence).toMatch(
        /^Retrieval-augmented generation: [\d.]+% \(80%: .*provisional\) as share of papers in 2025-W05/,
      )
      expect(await page.attributes('.plot', 'aria-label')).toEqual([sentence])
    }
    // It has the most upvoted items of the last weeks behind it.
    {
      const page = await open('/topics/rag', now)
      const titles = await page.texts('section[aria-labelledby="items"] a.title')
      expect(titles).toHaveLength(10)
      expect(titles[0]).toBe('Notes & <b>more</b> on retrieval-augmented generation')
      expect(page.html).not.toContain('<b>more')
    }
    // It says who stands behind all of them, and leads to theirs.
    {
      const page = await open('/topics/rag', now)
      const [words = ''] = await page.texts('section[aria-labelledby="organizations"] .facts')
      expect(words).toMatch(/^Of the 2\d papers since 1 January 2025$/)
      const counts = (await page.texts('.behind .number')).map(Number)
      expect(counts).toHaveLength(6)
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      for (const [i, link] of (await page.attributes('.behind a', 'href')).entries()) {
        const own = await open(link ?? '', now)
        const titles = await own.texts('a.title')
        expect(titles).toHaveLength(counts[i] ?? 0)
        for (const title of titles) expect(title).toContain('retrieval-augmented')
      }
    }
    // It tells their attention, once their votes among those of their listings are known.
    {
      expect(await (await open('/topics/rag', now)).texts('.attention')).toEqual([])
      // The first paper of each day, which is that of the topic, has most.
      await value(
        `INSERT INTO listing_age (source, day, items, ages, tallies, votes)
         SELECT source, day, 3, '[]', '[]', json_array(json_array(48, (
           SELECT json_group_array(json_array(item_id, 30 - 10 * (rank - 1), NULL)) FROM listing_item AS li
           WHERE li.source = l.source AND li.day = l.day))) FROM listing AS l`,
      )
      const { body } = await api('/topics/rag', now)
      const k = body.data.states[0].k28
      const [words] = await (await open('/topics/rag', now)).texts('.attention')
      expect(words).toMatch(/^Attention \+0\.2\d: above the middle\. Where its 2\d papers/)
      expect(words).toContain(`+${(k / 3 / (k + 8)).toFixed(2)}: `)
      expect(words).toContain(`Where its ${k} papers of these 28 days`)
      // For a row a day, and a question within the round trip that there was.
      const { usage } = await askCounted('/topics/rag?range=all', now)
      expect(usage.statements).toBeLessThanOrEqual(7)
      expect(usage.rowsRead).toBeLessThan(400)
    }
    // It is that of the source asked for.
    {
      const page = await open(`/topics/rag?source=${REPOSITORIES}`, now)
      expect(page.status).toBe(200)
      expect(await page.texts('.verdict')).toEqual(['Not seen in GitHub Trending yet.'])
    }
  })
})

test.each([
  ['/topics?sort=votes', 'sort: "votes" is not one of group, name, share, change, lift, items'],
  ['/topics?group=nothing', 'group: "nothing" is no group'],
  ['/topics?group=retreival', 'group: "retreival" is no group; did you mean "retrieval"?'],
  ['/topics?query=x', 'query: is no parameter here'],
  ['/topics/rag?range=2y', 'range: "2y" is not one of 90d, 1y, all'],
  ['/topics/rag?from=2025-02-30', 'from: "2025-02-30" is not a calendar day'],
  ['/topics/rag?from=2025-06-02&to=2025-06-01', 'from: 2025-06-02 is after to, 2025-06-01'],
  ['/topics/rag?to=2999-01-01', 'to: 2999-01-01 lies in the future'],
  ['/topics/rag?from=2023-01-01&interval=day', 'from: more than 400 days'],
  ['/topics/rag?interval=hour', 'interval: "hour" is not one of'],
])('%s is refused, and named', async (path, words) => {
  const page = await open(path)
  expect(page.status).toBe(400)
  expect((await page.texts('.trouble-page p'))[0]).toContain(words)
})

test.each(['nothing', 'RAG', '"', '%27', 'a'.repeat(200), '__proto__'])(
  'there is no topic %s',
  async (id) => {
    const page = await open(`/topics/${encodeURIComponent(id)}`)
    expect(page.status).toBe(404)
    expect((await page.texts('.trouble-page p'))[0]).toContain('There is no topic')
  },
)
