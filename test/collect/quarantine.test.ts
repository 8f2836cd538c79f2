import { describe, expect, test } from 'vitest'
import { fixture } from '../sources/fixture.ts'
import { DAY, hydration, looker } from './looking.ts'
import { type Respond, send, useSite } from './site.ts'

const site = useSite()
const look = looker(site)
const PAGE = fixture('huggingface/page-2026.html')
const WRONG_SHAPE = '[{"paper":{"id":7,"title":null,"upvotes":"many"}},null,"x",{"constructor":{}}]'

const answer = (respond: Respond) =>
  site.answer({ '/api/daily_papers': respond, [`/papers/date/${DAY}`]: respond, '/trending': respond })
const html = (text: string) => send(text, 'text/html; charset=utf-8')

describe('an answer is not trusted', () => {
  const rows = (good: number, bad = 0) =>
    send(
      JSON.stringify([
        ...Array.from({ length: good }, (_, i) => ({
          paper: { id: `2603.${10_000 + i}`, title: 'T', upvotes: 1 },
        })),
        ...Array.from({ length: bad }, () => ({ paper: { id: 7 } })),
      ]),
    )

  test('when none of its rows is valid: the run says why, row by row', async () => {
    answer(send(WRONG_SHAPE))
    expect(await look()).toMatchObject({
      status: 'quarantined',
      reason: 'none of 4 rows is a valid paper',
      facts: { rowsSeen: 4, rejected: { length: 4 }, httpStatus: 200 },
    })
  })

  test.each<[before: number, good: number, bad: number, reason: string | null]>([
    [0, 1, 0, null],
    [10, 5, 0, null],
    [10, 4, 0, '4 papers, where the same day had 10 before'],
    [10, 0, 0, '0 papers, where the same day had 10 before'],
    [10, 4, 6, '4 papers, where the same day had 10 before'],
    [60, 25, 25, null],
    [60, 24, 26, '24 papers, where the same day had 50 before'],
    [60, 30, 0, null],
    [60, 29, 0, '29 papers, where the same day had 60 before'],
    [200, 50, 0, null],
  ])(
    'when it has under half of what the day had: %i before, now %i and %i bad rows',
    async (itemsBefore, good, bad, reason) => {
      answer(rows(good, bad))
      expect(await look({ itemsBefore })).toMatchObject(
        reason === null ? { status: 'seen' } : { status: 'quarantined', reason },
      )
    },
  )

  test.each<[page: number, before: number, good: number, bad: number, reason: string | null]>([
    [1, 51, 0, 0, null],
    [1, 90, 3, 0, null],
    [1, 90, 0, 9, 'none of 9 rows is a valid paper'],
    [1, 90, 19, 31, '19 papers, where the same day had 40 before'],
    [1, 130, 10, 0, '60 papers, where the same day had 130 before'],
    [2, 130, 0, 0, null],
  ])('on page %i, with %i before, now %i and %i bad rows', async (page, itemsBefore, good, bad, reason) => {
    answer(rows(good, bad))
    expect(await look({ page, itemsBefore })).toMatchObject(
      reason === null ? { status: 'seen' } : { status: 'quarantined', reason },
    )
  })

  test('when the page of a day that had papers shows an earlier day', async () => {
    site.answer({ '/papers/date/2026-03-12': html(PAGE) })
    expect(await look({ way: hydration, day: '2026-03-12', itemsBefore: 3 })).toMatchObject({
      status: 'quarantined',
      reason: '0 papers, where the same day had 3 before',
    })
  })
})
