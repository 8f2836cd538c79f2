import { beforeEach, describe, expect, test } from 'vitest'
import { items } from '../../../workers/api/routes/items.ts'
import { api } from '../helpers/app.ts'
import { open } from '../helpers/page.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { hour, PAPERS, REPOSITORIES } from '../helpers/times.ts'
import { begin, countEverything, tagAll } from '../helpers/trends.ts'

beforeEach(() => see(hour(2), [paper(1, 10), paper(2, 30)]))

test('everything the API filters by is in the form; a day is its first and its last', async () => {
  const page = await open('/items?day=2025-06-10')
  const fields = await page.attributes('form.filter [name]', 'name')
  const paged = ['day', 'limit', 'cursor']
  expect([...fields, ...paged].sort()).toEqual(Object.keys(items.query.entries).sort())
  expect(await page.attributes('form.filter input[type="date"]', 'value')).toEqual([
    '2025-06-10',
    '2025-06-10',
  ])
  expect(await page.texts('a.title')).toEqual(['Generated paper number 2', 'Generated paper number 1'])
})

describe('what is listed is said, and of one listing unless all are asked for', () => {
  beforeEach(() => see(hour(2), [repository('owner/a', 9000, 1)], { source: REPOSITORIES, whole: true }))

  test.each([
    ['', 'Papers, most upvotes first, of all days.', ['2', '1']],
    [`?source=${REPOSITORIES}`, 'Repositories, most stars first, of all days.', ['owner/a']],
    ['?source=all', 'Papers and repositories, most votes first, of all days.', ['owner/a', '2', '1']],
    ['?sort=upvotes&day=2025-06-10', 'Papers, most upvotes first, listed on 2025-06-10.', ['2', '1']],
    [
      '?q=paper&min_upvotes=20',
      'Papers with “paper”, with at least 20 upvotes, newest first, of all days.',
      [],
    ],
    [
      '?organization=org-1&from=2025-06-01&to=2025-06-20',
      'Papers by org-1, most upvotes first, listed from 2025-06-01 to 2025-06-20.',
      ['1'],
    ],
    ['?sort=heat', 'Papers, hottest for its age first, on the two newest listings.', []],
  ])('/items%s', async (query, words, titles) => {
    const page = await open(`/items${query}`)
    expect(await page.texts('.page-head .facts')).toEqual([words])
    const shown = (await page.texts('a.title')).map((title) => title.replace(/^Generated paper number /, ''))
    expect(shown).toEqual(titles)
    const [csv = ''] = await page.attributes('p.links a[href*=".csv"]', 'href')
    expect(new URL(csv ?? '', 'https://x').searchParams.get('source')).toBe(
      query.includes('all') ? null : query.includes(REPOSITORIES) ? REPOSITORIES : PAPERS,
    )
  })

  test('its orders begin with the one that it has when none is chosen', async () => {
    const orders = async (query: string) => (await open(`/items${query}`)).texts('[name="sort"] option')
    expect((await orders('')).slice(0, 2)).toEqual(['most votes first', 'fastest now first'])
    expect((await orders('?q=paper')).slice(0, 2)).toEqual(['newest first', 'most votes first'])
  })

  test('a column that no row has anything for is left out', async () => {
    expect(await (await open(`/items?source=${REPOSITORIES}`)).texts('table.items th')).toEqual([
      'Item',
      'First seen',
      'Stars',
    ])
  })

  test('the topics and the owner of a repository are those of its own listing', async () => {
    await see(hour(3), [{ ...repository('owner/rag', 9, 2), summary: 'Retrieval-augmented generation' }], {
      source: REPOSITORIES,
    })
    await tagAll(await begin())
    const page = await open(`/items?source=${REPOSITORIES}`)
    const links = await page.attributes('table.items .by a', 'href')
    expect(links).toContain(`/topics/rag?source=${REPOSITORIES}`)
    for (const link of links) expect(link).toContain(`source=${REPOSITORIES}`)
  })
})

describe('an organisation leads to its items', () => {
  test.each([
    ['range=7d', '&from=2025-06-04&to=2025-06-10'],
    ['range=90d', ''],
  ])('of %s', async (query, days) => {
    await countEverything(await begin())
    const page = await open(`/organizations?${query}`, { now: hour(5) })
    const links = await page.attributes('table.organizations a', 'href')
    expect(links).toContain(`/items?organization=org-1${days}`)
    for (const link of links) expect((await open(link ?? '')).status).toBe(200)
  })
})

test('a frame shows ten organisations, and says how many it leaves out', async () => {
  await see(
    hour(3),
    Array.from({ length: 13 }, (_, i) =>
      paper(i + 11, 10, { organization: { id: `lab-${i}`, name: `Lab ${i}` } }),
    ),
  )
  await countEverything(await begin())
  const page = await open('/organizations?range=7d&embed=1')
  expect(await page.texts('table.organizations tbody th')).toHaveLength(10 + 1)
  expect((await page.texts('.facts')).at(-1)).toBe('Left out: 5 organisations.')
})

test('what is counted of organisations is said: entries that stay are new once, votes are those of the closed day', async () => {
  await see(hour(2), [repository('owner/a', 9000, 1)], { source: REPOSITORIES, whole: true })
  await countEverything(await begin())
  const facts = async (source: string) =>
    (await (await open(`/organizations?source=${source}&range=7d`)).texts('.facts'))[0]
  expect(await facts(PAPERS)).toMatch(
    /^2 papers from 2025-06-04 to 2025-06-10; 0 of 7 days seen to the end; upvotes as they were when their day was closed/,
  )
  expect(await facts(REPOSITORIES)).toMatch(/^1 new repository from .*; stars as they were when/)
})

describe('what can not be answered', () => {
  test.each([
    ['q=paper&sort=heat', ['Order does not go with Words: the items collected last come first']],
    ['from=2025-06-01', ['To is missing: from and to go together']],
    ['min_upvotes=many&source=x', [/^At least "many" is not a whole number/, /^Listing "x" is not one of/]],
    ['topic=scaling-lwas', ['Topic "scaling-lwas" is no topic; did you mean "scaling-laws"?']],
    ['sauce=1', [/^sauce is no parameter here/]],
  ])('%s is named beside the form, which keeps what was filled in', async (query, words) => {
    const page = await open(`/items?${query}`)
    expect(page.status).toBe(400)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect((await page.texts('.refused li')).sort()).toEqual(
      words.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
    )
    for (const [name, value] of new URLSearchParams(query))
      if (name === 'q') expect(await page.attributes('form.filter [name="q"]', 'value')).toEqual([value])
    expect(await page.texts('a.title')).toEqual([])
    expect((await api(`/items?${query}`)).status).toBe(400)
  })
})
