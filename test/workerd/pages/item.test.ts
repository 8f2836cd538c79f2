import { beforeEach, describe, expect, test } from 'vitest'
import { api, ask } from '../helpers/app.ts'
import { open } from '../helpers/page.ts'
import { barePaper, paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, tagAll } from '../helpers/trends.ts'

const PATH = `/items/${PAPERS}:2506.00001`

describe('an item', () => {
  beforeEach(async () => {
    await see(hour(2), [
      paper(1, 10, {
        rank: 4,
        details: { github_repo: 'owner/code', project_page: 'https://project.example/x?a=1&b=2' },
      }),
    ])
    await see(hour(4), [paper(1, 15, { rank: 3, details: {} })])
    await see(hour(9), [paper(1, 15, { rank: 3 })], {
      missed: { from: hour(4), reason: 'the site answered 503' },
    })
  })

  test('says what it is, by whom, and when it was listed', async () => {
    const page = await open(PATH)
    expect(page.status).toBe(200)
    expect(await page.texts('title')).toEqual(['Generated paper number 1 · Uptrend'])
    expect(await page.texts('h1')).toEqual(['Generated paper number 1'])
    expect(await page.texts('article > .by')).toEqual(['Organisation 1 · Author 1 A, Author 1 B'])
    expect(await page.texts('dl.facts dt')).toEqual([
      'upvotes',
      'velocity',
      'comments',
      'published',
      'first seen',
      'listed on',
    ])
    expect(await page.texts('dl.facts dd')).toEqual([
      '15',
      expect.stringMatching(/^0\.\d upvotes a day, slowing down$/),
      '3',
      '1 June 2025',
      '10 Jun 2025, 02:00 UTC',
      '2025-06-10, place 3',
    ])
    expect(await page.texts('p.summary')).toEqual(['What paper 1 is about.'])
  })

  test('waits for its topics, has none, or has them with the words that show them', async () => {
    expect((await (await open(PATH)).texts('.matched'))[0]).toContain('Its texts are read within minutes')
    await see(hour(2), [
      paper(2, 1, {
        title: 'Retrieval-augmented <i>generation</i>',
        summary: 'RAG, and RAG again; scaling laws.',
      }),
    ])
    await tagAll(await begin())
    expect((await (await open(PATH)).texts('.matched .empty'))[0]).toContain("None of the topics' words")
    const page = await open(`/items/${PAPERS}:2506.00002`)
    const { body } = await api(`/items/${PAPERS}:2506.00002`)
    expect(await page.attributes('.matched a', 'href')).toEqual(
      body.data.topics.map(({ topic }: { topic: string }) => `/topics/${topic}`),
    )
    expect(await page.texts('.matched li')).toEqual([
      expect.stringMatching(
        /^Retrieval-augmented generation what it is about“Retrieval-augmented” in the title; .*“RAG”, 2 times in the abstract/,
      ),
      'Scaling laws mentioned“scaling laws” in the abstract',
    ])
    expect(page.html).not.toContain('<i>')
  })

  test('tells its curve in a sentence, as a table and as data for the chart', async () => {
    const page = await open(PATH)
    const sentence =
      'From 10 to 15 upvotes in 7 hours, seen changed 1 time. 1 gap in which it was not seen. ' +
      'By 11 Jun 2025, 02:00 UTC it is expected to have 21 upvotes (80%: 15 to 30), going by 2,423 papers recorded earlier, ' +
      'until enough have settled here.'
    expect(await page.texts('figcaption')).toEqual([sentence])
    expect(await page.attributes('.plot', 'aria-label')).toEqual([sentence])
    expect(await page.texts('figure tbody td')).toEqual([
      '10 Jun 2025, 02:00 UTC',
      '10',
      '1',
      '10 Jun 2025, 04:00 UTC',
      '15',
      '2',
      '10 Jun 2025, 04:00 UTC to 10 Jun 2025, 09:00 UTC',
      'not seen',
      'the site answered 503',
      '11 Jun 2025, 02:00 UTC',
      '21',
      'expected, 80%: 15 to 30',
    ])
    const [data = ''] = await page.texts('script[type="application/json"]')
    expect(JSON.parse(data)).toEqual({
      unit: 'upvotes',
      points: [
        [hour(2), 10, 1],
        [hour(4), 15, 2],
      ],
      gaps: [[hour(4), hour(9), 'the site answered 503']],
      until: hour(9),
      forecast: { at: hour(26), final: 21, lo: 15, hi: 30 },
      typical: [],
    })
  })

  test('links to the site, the code, the project and its data, all of which are https or here', async () => {
    const page = await open(PATH)
    const links = await page.attributes('p.links a', 'href')
    expect(links).toEqual([
      'https://huggingface.co/papers/2506.00001',
      'https://github.com/owner-1/code',
      'https://project.example/x?a=1&b=2',
      `/api/v1${PATH}`,
      `/api/v1${PATH}/upvotes.csv`,
    ])
    for (const link of links.slice(3)) expect((await ask(link ?? '')).status).toBe(200)
    expect(await page.attributes('p.kicker a', 'href')).toEqual(['/listings?day=2025-06-10'])
  })
})

test('an item of which only the title is known has a page as well', async () => {
  await see(hour(2), [barePaper(1, 0, { externalId: 'title-0000000000000a' })])
  const page = await open(`/items/${PAPERS}:title-0000000000000a`)
  expect(page.status).toBe(200)
  expect(await page.texts('dl.facts dt')).toEqual(['upvotes', 'first seen', 'listed on'])
  expect(await page.texts('figcaption')).toEqual(['0 upvotes when first seen, 10 Jun 2025, 02:00 UTC.'])
  expect((await page.texts('p.links a'))[0]).toBe('As JSON')
})

test.each([`/items/${REPOSITORIES}:owner/upvotes`, `/items/${REPOSITORIES}:owner%2Fupvotes`])(
  '%s is a repository',
  async (path) => {
    await see(hour(2), [repository('owner/upvotes', 50, 1)], { source: REPOSITORIES, whole: true })
    await see(hour(26), [repository('owner/upvotes', 60, 1)], {
      source: REPOSITORIES,
      whole: true,
      day: '2025-06-11',
    })
    const page = await open(path)
    expect(page.status).toBe(200)
    expect(await page.texts('h1')).toEqual(['owner/upvotes'])
    expect((await page.texts('dl.facts dd')).at(-1)).toBe('2 days, 2025-06-10 to 2025-06-11')
    expect((await page.texts('figcaption'))[0]).toMatch(
      /^From 50 to 60 stars .* No forecast: stars go on coming/,
    )
    const facts = await page.texts('dl.facts > div')
    for (const fact of ['languageTypeScript', 'forks12', 'stars that day, when last listed40'])
      expect(facts).toContain(fact)
    expect(await page.texts('#summary')).toEqual(['Description'])
    expect(await page.attributes('article > .by a', 'href')).toEqual([
      `/items?organization=owner&source=${REPOSITORIES}`,
    ])
    expect(await page.texts('p.links a')).toEqual(['Open on GitHub', 'As JSON', 'Stars as CSV'])
    await tagAll(await begin())
    expect((await (await open(path)).texts('.matched .empty'))[0]).toContain('title or description.')
  },
)

test.each([
  `/items/${PAPERS}:2506.99999`,
  `/items/${PAPERS}:nonsense`,
  '/items/nonsense',
  '/items/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '/items/%E0%A4%A',
])('%s was never seen', async (path) => {
  const page = await open(path)
  expect(page.status).toBe(404)
  expect(await page.texts('h1')).toEqual(['Never seen'])
  expect(page.html).not.toContain('<script>alert')
})
