import { describe, expect, test } from 'vitest'
import { fetchDay } from '../../scripts/backfill/fetch-day.ts'
import { type Pace, paced } from '../../scripts/backfill/pace.ts'
import { timeLeft } from '../../scripts/backfill/time-left.ts'
import { huggingfacePapers } from '../../workers/sources/huggingface-papers.ts'
import { attribute } from '../sources/fixture.ts'

const DAY = '2025-06-10'
const json = (body: unknown, init?: ResponseInit) =>
  new Response(new Blob([JSON.stringify(body)]).stream(), {
    headers: { 'content-type': 'application/json' },
    ...init,
  })
const entry = (number: number) => ({
  paper: {
    id: `2506.${String(number).padStart(5, '0')}`,
    title: `Paper ${number}`,
    upvotes: number,
    authors: [],
  },
})
const page = (dailyPapers: unknown[]) =>
  new Response(
    new Blob([
      `<!doctype html><html><div data-target="DailyPapers" data-props="${attribute(JSON.stringify({ date: `${DAY}T00:00:00.000Z`, dailyPapers }))}"></div></html>`,
    ]).stream(),
    { headers: { 'content-type': 'text/html' } },
  )
const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => entry(from + i))

/** A pace that never waits, and remembers how long it should have. */
function noted(): Pace & { rests: number[]; turns: number } {
  const pace = {
    pauseMs: 1000,
    turns: 0,
    rests: [] as number[],
    turn: async () => void pace.turns++,
    rest: async (milliseconds: number) => void (milliseconds > 0 && pace.rests.push(milliseconds)),
  }
  return pace
}

async function fetched(answers: ((url: URL) => Response)[]) {
  const asked: string[] = []
  const said: string[] = []
  const pace = noted()
  const fetcher = (async (address: string) => {
    const url = new URL(address)
    asked.push(url.pathname + url.search)
    return (answers[asked.length - 1] ?? answers.at(-1) ?? (() => json([])))(url)
  }) as typeof fetch
  const day = fetchDay(
    huggingfacePapers,
    DAY,
    'https://site.example',
    pace,
    (line) => said.push(line),
    fetcher,
  )
  return { day: await day.catch((error: Error) => error), asked, said, pace }
}

describe('a day', () => {
  test('of one page is one request', async () => {
    const { day, asked } = await fetched([() => json(entries(1, 15))])
    expect(asked).toEqual([`/api/daily_papers?date=${DAY}&p=0&limit=50`])
    expect(day).toMatchObject({ way: 'api', rejected: [] })
    expect((day as { items: unknown[] }).items).toHaveLength(14)
  })

  test('of several pages is read to its end, and a paper that stands on two of them counts once', async () => {
    const { day, asked, pace } = await fetched([
      () => json(entries(1, 51)),
      () => json([entry(50), ...entries(51, 71)]),
    ])
    expect(asked).toHaveLength(2)
    expect(pace.turns).toBe(2)
    expect((day as { items: { externalId: string }[] }).items.map(({ externalId }) => externalId)).toEqual(
      entries(1, 71).map(({ paper }) => paper.id),
    )
  })

  test('on which nothing was listed is empty', async () => {
    const { day } = await fetched([() => json([])])
    expect(day).toMatchObject({ items: [], rejected: [] })
  })
})

describe('trouble', () => {
  test('a pause that the site asks for is kept', async () => {
    const busy = () => new Response('', { status: 429, headers: { 'retry-after': '90' } })
    const { day, pace, said } = await fetched([busy, () => json(entries(1, 3))])
    expect(pace.rests).toEqual([90_000])
    expect(said[0]).toMatch(/429.*trying again in 90 s/)
    expect((day as { items: unknown[] }).items).toHaveLength(2)
  })

  test('a site that is down is left alone ever longer, and then it is given up with the reason', async () => {
    const { day, pace, asked } = await fetched([() => new Response('', { status: 503 })])
    expect(day).toBeInstanceOf(Error)
    expect((day as Error).message).toMatch(/2025-06-10: the site answered 503/)
    expect(pace.rests).toEqual([30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000])
    expect(asked).toHaveLength(8)
  })

  test('an answer that is none is read in the next way, from its first page on', async () => {
    const { asked } = await fetched([
      () => json(entries(1, 51)),
      () => json({ not: 'a list' }),
      () => new Response('', { status: 404 }),
    ])
    expect(asked.slice(0, 4)).toEqual([
      `/api/daily_papers?date=${DAY}&p=0&limit=50`,
      `/api/daily_papers?date=${DAY}&p=1&limit=50`,
      `/papers/date/${DAY}`,
      `/papers/date/${DAY}`,
    ])
  })

  test.each([
    [49, false],
    [50, true],
  ])('a page of %i papers that stands in for the API may be cut off: %s', async (papers, cutOff) => {
    const { day } = await fetched([() => json({ not: 'a list' }), () => page(entries(1, papers + 1))])
    expect(day).toMatchObject({ way: 'hydration', items: { length: papers }, cutOff })
  })
})

test('requests begin a second apart, however long each takes', async () => {
  let now = 0
  const pace = paced(
    1000,
    () => now,
    async (milliseconds) => {
      now += Math.max(0, milliseconds)
    },
  )
  const began: number[] = []
  for (const took of [0, 300, 1500, 0]) {
    await pace.turn()
    began.push(now)
    now += took
  }
  expect(began).toEqual([0, 1000, 2000, 3500])
})

test('the estimate goes by what has been done', () => {
  expect(timeLeft(0, 10, 0)).toBe('0 of 10 days, about 0 s left')
  expect(timeLeft(5, 10, 10_000)).toBe('5 of 10 days, about 10 s left')
  expect(timeLeft(100, 900, 100_000)).toBe('100 of 900 days, about 13 min left')
  expect(timeLeft(1, 10_000, 1000)).toBe('1 of 10000 days, about 2.8 h left')
})
