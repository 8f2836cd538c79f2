import { beforeEach, describe, expect, test } from 'vitest'
import { api } from '../helpers/app.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'

beforeEach(async () => {
  await see(hour(2), [paper(1, 10, { rank: 2 }), paper(2, 30, { rank: 1 })])
  await see(hour(3), [repository('owner/upvotes', 500, 1)], { source: REPOSITORIES, whole: true })
  await see(hour(4), [paper(1, 15, { rank: 2 }), paper(2, 30, { rank: 1 })])
})

const PAPER_ONE = {
  id: 'huggingface-papers:2506.00001',
  source: PAPERS,
  title: 'Generated paper number 1',
  summary: 'What paper 1 is about.',
  topics: null,
  url: 'https://huggingface.co/papers/2506.00001',
  authors: ['Author 1 A', 'Author 1 B'],
  author_count: 2,
  organization: 'Organisation 1',
  organization_id: 'org-1',
  published_at: '2025-06-01T00:01:00Z',
  first_seen_at: '2025-06-10T02:00:00Z',
  changed_at: '2025-06-10T04:00:00Z',
  upvotes: 15,
  unit: 'upvotes',
  comments: 3,
  details: { github_repo: 'owner-1/code', keywords: ['one', 'two'] },
}
/** How it is doing is tested by itself. */
const DOING = {
  age_hours: 4,
  velocity: 1,
  acceleration: null,
  heat: null,
  forecast: expect.objectContaining({ basis: 'recorded', horizon_hours: 26 }),
  missing: expect.any(Object),
}
const META = { as_of: '2025-06-10T04:00:00Z', version: expect.any(Number) }

describe('/items/{id}', () => {
  test('is one item with the listings on which it stood', async () => {
    await see(hour(30), [paper(1, 15, { rank: 7 })], { day: '2025-06-11' })
    const { status, body } = await api(`/items/${PAPER_ONE.id}`)
    expect(status).toBe(200)
    expect(body.data).toEqual({
      ...PAPER_ONE,
      ...DOING,
      listings: [
        {
          day: DAY_ONE,
          rank: 2,
          first_seen_at: '2025-06-10T02:00:00Z',
          left_at: null,
          url: 'https://huggingface.co/papers/date/2025-06-10',
        },
        {
          day: '2025-06-11',
          rank: 7,
          first_seen_at: '2025-06-11T06:00:00Z',
          left_at: null,
          url: 'https://huggingface.co/papers/date/2025-06-11',
        },
      ],
    })
  })

  test.each([
    '/items/github-trending:owner/upvotes',
    '/items/github-trending:owner%2Fupvotes',
    '/items/github-trending%3Aowner%2Fupvotes',
  ])('%s is the repository called "upvotes"', async (path) => {
    const { status, body } = await api(path)
    expect(status).toBe(200)
    expect(body.data).toMatchObject({ id: 'github-trending:owner/upvotes', unit: 'stars' })
  })

  test.each([
    '/items/github-trending:owner/upvotes/upvotes',
    '/items/github-trending:owner%2Fupvotes/upvotes',
    '/items/github-trending:owner%2Fupvotes%2Fupvotes',
  ])('%s are its stars over time', async (path) => {
    const { status, body } = await api(path)
    expect(status).toBe(200)
    expect(body.data).toEqual([{ observed_at: '2025-06-10T03:00:00Z', upvotes: 500, run_id: 2 }])
  })

  test.each([
    '/items/nothing',
    '/items/huggingface-papers:2506.99999',
    '/items/huggingface-papers:not-an-id',
    '/items/another-source:2506.00001',
    '/items/2506.00001',
    '/items/huggingface-papers:2506.00001/nothing',
    '/items/huggingface-papers:2506.99999/upvotes',
    '/items/huggingface-papers:2506.00001.csv',
    '/items/huggingface-papers:2506.00001/upvotes.xml',
    '/items/%E0%A4%A',
    `/items/${'x'.repeat(3000)}`,
  ])('%s is not there', async (path) => {
    const { status, body, headers } = await api(path)
    expect(status).toBe(404)
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(body.detail.length).toBeLessThan(300)
  })
})

describe('/items/{id}/upvotes', () => {
  const PATH = `/items/${PAPER_ONE.id}/upvotes`

  test('are the observations with their runs, and until when the last one holds', async () => {
    const { status, body } = await api(PATH)
    expect(status).toBe(200)
    expect(body).toEqual({
      data: [
        { observed_at: '2025-06-10T02:00:00Z', upvotes: 10, run_id: 1 },
        { observed_at: '2025-06-10T04:00:00Z', upvotes: 15, run_id: 3 },
      ],
      meta: {
        ...META,
        unit: 'upvotes',
        looked_at: '2025-06-10T04:00:00Z',
        gaps: [],
        forecast: DOING.forecast,
        typical: [],
      },
    })
  })

  test('carry the gaps with their reasons', async () => {
    await see(hour(9), [paper(1, 15)], { missed: { from: hour(4), reason: 'the site answered 503' } })
    await see(hour(20), [repository('owner/other', 1, 1)], { source: REPOSITORIES, whole: true })
    await see(hour(22), [repository('owner/upvotes', 501, 1)], { source: REPOSITORIES, whole: true })
    expect((await api(PATH)).body.meta.gaps).toEqual([
      ['2025-06-10T04:00:00Z', '2025-06-10T09:00:00Z', 'the site answered 503'],
    ])
    expect((await api('/items/github-trending:owner/upvotes/upvotes')).body.meta.gaps).toEqual([
      ['2025-06-10T20:00:00Z', '2025-06-10T22:00:00Z', 'not on the listing'],
    ])
  })

  test('can be cut to days, both included', async () => {
    await see(hour(30), [paper(1, 40)])
    await see(hour(60), [paper(1, 50)])
    const upvotes = async (query: string) =>
      (await api(`${PATH}?${query}`)).body.data.map((point: { upvotes: number }) => point.upvotes)
    expect(await upvotes('from=2025-06-11')).toEqual([40, 50])
    expect(await upvotes('to=2025-06-11')).toEqual([10, 15, 40])
    expect(await upvotes('from=2025-06-11&to=2025-06-11')).toEqual([40])
    expect(await upvotes('from=2025-07-01')).toEqual([])
  })
})
