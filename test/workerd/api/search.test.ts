import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { noteItems, sortNotes } from '../../../workers/jobs/note-words.ts'
import { ERA } from '../../../workers/search/lines.ts'
import { api, askCounted } from '../helpers/app.ts'
import { value } from '../helpers/database.ts'
import { barePaper, paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

const effects = { env, fetch, clock: () => 0 }

async function noteAll(): Promise<void> {
  while ((await noteItems(hour(9), effects)) > 0);
}

const ask = async (query: string) => (await api(`/items?${query}`)).body
const found = async (query: string): Promise<string[]> =>
  (await ask(query)).data.map(({ id }: { id: string }) => id.split(':')[1])
const search = (q: string, rest = '') => found(`q=${encodeURIComponent(q)}${rest}`)

describe('searching titles and abstracts', () => {
  beforeEach(async () => {
    await see(hour(2), [
      barePaper(1, 10, { title: 'Latent Diffusion Models', summary: 'Of images.' }),
      barePaper(2, 30, { title: 'A model of diffusion', summary: 'The naïve way; state-of-the-art.' }),
      barePaper(3, 20, { title: '机器学习', summary: 'On glaciers' }),
    ])
    await see(hour(3), [repository('owner/diffusion-model', 500, 1)], { source: REPOSITORIES, whole: true })
    await noteAll()
  })

  test.each([
    ['diffusion', ['owner/diffusion-model', '2506.00002', '2506.00001']],
    ['DIFFUSION models', ['owner/diffusion-model', '2506.00002', '2506.00001']],
    ['"diffusion models"', ['owner/diffusion-model', '2506.00001']],
    ['"model of diffusion"', ['2506.00002']],
    ['diffusion images', ['2506.00001']],
    ['naive', ['2506.00002']],
    ['state-of-the-art', ['2506.00002']],
    ['owner/diffusion-model', ['owner/diffusion-model']],
    ['学习', ['2506.00003']],
    ['diffus', []],
    ['nothing', []],
  ])('%s', async (q, ids) => expect(await search(q)).toEqual(ids))

  test('goes together with other conditions', async () => {
    expect(await search('diffusion', `&source=${PAPERS}`)).toEqual(['2506.00002', '2506.00001'])
    expect(await search('diffusion', `&day=${DAY_ONE}&source=${REPOSITORIES}`)).toEqual([
      'owner/diffusion-model',
    ])
    expect(await search('diffusion', '&day=2025-06-09')).toEqual([])
    expect(await search('diffusion', '&from=2025-06-09&to=2025-06-11')).toHaveLength(3)
    expect(await search('diffusion', '&min_upvotes=30')).toEqual(['owner/diffusion-model', '2506.00002'])
    expect(await search('diffusion', '&organization=owner')).toEqual(['owner/diffusion-model'])
    const [row] = (await ask(`q=latent&day=${DAY_ONE}`)).data
    expect(row).toMatchObject({ id: `${PAPERS}:2506.00001`, rank: 1, upvotes: 10 })
  })

  test('finds the same once words are sorted into buckets', async () => {
    await value('UPDATE search_words SET items = 96')
    expect(await sortNotes(hour(9), effects)).toBe(96)
    expect(await search('diffusion models')).toHaveLength(3)
    expect(await search('"model of diffusion"', `&source=${PAPERS}`)).toEqual(['2506.00002'])
  })

  test('follows an item that is called something else, and no longer finds it by its old words', async () => {
    await see(hour(4), [barePaper(1, 10, { title: 'About volcanoes', summary: 'Of images.' })])
    expect(await search('latent')).toEqual([])
    await noteAll()
    expect(await search('volcano')).toEqual([])
    expect(await search('volcanoes images')).toEqual(['2506.00001'])
  })

  test('as CSV has the same rows', async () => {
    const { response } = await askCounted('/api/v1/items.csv?q=diffusion')
    expect((await response.text()).trimEnd().split('\r\n')).toHaveLength(4)
  })
})

test('nothing is found before anything is noted, and an item once it is', async () => {
  expect(await search('anything')).toEqual([])
  await see(hour(2), [paper(1, 1, { title: 'Anything' })])
  expect(await search('anything')).toEqual([])
  await noteAll()
  expect(await search('anything')).toEqual(['2506.00001'])
})

test.each([
  ['q=', 'q'],
  ['q=the', 'q'],
  ['q=%22%22', 'q'],
  ['q=%2C.%3B', 'q'],
  [`q=${'x'.repeat(201)}`, 'q'],
  ['q=a&q=b', 'q'],
  ['q=model&sort=upvotes', 'sort'],
  ['q=model&topic=nothing', 'topic'],
  ['q=model&cursor=abc', 'cursor'],
])('%s is refused by name', async (query, parameter) => {
  const { status, body } = await api(`/items?${query}`)
  expect([status, body.errors?.[0]?.parameter]).toEqual([400, parameter])
})

describe('paging through what was found', () => {
  const collect = (from: number, count: number, title: (i: number) => string) =>
    see(
      hour(2),
      Array.from({ length: count }, (_, i) => paper(from + i, 1, { title: title(from + i), summary: null })),
    )

  async function walk(query: string, meanwhile = async (_page: number) => {}): Promise<string[]> {
    const seen: string[] = []
    let cursor: string | null = null
    for (let page = 1; page === 1 || cursor !== null; page++) {
      const body: { data: { id: string }[]; meta: { next: string | null } } = await ask(
        cursor === null ? query : `${query}&cursor=${cursor}`,
      )
      seen.push(...body.data.map(({ id }) => id))
      cursor = body.meta.next
      await meanwhile(page)
    }
    return seen
  }

  test.each([1, 7, 200])('gives each once, %i at a time, also while more is found', async (limit) => {
    await collect(1, 60, (i) => (i % 3 === 0 ? 'About glaciers' : 'Else'))
    await noteAll()
    const seen = await walk(`q=glacier&limit=${limit}`, async (page) => {
      if (page > 5) return
      await collect(100 + page, 1, () => 'About glaciers')
      await noteAll()
    })
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(20)
  })

  test('a phrase of common words leads on through short pages to all that have it', async () => {
    await collect(1, 60, (i) => (i % 10 === 0 ? 'large language models' : 'a language of large models'))
    await noteAll()
    expect((await ask('q=%22large+language+model%22&limit=5')).data).toHaveLength(1)
    expect(await walk('q=%22large+language+model%22&limit=5')).toHaveLength(6)
  })

  test('goes on into the era before', async () => {
    await collect(1, 2, () => 'About glaciers')
    await noteAll()
    await value(
      `INSERT INTO item (id, source, external_id, title, title_key, first_seen_at, changed_at, upvotes, details)
       SELECT ${ERA} + 5, source, '2507.00001', title, 'x', first_seen_at, changed_at, 1, '{}' FROM item WHERE id = 1`,
    )
    await noteAll()
    expect(await value('SELECT count(*) FROM search_words WHERE bucket = -1')).toBe(2)
    expect(await walk('q=glaciers')).toHaveLength(3)
    expect((await ask('q=glaciers')).data).toHaveLength(1)
    await see(hour(5), [paper(1, 1, { title: 'About volcanoes', summary: null })])
    await noteAll()
    expect(await walk('q=volcanoes')).toEqual([`${PAPERS}:2506.00001`])
  })
})
