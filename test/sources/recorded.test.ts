import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readListing } from '../../scripts/import/read-listing.ts'
import { parseTrendingPage } from '../../workers/sources/github/trending-page.ts'
import { githubTrending } from '../../workers/sources/github-trending.ts'
import { parseApi } from '../../workers/sources/huggingface/api.ts'
import { parseCards } from '../../workers/sources/huggingface/cards.ts'
import { parseHydration } from '../../workers/sources/huggingface/hydration.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { SourceChanged } from '../../workers/sources/source-changed.ts'
import type { ListedItem, Rejected } from '../../workers/types.ts'
import { accepted } from './fixture.ts'
import { captures, hasRecordings, Replay, recordings, textOf } from './recordings.ts'

const PAGES_COMPARED = 40
const core = ({ externalId, title, upvotes, rank }: ListedItem) => ({ externalId, title, upvotes, rank })

describe.skipIf(!hasRecordings)('recorded answers of the papers API', () => {
  test('all parse: every row is accepted or rejected, and only a known duplicate is rejected', () => {
    const all = captures()
    const rejected: (Rejected & { name: string })[] = []
    const ids = new Set<string>()
    let rows = 0
    for (const capture of all) {
      const parsed = parseApi(textOf(capture))
      const checked = accepted(huggingfacePapers, parsed)
      expect(checked.items.length + checked.rejected.length).toBe(parsed.candidates.length)
      expect([capture.day, null]).toContain(parsed.day)
      rows += parsed.candidates.length
      const name = capture.path.pathname.split('/').at(-1) ?? ''
      rejected.push(...checked.rejected.map((row) => ({ name, ...row })))
      for (const { externalId } of checked.items) ids.add(externalId)
    }
    expect(all).toHaveLength(839)
    expect(rows).toBe(13_546)
    expect(rejected).toEqual([
      {
        name: '2025-06-03__20250604T0154Z.json.gz',
        row: 25,
        externalId: '2506.01920',
        reason: 'stands twice on the page',
      },
    ])
    expect(ids).toContain('2503.02130')
  })

  test('are files that can be imported, with day and moment from their names', () => {
    for (const { path, day, capturedAt } of captures().filter((_, i) => i % 50 === 0))
      expect(readListing(fileURLToPath(path), {}, Date.now())).toMatchObject({
        source: 'huggingface-papers',
        way: 'api',
        day,
        observedAt: capturedAt,
      })
  })
})

describe.skipIf(!hasRecordings)('recorded listings, served as the site serves them', () => {
  const replay = new Replay()
  beforeAll(() => replay.start())
  afterAll(() => replay.stop())

  test('are the same through the API and the data of the page, and as far as cards go through these', async () => {
    const all = captures()
    const sample = all.filter((_, i) => i % Math.floor(all.length / PAGES_COMPARED) === 0)
    expect(sample.length).toBeGreaterThanOrEqual(PAGES_COMPARED)
    for (const { day, capturedAt } of sample) {
      const answerText = await replay.textAt(capturedAt, huggingfacePapers.ways[0].path(day, 0))
      const answer = parseApi(answerText)
      const page = await replay.textAt(capturedAt, `/papers/date/${day}`)
      const hydration = parseHydration(page)
      expect(hydration).toEqual({ candidates: answer.candidates, day })
      const { items } = accepted(huggingfacePapers, hydration)
      const shown = accepted(huggingfacePapers, parseCards(page)).items
      expect(items.length).toBeGreaterThan(0)
      expect(shown.map(core)).toEqual(items.map(core))
    }
  })

  test('of an empty day are empty through the API, and another day through the page', async () => {
    const at = Date.UTC(2025, 5, 15)
    expect(
      parseApi(await replay.textAt(at, '/api/daily_papers?date=2025-06-14&p=0&limit=50')).candidates,
    ).toEqual([])
    expect(parseHydration(await replay.textAt(at, '/papers/date/2025-06-14')).day).toBe('2025-06-13')
  })
})

describe.skipIf(!hasRecordings)('saved pages', () => {
  const page = (name: string) => textOf({ path: new URL(`hf-daily/html/${name}`, recordings) })

  test('of 2024 say the same in their data and on their cards', () => {
    const text = page('2024-08-01.html')
    const told = accepted(huggingfacePapers, parseHydration(text))
    const shown = accepted(huggingfacePapers, parseCards(text))
    expect(shown.items.map(core)).toEqual(told.items.map(core))
    expect(shown.items.map(({ comments }) => comments)).toEqual(told.items.map(({ comments }) => comments))
    expect(shown.items).toHaveLength(13)
    expect([parseHydration(text).day, parseCards(text).day]).toEqual(['2024-08-01', '2024-08-01'])
  })

  test('of 2026 show votes, comments and organisation beside stars', () => {
    const text = page('2026-09-28-excerpt.html')
    const [card] = accepted(huggingfacePapers, parseCards(text)).items
    expect(card).toMatchObject({ externalId: '2609.18703', upvotes: 42, comments: 2 })
    expect(card?.organization?.id).toBe('PekingUniversity')
    const [row] = accepted(huggingfacePapers, parseHydration(text)).items
    expect(row).toMatchObject({ externalId: '2604.02103', authorCount: 3, details: { github_stars: 6 } })
  })

  test('of an error raise', () => {
    for (const parse of [parseHydration, parseCards])
      expect(() => parse(page('error-400.html'))).toThrow(SourceChanged)
  })
})

describe.skipIf(!hasRecordings)('saved trending pages', () => {
  const folder = new URL('github-trending/html/', recordings)
  const names = hasRecordings ? readdirSync(folder).filter((name) => name.endsWith('.html')) : []

  test('are four', () => {
    expect(names).toHaveLength(4)
  })

  test.each(names)('%s gives 25 repositories in their order, with stars and stars of today', (name) => {
    const text = textOf({ path: new URL(name, folder) })
    const { items, rejected } = accepted(githubTrending, parseTrendingPage(text))
    expect(rejected).toEqual([])
    const headings = [...text.matchAll(/<h[12] class="h3 lh-condensed">\s*<a[^>]*\shref="\/([^"]+)"/g)]
    expect(items.map(({ externalId }) => externalId)).toEqual(headings.map(([, id]) => id))
    expect(items).toHaveLength(25)
    items.forEach(({ upvotes, details, rank }, i) => {
      expect(rank).toBe(i + 1)
      expect(upvotes).toBeGreaterThan(0)
      expect(details.stars_today).toBeGreaterThan(0)
      expect(details.stars_today).toBeLessThanOrEqual(upvotes)
      expect(details.forks).toBeGreaterThanOrEqual(0)
    })
  })
})

test.skipIf(!hasRecordings)('the listing saved as text gives 86 papers with 67 upvotes in all', () => {
  const path = fileURLToPath(new URL('seed/daily-papers-listing.txt', recordings))
  const { items, rejected } = readListing(path, { day: '2025-10-28' }, Date.now())
  expect(rejected).toEqual([])
  expect(items).toHaveLength(86)
  expect(items.reduce((sum, { upvotes }) => sum + upvotes, 0)).toBe(67)
  expect(items.filter(({ upvotes }) => upvotes > 0)).toHaveLength(21)
  expect(items.every(({ publishedAt }) => publishedAt !== null)).toBe(true)
  expect(
    items.filter(({ publishedAt }) => new Date(publishedAt ?? 0).getUTCFullYear() === 2025),
  ).toHaveLength(15)
  const organized = items.filter(({ organization }) => organization !== null)
  expect(organized.map(({ title, organization }) => [title, organization?.name])).toEqual([
    ['Densing Law of LLMs', 'OpenBMB'],
  ])
  expect(items.filter(({ authorCount }) => authorCount === null)).toEqual(organized)
})
