import { describe, expect, test } from 'vitest'
import { api, askCounted } from '../helpers/app.ts'
import { AFTERWARDS, countedHistory } from '../helpers/counted-history.ts'
import { open } from '../helpers/page.ts'

const now = { now: AFTERWARDS }

describe('before anything is counted', () => {
  test('all topics are there, without numbers', async () => {
    const page = await open('/topics')
    expect(page.status).toBe(200)
    expect(await page.texts('h1')).toEqual(['Topics'])
    expect((await page.texts('.facts'))[0]).toMatch(/^\d{3} topics, definition [\w.-]+, not counted yet$/)
    expect(new Set(await page.texts('td.none'))).toEqual(new Set(['not seen yet']))
    // Each in a row of as many cells as there are columns, of which some are not shown everywhere.
    expect((await page.texts('tbody td')).length).toBe(6 * (await page.texts('tbody tr')).length)
    expect(await page.attributes('td[colspan]', 'colspan')).toEqual([])
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
      expect((await byItems.texts('th[aria-sort]'))[0]).toBe('Papers in 28 days')
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
      // A word is no part of another one, unless that is all there is.
      const names = await (await open('/topics?q=rag', now)).texts('tbody a')
      expect(names).toContain('Retrieval-augmented generation')
      expect(names.filter((name) => /storage|fragment/i.test(name))).toEqual([])
      expect(await (await open('/topics?q=trieval-augm', now)).texts('tbody a')).toContain(names[0])
      const none = await open('/topics?q=%3Cscript%3E', now)
      expect(none.html).not.toContain('<script>')
      expect((await none.texts('.empty'))[0]).toContain('No topic has these words')
      const elsewhere = await open('/topics?q=zzzz&source=github-trending', now)
      expect(await elsewhere.attributes('.empty a', 'href')).toEqual(['/topics?source=github-trending'])
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
  // And the way back to what can be shown.
  expect((await page.attributes('.trouble-page a', 'href'))[0]).toBe(path.replace(/\?.*/, ''))
})

test.each(['nothing', 'RAG', '"', '%27', 'a'.repeat(200), '__proto__'])(
  'there is no topic %s',
  async (id) => {
    const page = await open(`/topics/${encodeURIComponent(id)}`)
    expect(page.status).toBe(404)
    expect((await page.texts('.trouble-page p'))[0]).toContain('There is no topic')
    // What was typed can be searched for, where it is words.
    const links = await page.attributes('.trouble-page a', 'href')
    expect(links).toEqual([
      ...(id === 'nothing' ? ['/topics?q=nothing'] : links.slice(0, -2)),
      '/',
      '/health',
    ])
  },
)
