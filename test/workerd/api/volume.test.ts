import { beforeEach, describe, expect, test } from 'vitest'
import { age, close } from '../helpers/aging.ts'
import { api, ask, type Json } from '../helpers/app.ts'
import { paper, repository } from '../helpers/rows.ts'
import { see } from '../helpers/seeing.ts'
import { DAY_ONE, hour, REPOSITORIES } from '../helpers/times.ts'

const NOW = hour(60)
const of = async (query = ''): Promise<Json> => (await api(`/trends/volume${query}`, { now: NOW })).body

const nothingAt = (...ages: number[]) =>
  Object.fromEntries(
    ages.flatMap((one) => [
      [`upvotes_at_${one}h`, null],
      [`known_at_${one}h`, 0],
    ]),
  )

describe('/trends/volume', () => {
  beforeEach(async () => {
    // A day that is closed, none for the next, and two that are open.
    for (const h of [-48, -41, -40, -39, -25, -24, -23, 1])
      await see(hour(h), [paper(1, 50 + h), paper(2, 60 + h)], { day: '2025-06-08' })
    await close('2025-06-08')
    await see(hour(2), [paper(3, 4)])
    await see(hour(30), [paper(3, 6), paper(4, 5)])
    await see(hour(50), [paper(5, 1)], { day: '2025-06-12' })
  })

  const CLOSED = {
    period: '2025-06-08',
    from: '2025-06-08',
    to: '2025-06-08',
    items: 2,
    upvotes: 112,
    coverage: 1,
    provisional: false,
  }

  test.each([
    ['before its ages are known', false],
    ['after that', true],
  ])('is what each day listed, a gap where nobody looked, %s', async (_, aged) => {
    if (aged) await age()
    const { data, meta } = await of()
    expect(data).toEqual([
      {
        ...CLOSED,
        ...nothingAt(8, 24, 168),
        ...(aged ? { upvotes_at_8h: 30, known_at_8h: 2, upvotes_at_24h: 62, known_at_24h: 2 } : {}),
      },
      { ...gap('2025-06-09'), provisional: false },
      { ...gap(DAY_ONE), items: 2, upvotes: 11, provisional: true },
      { ...gap('2025-06-11'), provisional: true },
      { ...gap('2025-06-12'), items: 1, upvotes: 1, provisional: true },
    ])
    expect(meta).toMatchObject({
      source: 'huggingface-papers',
      interval: 'day',
      unit: 'upvotes',
      coverage: 0.2,
    })
  })

  const gap = (day: string) => ({
    period: day,
    from: day,
    to: day,
    items: null,
    upvotes: null,
    coverage: 0,
    ...nothingAt(8, 24, 168),
  })

  test('by weeks and months is the sum of the days', async () => {
    await age()
    const { data } = await of('?interval=week')
    expect(data.map(({ period, items, upvotes_at_24h }: Json) => [period, items, upvotes_at_24h])).toEqual([
      ['2025-W23', 2, 62],
      ['2025-W24', 3, null],
    ])
    expect((await of('?interval=month')).data).toMatchObject([{ period: '2025-06', items: 5, upvotes: 124 }])
  })

  test.each([
    ['week', 'from=2025-06-08&to=2025-06-10', [2, 3]],
    ['week', 'from=2025-06-11&to=2025-06-11', [3]],
    ['month', 'from=2025-06-10&to=2025-06-10', [5]],
  ])('by %s of %s has whole ones', async (interval, days, items) => {
    await age()
    const { data } = await of(`?interval=${interval}&${days}`)
    expect(data.map((point: Json) => point.items)).toEqual(items)
    expect((await of(`?interval=${interval}`)).data).toEqual(expect.arrayContaining(data))
  })

  test('of some days begins and ends there, gaps included', async () => {
    await age()
    const { data } = await of('?from=2025-06-07&to=2025-06-08')
    expect(data.map(({ period, items }: Json) => [period, items])).toEqual([
      ['2025-06-07', null],
      ['2025-06-08', 2],
    ])
  })

  test('up to a day before the first is empty, and says why', async () => {
    await age()
    const { data, meta } = await of('?to=2025-06-07')
    expect([data, meta.reason]).toEqual([[], 'nothing had been listed by 2025-06-07'])
  })

  test('as CSV has the same columns', async () => {
    const text = await (await ask('/api/v1/trends/volume.csv?to=2025-06-08', { now: NOW })).text()
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      'period,from,to,items,upvotes,upvotes_at_8h,known_at_8h,upvotes_at_24h,known_at_24h,upvotes_at_168h,known_at_168h,coverage,provisional',
      '2025-06-08,2025-06-08,2025-06-08,2,112,,0,,0,,0,1,false',
    ])
  })

  test('of repositories compares no stars at an age', async () => {
    for (const h of [1, 7, 8, 9])
      await see(hour(h), [repository('a/b', 500 + h, 1)], { source: REPOSITORIES, whole: true })
    await close(DAY_ONE, REPOSITORIES)
    await age(REPOSITORIES)
    const { data, meta } = await of(`?source=${REPOSITORIES}&to=${DAY_ONE}`)
    expect(data).toMatchObject([{ items: 1, upvotes: 509, upvotes_at_8h: null, known_at_8h: 0 }])
    expect(meta.unit).toBe('stars')
  })
})

test('of nothing is an empty list with a reason', async () => {
  expect(await of()).toMatchObject({ data: [], meta: { coverage: 0, reason: 'nothing has been listed yet' } })
})

test.each([
  'from=2025-06-13',
  'to=2025-06-13',
  'from=2020-01-01',
  'interval=month&from=1980-01-01',
  'interval=week&from=2017-01-01',
  'interval=year',
])('?%s is refused', async (query) => {
  expect((await api(`/trends/volume?${query}`, { now: NOW })).status).toBe(400)
})
