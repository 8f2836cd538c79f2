import { describe, expect, test } from 'vitest'
import { collectAt } from '../helpers/collecting.ts'
import { open } from '../helpers/page.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'
import { papers, upstream } from '../helpers/upstream.ts'

test('an empty database is a whole page that says what comes when', async () => {
  const page = await open('/')
  expect(page.status).toBe(200)
  expect(await page.texts('h1')).toEqual(['Tuesday, 10 June 2025'])
  expect(await page.texts('.health-line')).toEqual([
    expect.stringMatching(/^Nothing has been seen yet\. .*has not been seen yet.*has not been seen yet$/),
  ])
  // The same words as on every page that has nothing to show yet.
  expect(await page.texts('h2')).toEqual(['Nothing has been collected yet'])
  const words = await page.texts('.first-run')
  expect(words[0]).toContain('The health page says what was tried')
  for (const path of ['/items', '/listings'])
    expect(await (await open(path)).texts('.first-run')).toEqual(words)
})

test('a source of which nothing was seen is said to be empty, beside what the other one shows', async () => {
  await see(hour(2), [paper(1, 10)])
  const page = await open(`/?source=${REPOSITORIES}`)
  expect(await page.texts('h2')).toEqual([
    'Rising',
    'Falling',
    'Emerging phrases',
    'Volume',
    'Most stars',
    'Fastest now',
  ])
  expect((await page.texts('section[aria-labelledby="rising"] .empty'))[0]).toContain(
    'No trend can be told yet',
  )
  expect((await page.texts('section[aria-labelledby="most"] .empty'))[0]).toContain(
    'Nothing of GitHub Trending has been collected yet.',
  )
  expect(await page.texts('.empty')).toHaveLength(6)
})

describe('the newest listing', () => {
  test('shows what has the most votes, and what gains fastest', async () => {
    await see(hour(2), [paper(1, 10), paper(2, 30), paper(3, 5)])
    await see(hour(3), [paper(1, 60), paper(2, 35), paper(3, 5)])
    const page = await open('/')
    const titles = (section: string) => page.texts(`section[aria-labelledby="${section}"] a.title`)
    expect(await page.texts('#most')).toEqual(['Most upvotes today'])
    expect(await titles('most')).toEqual([1, 2, 3].map((number) => `Generated paper number ${number}`))
    // The third hardly moves: it would be written as 0.0 an hour.
    expect(await titles('fastest')).toEqual([1, 2].map((number) => `Generated paper number ${number}`))
    const speeds = await page.texts('section[aria-labelledby="fastest"] .votes')
    expect(speeds.map((words) => Number(words.split(/(?<=\.\d)/)[0]))).toEqual(
      speeds.map((words) => Number(words.split(/(?<=\.\d)/)[0])).toSorted((a, b) => b - a),
    )
    expect(speeds[0]).toMatch(/^1\d\.\d60 now$/)
    expect((await page.texts('section[aria-labelledby="most"] .facts'))[0]).toBe(
      '3 papers, seen 10 Jun 2025, 03:00 UTC, provisional; → expected in the end (80%)',
    )
  })

  test('of which nothing moves says so, and leads to the newest digest', async () => {
    await see(hour(2), [paper(1, 1)])
    await see(hour(20), [paper(1, 1)])
    const page = await open('/', { now: hour(20.5) })
    expect(await page.texts('section[aria-labelledby="fastest"] .empty')).toEqual([
      'Nothing moves right now: hardly any upvotes came between the last two looks.',
    ])
    expect(await page.texts('section[aria-labelledby="most"] .more a')).toEqual([
      'The whole listing',
      'Digest of 8 June 2025',
    ])
  })

  test('is that of the source asked for', async () => {
    await see(hour(2), [paper(1, 10)])
    await see(hour(2), [repository('owner/a', 9000, 1)], { source: REPOSITORIES, whole: true })
    const page = await open(`/?source=${REPOSITORIES}`)
    expect(await page.texts('section[aria-labelledby="most"] a.title')).toEqual(['owner/a'])
    expect(await page.texts('nav.switch a[aria-current]')).toEqual(['GitHub Trending'])
    expect(await page.attributes('nav.switch a', 'href')).toEqual(['/', `/?source=${REPOSITORIES}`])
  })
})

test('one source that fails is named, with the way to its reason', async () => {
  const site = upstream()
  site.papers.set(DAY_ONE, papers(3))
  await collectAt(hour(2), site)
  site.trouble = () => new Response('', { status: 503 })
  await collectAt(hour(3), site)
  const page = await open('/', { now: hour(3.5) })
  expect(await page.texts('.health-line .status')).toContain(
    'Hugging Face Daily Papers could not be read at the last attempt',
  )
  expect(await page.attributes('.health-line a', 'href')).toContain('/health')
})

test.each([
  ['/?source=reddit', 'source: "reddit" is not one of'],
  ['/?sauce=1', 'sauce: is no parameter here. Known: source, embed.'],
  ['/?source=github-trending&source=x', 'source: is given more than once'],
])('%s is refused, and named', async (path, words) => {
  const page = await open(path)
  expect(page.status).toBe(400)
  expect((await page.texts('.trouble-page p'))[0]).toContain(words)
})
