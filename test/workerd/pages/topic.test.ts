import { expect, test } from 'vitest'
import { DAY } from '../../../workers/days.ts'
import type { SeriesRow } from '../../../workers/trends/series-rows.ts'
import { api, askCounted } from '../helpers/app.ts'
import { AFTERWARDS, countedHistory, FIRST_DAY, LAST_DAY, MISSED_FROM } from '../helpers/counted-history.ts'
import { value } from '../helpers/database.ts'
import { chartOn, open } from '../helpers/page.ts'
import { REPOSITORIES } from '../helpers/times.ts'

const now = { now: AFTERWARDS }

/** Four months of papers take a while to be counted: everything is asked of the same ones. */
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
    ['from=2010-01-01&to=2025-01-29', 'month'],
  ]) {
    const page = await open(`/topics/rag?${query}`, now)
    const [csv, json = ''] = await page.attributes('figure .links a', 'href')
    const { body } = await api((json ?? '').replace('/api/v1', ''), now)
    const chart = chartOn(page)
    expect(chart.interval).toBe(interval)
    expect(chart.periods.length).toBeGreaterThan(3)
    expect(csv).toBe(json?.replace('/topics?', '/topics.csv?'))
    expect(chart.periods).toEqual(
      body.data.map((row: SeriesRow) => [row.period, row.from, row.to, row.n, row.coverage, row.provisional]),
    )
    expect(chart.lines[0].points).toEqual(
      body.data.map(({ value, lo, hi, k }: SeriesRow) => [value, lo, hi, k]),
    )
    expect(await page.texts('figure tbody th')).toHaveLength(chart.periods.length)
  }
  // "All" by day would be too many days: it is a year, and says so; no choice that is offered is refused.
  {
    const offered = new Set<string>()
    for (const path of ['/topics/rag?', '/compare?topics=rag&'])
      for (const query of [
        'range=all&interval=day',
        'range=all',
        'from=2023-01-01&to=2025-01-29&interval=week',
      ]) {
        const page = await open(path + query, now)
        expect(page.status).toBe(200)
        const current = await page.texts('.range .switch a[aria-current]')
        if (query.endsWith('day')) expect(current).toEqual(expect.arrayContaining(['1 year', 'by day']))
        for (const link of await page.attributes('.range .switch a', 'href')) offered.add(link ?? '')
        const hidden = await page.attributes('.range form input[type="hidden"]', 'value')
        expect(hidden).not.toContain('day')
      }
    expect(offered.size).toBeGreaterThan(15)
    for (const link of offered) expect([link, (await open(link, now)).status]).toEqual([link, 200])
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
      /^Retrieval-augmented generation: [\d.]+% \(80%: .*provisional\) as estimated share of papers in 2025-W05 so far, by its lower end the highest week shown\./,
    )
    expect(await page.attributes('.plot', 'aria-label')).toEqual([sentence])
    // And that its estimates are not the ratio of the counts beside them.
    expect(await page.texts('figure .note')).toEqual([
      'The line is an estimate for the end of each week, from all days up to it; counts are those of the week alone.',
    ])
    expect((await page.texts('figure thead th'))[1]).toBe('estimated share of papers')
    const closed = await open('/topics/rag?from=2024-10-14&to=2024-12-29&interval=week', now)
    expect((await closed.texts('figcaption'))[0]).toMatch(
      /\) as estimated share of papers at the end of 2024-W52/,
    )
    const links = await page.attributes('figure .links a', 'href')
    expect(links).toContain('/feeds/topics/rag.xml?source=huggingface-papers')
    expect(links.some((link) => link?.startsWith('/data?of=%2Ftrends%2Ftopics%3Ftopics%3Drag'))).toBe(true)
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
